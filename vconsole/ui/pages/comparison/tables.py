"""The two tables of the comparison: what works with each kind, and how each is written."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vconsole.model import ACCESS_NAMES, Fault
from vconsole.ui.look import Tone
from vconsole.ui.pages.comparison.wording import LOOK
from vconsole.ui.widgets import Cell, Column, InventoryTable
from vconsole.vcenter.comparison import KIND_TITLES, KINDS, Access, ComparedRow, Comparison, WrittenDevice

NOTHING = "--"
_TITLE_CELLS = 21
_ANSWER_CELLS: Mapping[Access, int] = {"directpath-io": 13, "dynamic-directpath-io": 21, "nvidia-vgpu": 13}
"""Cells that show the name of each kind and its shorter answers, so that all kinds fit on 76 cells."""


class FunctionalityTable(InventoryTable[ComparedRow]):
    """The rows of the article, with an answer for each kind."""

    def __init__(self) -> None:
        super().__init__(
            [
                Column("row", "Functionality", lambda row: row.row.title, min_width=_TITLE_CELLS),
                *(_answers(number, kind) for number, kind in enumerate(KINDS)),
            ],
            row_key=lambda row: row.row.name,
            empty="It is being tried.",
        )

    def show(self, comparison: Comparison | None) -> None:
        """Show other answers; none while they are sought."""
        self.replace_rows(comparison.rows if comparison else ())


def _answers(number: int, kind: Access) -> Column[ComparedRow]:
    def answer(compared: ComparedRow) -> Cell:
        cell = compared.cells[number]
        return Cell.of(LOOK[cell.verdict], cell.text)

    title = KIND_TITLES[kind]
    return Column(title.lower(), title, answer, min_width=_ANSWER_CELLS[kind], max_width=40, priority=-number)


class NotationRow(NamedTuple):
    """One setting of a device, in both ways to write it."""

    device: WrittenDevice
    key: str
    static: str | None
    dynamic: str | None


class NotationTable(InventoryTable[NotationRow]):
    """The settings of every passthrough device of a VM."""

    def __init__(self) -> None:
        super().__init__(
            [
                Column("setting", "Setting", lambda row: row.key, min_width=24, priority=2),
                Column("static", ACCESS_NAMES["directpath-io"], _static, min_width=15),
                Column("dynamic", ACCESS_NAMES["dynamic-directpath-io"], _dynamic, min_width=21, priority=1),
            ],
            row_key=lambda row: row.key,
            empty="The virtual machine has no passthrough device.",
        )

    def show(self, devices: tuple[WrittenDevice, ...]) -> None:
        """Show other devices."""
        self.replace_rows([row for device in devices for row in _rows(device)])


def _rows(device: WrittenDevice) -> Iterator[NotationRow]:
    static = {} if isinstance(device.static, Fault) else dict(device.static)
    dynamic = {} if isinstance(device.dynamic, Fault) else dict(device.dynamic)
    for key in {**static, **dynamic}:
        yield NotationRow(device, key, static.get(key), dynamic.get(key))


def _static(row: NotationRow) -> Cell:
    return _value(row.static, own=row.device.access == "directpath-io")


def _dynamic(row: NotationRow) -> Cell:
    return _value(row.dynamic, own=row.device.access == "dynamic-directpath-io")


def _value(value: str | None, *, own: bool) -> Cell:
    """The value; of the way in which the device is not written now only dimmed."""
    if value is None:
        return Cell(NOTHING, tone=Tone.MUTED)
    return Cell(value, tone=Tone.PLAIN if own else Tone.MUTED)
