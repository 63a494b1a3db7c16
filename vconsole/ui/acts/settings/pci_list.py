"""The PCI devices of a VM in its settings: what it has, what is added, what is removed."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from vconsole.model import ACCESS_NAMES, VmPci
from vconsole.ui.acts.device_selection import DeviceSelection, Refusal, takes_all
from vconsole.ui.acts.settings.device_menu import AddDeviceMenu
from vconsole.ui.widgets import Column, InventoryTable
from vconsole.vcenter.queries import DeviceChoice, describe_request

NEW_DEVICE = "New PCI device *"
ROWS_MAX = 5
"""How many rows are seen at once."""


class PciLine(NamedTuple):
    """A PCI device in the list, under a number that stays its own while others come and go."""

    number: int
    title: str
    device: VmPci


class PciList(Vertical):
    """The list with ADD NEW DEVICE and REMOVE. Adding leads through the menu and Device Selection."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace", "remove", "Remove device", show=False, id="settings.remove-device"),
    ]

    DEFAULT_CSS = """
    PciList {
        height: auto;
        & > Horizontal { height: 1; }
        & .pci-heading { width: 22; text-style: bold; }
        & Button { margin: 0 2 0 0; }
        & InventoryTable { height: 2; }
    }
    """

    class Changed(Message):
        """A device was added or removed."""

        def __init__(self, *, added: bool) -> None:
            super().__init__()
            self.added = added

    def __init__(
        self,
        devices: Sequence[VmPci],
        choices: Callable[[], Sequence[DeviceChoice]],
        refuses: Refusal = takes_all,
    ) -> None:
        """Make the list of a VM's devices; `choices` tells what Device Selection offers, `refuses` what it refuses."""
        super().__init__()
        self._choices = choices
        self._refuses = refuses
        self._lines = [PciLine(slot, f"PCI device {slot}", device) for slot, device in enumerate(devices)]
        self._given = len(self._lines)
        self._table: InventoryTable[PciLine] = InventoryTable(
            [
                Column("device", "Device", lambda line: line.title, min_width=16),
                Column("access", "Access Type", lambda line: ACCESS_NAMES[line.device.access], min_width=13),
                Column("request", "Request", lambda line: describe_request(line.device), min_width=34, max_width=66),
            ],
            tuple(self._lines),
            row_key=lambda line: line.number,
            empty="None yet.",
        )

    @property
    def lines(self) -> tuple[PciLine, ...]:
        """The devices with their numbers, in the order of their slots."""
        return tuple(self._lines)

    @property
    def devices(self) -> tuple[VmPci, ...]:
        """The devices in the order of their slots."""
        return tuple(line.device for line in self._lines)

    def compose(self) -> ComposeResult:
        """The buttons and the list."""
        with Horizontal():
            yield Static(Content("PCI devices"), classes="pci-heading")
            yield Button(Content("ADD NEW DEVICE  f3"), id="add-device", compact=True)
            yield Button(Content("REMOVE  del"), id="remove-device", compact=True)
        yield self._table

    def on_mount(self) -> None:
        """Make room for the rows."""
        self._fit()

    @on(InventoryTable.Opened)
    def _stay(self, event: InventoryTable.Opened) -> None:
        event.stop()

    @on(Button.Pressed, "#add-device")
    def add(self) -> None:
        """Ask for a kind of device, then for the device."""

        def choose(pci: bool | None) -> None:  # noqa: FBT001
            if pci:
                self.app.push_screen(DeviceSelection(self._choices(), self._refuses), self._add)

        self.app.push_screen(AddDeviceMenu(), choose)

    def _add(self, device: VmPci | None) -> None:
        if device is not None:
            self._given += 1
            self._lines.append(PciLine(self._given, NEW_DEVICE, device))
            self._show(added=True)

    @on(Button.Pressed, "#remove-device")
    def action_remove(self) -> None:
        """Remove the device under the cursor."""
        line = self._table.cursor_row
        if line is not None and not self.query_one("#remove-device", Button).disabled:
            self._lines.remove(line)
            self._show(added=False)

    def _show(self, *, added: bool) -> None:
        self._table.replace_rows(tuple(self._lines))
        self._fit()
        self.post_message(self.Changed(added=added))

    def _fit(self) -> None:
        self._table.styles.height = 1 + (min(len(self._lines), ROWS_MAX) or 2)
