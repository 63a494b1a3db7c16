"""The tab Virtual Hardware: processors, memory and PCI devices."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Checkbox, Static

from vconsole.model import Fault, VmConfig, VmPci
from vconsole.model.names import show_text
from vconsole.ui.acts.device_selection import Refusal, takes_all
from vconsole.ui.acts.settings.pci_list import PciList
from vconsole.ui.dialogs import CheckField, TextField
from vconsole.vcenter.queries import DeviceChoice

RESERVE = "Reserve all guest memory (All locked)"
OTHERS = "Hard disk, SCSI and SATA controller, network adapter, CD/DVD drive, video card: as the client creates them."


class VirtualHardware(VerticalScroll, can_focus=False):
    """The fields, with what they hold as values of a `VmConfig`."""

    DEFAULT_CSS = """
    VirtualHardware {
        height: 1fr; scrollbar-size-vertical: 1;
        & TextField, & CheckField { margin: 0; }
        & PciList { margin: 1 0; }
        & .others { color: $text-muted; }
    }
    """

    def __init__(
        self, config: VmConfig, choices: Callable[[], Sequence[DeviceChoice]], refuses: Refusal = takes_all
    ) -> None:
        """Make the fields for a configuration; Device Selection offers `choices`, and does not take what is refused."""
        super().__init__()
        self._cpus = TextField("CPU", str(config.cpus), id="cpus")
        self._memory = TextField("Memory (GB)", f"{config.memory_gb:g}", id="memory")
        self._reserve = CheckField("", RESERVE, value=config.reserve_all_memory, id="reserve-memory")
        self._pci = PciList(config.pci, choices, refuses)

    def compose(self) -> ComposeResult:
        """The fields from above."""
        yield self._cpus
        yield self._memory
        yield self._reserve
        yield self._pci
        yield Static(Content(OTHERS), classes="others")

    @property
    def devices(self) -> tuple[VmPci, ...]:
        """The PCI devices in the list."""
        return self._pci.devices

    def add_device(self) -> None:
        """Lead to a new PCI device."""
        self._pci.add()

    @on(PciList.Changed)
    def _reserve_memory(self, event: PciList.Changed) -> None:
        """Reserve all memory when a PCI device comes, as vSphere 8 does."""
        if event.added:
            self._reserve.query_one(Checkbox).value = True

    def values(self) -> dict[str, Any] | Fault:
        """What the fields say, or which of them cannot be read."""
        cpus, memory = _whole_number(self._cpus.value), _gigabytes(self._memory.value)
        if cpus is None:
            return self._cpus.refuses(_unreadable("CPU", self._cpus.value, "Type a whole number from 1 on."))
        if memory is None:
            remedy = "Type a number of GB above 0, for example 64."
            return self._memory.refuses(_unreadable("Memory", self._memory.value, remedy))
        return {
            "cpus": cpus,
            "memory_gb": memory,
            "reserve_all_memory": self._reserve.value,
            "pci": self._pci.devices,
        }


def _whole_number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and int(text) >= 1 else None


def _gigabytes(text: str) -> int | float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    if not math.isfinite(number) or number <= 0:
        return None
    return int(number) if number.is_integer() else number


def _unreadable(field: str, text: str, remedy: str) -> Fault:
    return Fault(code="value-unreadable", message=f"{field} cannot be {show_text(text)}.", remedy=remedy)
