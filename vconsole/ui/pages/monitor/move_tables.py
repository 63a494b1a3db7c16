"""The three lists of What DRS Would Move: the moves, the hosts before and after, and the VMs that stay."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vconsole.model import Fault
from vconsole.ui.look import Tone
from vconsole.ui.widgets import Cell, Column, InventoryTable
from vconsole.vcenter import MigrateVm
from vconsole.vcenter.queries import HostLoad, LoadBalance

BAR_CELLS = 10
CHANGED_FROM = 0.0005
"""Less than that is the same load, written in percent."""


class MoveRow(NamedTuple):
    """One move in its turn."""

    number: int
    action: MigrateVm
    origin: str

    @property
    def sentence(self) -> str:
        """The whole line, however narrow the columns are."""
        return f"{self.action.vm} moves live from {self.origin} to {self.action.host}."


def moves_of(found: LoadBalance) -> Iterator[MoveRow]:
    """The moves in the order in which they are made."""
    for number, (action, origin) in enumerate(zip(found.moves, found.origins, strict=True), start=1):
        yield MoveRow(number, action, origin)


class MoveTable(InventoryTable[MoveRow]):
    """The moves."""

    def __init__(self) -> None:
        empty = "No move would even out the load by a twentieth of a host."
        super().__init__(_MOVES, row_key=lambda row: (row.action.vm, row.number), empty=empty)


class LoadTable(InventoryTable[HostLoad]):
    """The hosts; those whose load does not change are dimmed."""

    def __init__(self) -> None:
        empty = "No host of this cluster takes virtual machines."
        super().__init__(_LOADS, row_key=lambda load: load.host, dimmed=lambda load: not _changes(load), empty=empty)


class StayingTable(InventoryTable[Fault]):
    """The running VMs that stay, a line for each PCI device that holds one."""

    def __init__(self) -> None:
        super().__init__(_STAYING, row_key=lambda fault: (_vm(fault), fault.slot), empty="No PCI device holds a VM.")


def load_sentence(load: HostLoad) -> str:
    """A host before and after."""
    how = f"goes from {load.before:.0%} to {load.after:.0%}" if _changes(load) else f"stays at {load.before:.0%}"
    return f"{load.host} {how} of its processors or memory, whichever is more."


def staying_sentence(fault: Fault) -> str:
    """Why a VM stays, and what could be done."""
    return f"{fault.message} {fault.remedy}"


def held_vms(staying: Iterable[Fault]) -> int:
    """How many VMs stay, however many devices hold each."""
    return len({_vm(fault) for fault in staying})


def _changes(load: HostLoad) -> bool:
    return abs(load.after - load.before) >= CHANGED_FROM


def _load(part: float) -> Cell:
    """A bar and the percentage; more than all of the host stands out."""
    cells = min(BAR_CELLS, max(0, round(part * BAR_CELLS)))
    bar = f"{'━' * cells}{'╌' * (BAR_CELLS - cells)}"
    return Cell(f"{bar} {part:4.0%}", tone=Tone.ATTENTION if part > 1 else Tone.PLAIN)


def _vm(fault: Fault) -> str:
    return fault.about.name if fault.about else ""


def _why(fault: Fault) -> str:
    """The end of the sentence; its beginning is the same for all."""
    return fault.message.partition(": ")[2] or fault.message


def _device(fault: Fault) -> str:
    return f"{fault.slot}: {fault.device.client}" if fault.device else str(fault.slot)


_MOVES: list[Column[MoveRow]] = [
    Column("vm", "Virtual Machine", lambda row: row.action.vm, min_width=16),
    Column("turn", "Turn", lambda row: str(row.number), width=6, align="right", sort=lambda row: row.number),
    Column("from", "From Host", lambda row: row.origin, min_width=14),
    Column("to", "To Host", lambda row: row.action.host, min_width=14),
]

_LOADS: list[Column[HostLoad]] = [
    Column("host", "Host", lambda load: load.host, min_width=18),
    Column("before", "Load Now", lambda load: _load(load.before), width=16, sort=lambda load: load.before),
    Column("after", "Load Then", lambda load: _load(load.after), width=16, sort=lambda load: load.after),
]

_STAYING: list[Column[Fault]] = [
    Column("vm", "Virtual Machine", _vm, min_width=16),
    Column("device", "PCI Device", _device, min_width=15, max_width=18, priority=1),
    Column("why", "Why It Stays", _why, min_width=24, max_width=120),
]
