"""ADD NEW DEVICE: the kinds of virtual devices that a VM can be given."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from textual import on
from textual.widget import Widget

from vconsole.model import Fault, Model
from vconsole.model.catalogue.tables import read_table
from vconsole.ui.dialogs import Dialog
from vconsole.ui.widgets import Column, InventoryTable

PCI_DEVICE = "PCI Device"
"""The one entry that the console models."""


class _Group(Model):
    title: str
    entries: tuple[str, ...]


class _MenuFile(Model):
    source: str
    group: tuple[_Group, ...]


class MenuRow(NamedTuple):
    """A line of the menu: the heading of a group, or an entry below it."""

    title: str
    heading: bool

    @property
    def usable(self) -> bool:
        """Whether it can be added here."""
        return self.title == PCI_DEVICE

    @property
    def note(self) -> str:
        """Why it cannot be added."""
        return "" if self.heading or self.usable else "not modelled here"


@cache
def menu_rows() -> tuple[MenuRow, ...]:
    """The menu, group by group. Raises ValueError if the file is wrong."""
    groups = read_table(_MenuFile, files(__package__) / "device_menu.toml").group
    return tuple(
        row
        for group in groups
        for row in (MenuRow(group.title, heading=True), *(MenuRow(entry, heading=False) for entry in group.entries))
    )


class AddDeviceMenu(Dialog[bool]):
    """The menu as a dialog; true when PCI Device was chosen, which is the only kind that the console models."""

    DEFAULT_CSS = "AddDeviceMenu InventoryTable { height: 14; }"

    def __init__(self) -> None:
        super().__init__("Add New Device", confirm="ADD")
        self._table: InventoryTable[MenuRow] = InventoryTable(
            [
                Column("device", "Device", lambda row: row.title, min_width=28),
                Column("note", "", lambda row: row.note, min_width=18),
            ],
            menu_rows(),
            row_key=lambda row: row.title,
            indent=lambda row: 0 if row.heading else 1,
            dimmed=lambda row: not (row.heading or row.usable),
        )

    def body(self) -> Iterable[Widget]:
        """The menu."""
        yield self._table

    def on_mount(self) -> None:
        """Begin at the entry that can be added."""
        self._table.move_to(PCI_DEVICE)

    @on(InventoryTable.Opened)
    def _choose(self, event: InventoryTable.Opened) -> None:
        event.stop()
        self.action_confirm()

    @on(InventoryTable.Highlighted)
    def _forget_refusal(self) -> None:
        self.accept()

    def answer(self) -> bool | Fault:
        """Whether a PCI device is to be added."""
        row = self._table.cursor_row
        if row is not None and row.usable:
            return True
        return Fault(
            code="device-not-modelled",
            message=f"{row.title if row else 'Nothing'} cannot be added in this console.",
            remedy=f"Only {PCI_DEVICE} is modelled: it is what placement is about.",
        )
