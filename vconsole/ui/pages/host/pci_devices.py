"""Host > Configure > Hardware > PCI Devices."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Host, Inventory, PciAddress, Ref, Vm
from vconsole.ui.dialogs import ConfirmDialog
from vconsole.ui.look import SUCCESS, WARNING
from vconsole.ui.pages.action_row import Act, ActsPage
from vconsole.ui.pages.host.device_list import DeviceList, describe_device
from vconsole.ui.pages.host.hardware_label import HardwareLabelDialog
from vconsole.ui.pages.host.toggle import Toggle, mixed_states, names, waits_for_reboot, why_no_toggle
from vconsole.ui.widgets import Banner, InventoryTable, SeveralLists, visible
from vconsole.vcenter import SetHardwareLabel, SetPassthrough, perform
from vconsole.vcenter.queries import pci_rows

ENABLED, ALL = 0, 1
NONE_ENABLED = "None yet: v for ALL PCI DEVICES, choose a GPU, then t."
NO_DEVICES = "This host has no PCI devices."


class PciDevicesPage(SeveralLists, ActsPage):
    """The PCI devices of a host in two lists; here passthrough is turned on and labels are given."""

    DEFAULT_CSS = """
    PciDevicesPage {
        & > Banner { margin: 0; }
        & > #device { height: 2; color: $text-muted; }
        &.-low > #device { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    HELP: ClassVar[str] = """\
# PCI Devices

The host's devices, each below its bridge, in two lists: those enabled for passthrough, and all (**v** changes).
**Space** ticks a device; **t** toggles passthrough of the ticked ones, or else of the one under the cursor; **l**
edits hardware labels; **r** reads the list again; **/** filters, **→** shows columns further right.

A green sign means that a VM can use the device. *Needs reboot* means that the setting is made but not active:
reboot the host with **a**, Reboot…

A label is compared exactly: `training` and `Training` are two different pools.

The column *In use by* is ours; the client does not have it. SR-IOV is shown but not modelled.
"""

    LIST_TITLES = ("PASSTHROUGH-ENABLED DEVICES", "ALL PCI DEVICES")
    ACTS = (
        Act("t", "Toggle Passthrough", "toggle_passthrough", does=SetPassthrough),
        Act("s", "Configure SR-IOV", "configure_sriov"),
        Act("l", "Hardware Label", "hardware_label", does=SetHardwareLabel),
        Act("r", "Refresh", "refresh_list", at_right=True),
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        *(act.binding for act in ACTS),
        Binding("v", "switch_list", "Other list", show=False, id="page.switch-list"),
    ]

    def __init__(self, ref: Ref) -> None:
        """Make the page of a host."""
        super().__init__(ref)
        self._host: Host | None = None
        self._vms: tuple[Vm, ...] = ()
        self._done: Toggle | None = None
        self._lists = (DeviceList(empty=NONE_ENABLED), DeviceList(empty=NO_DEVICES))

    def compose(self) -> ComposeResult:
        """Title, lists, acts, banners, and the two tables of which one is seen."""
        yield Static(Content("PCI Devices"), classes="page-title")
        yield self.list_strip()
        yield self.action_row()
        yield Banner(id="done")
        yield Banner(id="waiting")
        yield from self.lists
        yield Static(id="device")

    # What is shown

    def show(self, inventory: Inventory) -> None:
        """Show the devices as they are now."""
        host = inventory.hosts.get(self.ref.name)
        if host is None or (host is self._host and inventory.vms_on(host.name) == self._vms):
            return
        opens = self._host is None
        self._host, self._vms = host, inventory.vms_on(host.name)
        self._fill(inventory, host)
        if opens:
            for table in self.lists:
                table.move_to_first()
        self.show_list()
        self._show_banners(host)

    def _fill(self, inventory: Inventory, host: Host) -> None:
        for number, table in enumerate(self.lists):
            table.replace_rows(pci_rows(inventory, host, enabled_only=number == ENABLED))

    @property
    def lists(self) -> tuple[DeviceList, DeviceList]:
        """The devices enabled for passthrough, and all."""
        return self._lists

    @property
    def list_counts(self) -> Sequence[int | None]:
        """How many devices are enabled for passthrough, and how many there are."""
        devices = self._host.pci if self._host is not None else ()
        return sum(device.passthrough.enabled for device in devices), len(devices)

    def list_shown(self) -> None:
        """Describe the device under the cursor, and tell which acts apply now."""
        row = self._list.cursor_row
        self.query_one("#device", Static).update(Content(visible(describe_device(row)) if row else ""))
        self.acts_changed()

    def _show_banners(self, host: Host) -> None:
        """Keep the green banner while it is true, and the orange one while something waits."""
        if self._done is not None:
            now = [host.device(device.address) for device in self._done.chosen]
            if any(device is None or device.passthrough.enabled != self._done.enables for device in now):
                self._say_done(None)
        waiting, banner = waits_for_reboot(host), self.query_one("#waiting", Banner)
        if waiting != banner.text:
            banner.show(WARNING, waiting)

    def _say_done(self, toggle: Toggle | None) -> None:
        self._done = toggle
        if toggle is None:
            self.query_one("#done", Banner).hide()
            return
        word = "enabled" if toggle.enables else "disabled"
        changed = names((*toggle.chosen, *toggle.along))
        self.query_one("#done", Banner).show(SUCCESS, f"Passthrough has been {word} for {changed}.")

    @property
    def _list(self) -> DeviceList:
        return self.lists[self.current_list]

    def reveal(self, address: PciAddress) -> None:
        """Show the device at an address, with the cursor on it."""
        if not self._list.move_to(address):
            self.show_list(ALL)
            self._list.move_to(address)
        self._list.focus()

    # What can be done

    def why_not(self, action: str) -> str | None:
        """Toggling needs devices that can be passed through; SR-IOV does not exist here."""
        if action == "configure_sriov":
            return "SR-IOV is not modelled."
        if action == "toggle_passthrough":
            return why_no_toggle(self._list.chosen)
        return None

    @on(InventoryTable.Highlighted)
    @on(InventoryTable.Ticked)
    def choose(self, event: InventoryTable.Told) -> None:
        """Describe the device under the cursor, and tell which acts apply now."""
        event.stop()
        self.list_shown()

    @on(InventoryTable.Opened)
    def open_row(self, event: InventoryTable.Opened) -> None:
        """Open the VM that uses the device."""
        event.stop()
        users = [event.row.use] if event.row.use is not None else event.row.vgpus
        if users:
            self.desk.open(Ref("vm", users[0].vm))

    def choose_list(self, number: int) -> None:
        """Show a list, at the same device if it has it."""
        row = self._list.cursor_row
        super().choose_list(number)
        if row is None or row.device.is_bridge or not self._list.move_to(row.device.address):
            self._list.move_to_first()

    def action_toggle_passthrough(self) -> None:
        """Toggle the chosen devices, after a question if more happens than is seen."""
        if self._host is None:
            return
        toggle = Toggle(self._host, self._list.chosen)
        mixed = mixed_states(self._host, toggle.chosen)
        if mixed:
            self.desk.explain(mixed)
        elif toggle.asks_first and not perform(self.desk.session.state, toggle.action).faults:
            self._ask(toggle)
        else:
            self._toggle(toggle)

    def _ask(self, toggle: Toggle) -> None:
        confirm = "ENABLE" if toggle.enables else "DISABLE"
        detail = toggle.consequences(self.desk.inventory)
        dialog = ConfirmDialog("Toggle Passthrough", self.ref.name, toggle.question, detail=detail, confirm=confirm)
        self.desk.push_screen(dialog, lambda yes: self._toggle(toggle) if yes else None)

    def _toggle(self, toggle: Toggle) -> None:
        if self.desk.perform(toggle.action):
            self._say_done(toggle if toggle.host.toggles_at_once else None)

    def action_hardware_label(self) -> None:
        """Edit the labels of the enabled devices, beginning with the chosen one."""
        if self._host is not None:
            at = next((device.address for device in self._list.chosen), None)
            self.desk.push_screen(HardwareLabelDialog(self.desk, self._host, at))

    def action_refresh_list(self) -> None:
        """Read the lists again; the banner about what was done goes."""
        if self._host is not None:
            self._fill(self.desk.inventory, self._host)
        self._say_done(None)
