"""The two tables of a survey: the hosts that could fail, and the headroom of each set of PCI devices."""

from vconsole.ha import Failure, Headroom
from vconsole.ui.look import MET, UNMET, Tone
from vconsole.ui.pages.monitor.survey_text import devices_found, devices_wanted, outcome
from vconsole.ui.pages.vm_table import NOTHING, requests_text
from vconsole.ui.widgets import Cell, Column, InventoryTable


class FailureTable(InventoryTable[Failure]):
    """The hosts, each with what its failure would come to."""

    def __init__(self) -> None:
        super().__init__(
            _FAILURES,
            row_key=lambda failure: failure.host,
            dimmed=lambda failure: not failure.restarts and not failure.left_off,
            empty="No host is surveyed yet.",
        )


class HeadroomTable(InventoryTable[Headroom]):
    """The sets of PCI devices that VMs of the cluster ask for, each with how many more VMs would still restart."""

    def __init__(self) -> None:
        super().__init__(
            _HEADROOM, row_key=lambda room: room.like.name, empty="No VM here asks for Dynamic DirectPath IO devices."
        )


def _left_off(failure: Failure) -> str | Cell:
    return Cell(str(len(failure.left_off)), tone=Tone.PROBLEM) if failure.left_off else "0"


def _devices(failure: Failure) -> str | Cell:
    """How many of the devices that the VMs need were found elsewhere."""
    found, wanted = devices_found(failure), devices_wanted(failure)
    if not wanted:
        return NOTHING
    return Cell.of(MET if found == wanted else UNMET, f"{found} of {wanted}")


def _more(room: Headroom) -> Cell:
    return Cell(str(room.more), tone=Tone.GOOD if room.more else Tone.ATTENTION)


_FAILURES: list[Column[Failure]] = [
    Column("host", "If This Host Fails", lambda failure: failure.host, min_width=18),
    Column("outcome", "Outcome", outcome, min_width=14),
    Column("restarts", "Restart", lambda row: str(len(row.restarts)), width=9, align="right"),
    Column("off", "Stay Off", _left_off, width=10, align="right"),
    Column("devices", "Devices Found", _devices, min_width=13),
]

_HEADROOM: list[Column[Headroom]] = [
    Column("devices", "Each VM With", lambda room: requests_text(room.like), min_width=24, max_width=60),
    Column("running", "Run Now", lambda room: str(room.running), width=9, align="right"),
    Column("more", "More", _more, width=6, align="right"),
    Column("tightest", "Tightest Failure", lambda room: room.tightest or NOTHING, min_width=14),
]
