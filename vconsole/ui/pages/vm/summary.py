"""The Summary of a VM: its state, its place, its PCI devices, and what they need."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Firmware, Host, Inventory, Ref, Vm
from vconsole.ui.acts import edit_settings, power_off, power_on
from vconsole.ui.acts.settings import Checklist, compatibility_title
from vconsole.ui.pages.action_row import Act, ActionRow, ActsPage
from vconsole.ui.pages.object_link import ObjectLink
from vconsole.ui.pages.vm.device_table import VmDeviceTable
from vconsole.ui.pages.vm_table import power_state
from vconsole.ui.widgets import InventoryTable, Property, PropertyGrid
from vconsole.vcenter import PowerOff, PowerOn, ReconfigureVm
from vconsole.vcenter.queries import AWAITS_RESTART, awaiting_ha, vm_requirements

POWER_ON = Act("p", "Power On", "power", does=PowerOn)
POWER_OFF = Act("p", "Power Off", "power", does=PowerOff)


class VmSummary(ActsPage):
    """What the VM is, where it is, which devices it holds, and whether it can start with them."""

    DEFAULT_CSS = """
    VmSummary {
        & VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
        & #place { height: 1; margin: 0 0 1 0; }
        & #waiting { height: auto; margin: 0 0 1 0; display: none; }
        & #place Static { width: auto; }
        & #place #state { margin: 0 2 0 0; }
        & #place #cluster { margin: 0 0 0 2; }
        & .heading { height: 1; text-style: bold; margin: 1 0 0 0; }
    }
    """

    HELP: ClassVar[str] = """\
# VM Summary

**p** powers the VM on (and shows where DRS puts it, or why nowhere) or off; **e** edits its settings; **H** opens
its host. **Tab** goes to host, cluster and devices.

*Request* is what a PCI device asks for. *Assigned device* is what the VM holds on its host: **pending** after DRS
has chosen, **assigned** when the host has bound it. Only powering off gives it back; a guest restart keeps it.

The checklist is what the host asks for at power-on. DRS does not look at it: a VM can be placed well and still be
refused by its host, most often for a 64-bit MMIO region that is missing or too small.
"""

    ACTS = (
        Act("p", "Power On/Off", "power", does=PowerOn),
        Act("e", "Edit Settings", "edit_settings", does=ReconfigureVm),
        Act("H", "Go to Host", "open_host"),
    )

    BINDINGS: ClassVar[list[BindingType]] = [act.binding for act in ACTS]

    def __init__(self, ref: Ref) -> None:
        """Make the page of a VM."""
        super().__init__(ref)
        self._shown: tuple[Vm, Host, bool] | None = None
        self._acts: list[Act] = list(self.ACTS)

    def action_row(self) -> ActionRow:
        """The row, in which Power On and Power Off take turns."""
        return ActionRow(self._acts, self.why_not_now)

    def compose(self) -> ComposeResult:
        """Acts, state and place, properties, devices, requirements."""
        yield self.action_row()
        with VerticalScroll():
            with Horizontal(id="place"):
                yield Static(id="state")
                yield ObjectLink(id="host")
                yield ObjectLink(id="cluster")
            yield Static(Content(AWAITS_RESTART), id="waiting")
            yield PropertyGrid(id="hardware")
            yield Static(Content("PCI devices"), classes="heading")
            yield VmDeviceTable()
            yield Static(Content("Requirements of passthrough"), classes="heading", id="requirements")
            yield Checklist()
            yield Static(Content("Other settings"), classes="heading")
            yield PropertyGrid(id="others")

    def show(self, inventory: Inventory) -> None:
        """Show the VM as it is now."""
        vm = inventory.vms.get(self.ref.name)
        if vm is None:
            return
        waits = vm.name in awaiting_ha(self.desk.session.state)
        now = (vm, inventory.hosts[vm.host], waits)
        if self._shown is not None and all(a is b for a, b in zip(self._shown, now, strict=True)):
            return
        self._shown = now
        self._show_place(vm, inventory.hosts[vm.host], waits=waits)
        self.query_one("#hardware", PropertyGrid).show(_hardware(vm))
        self.query_one("#others", PropertyGrid).show(tuple(_others(vm)))
        self.query_one(VmDeviceTable).show(vm)
        requirements = vm_requirements(inventory, vm)
        heading = self.query_one("#requirements", Static)
        heading.update(Content(f"Requirements of {'passthrough' if vm.has_passthrough else 'vGPU'}"))
        heading.display = bool(requirements)
        self.query_one(Checklist).show(requirements)
        self._acts[0] = POWER_OFF if vm.runs else POWER_ON
        self.acts_changed()

    def _show_place(self, vm: Vm, host: Host, *, waits: bool) -> None:
        state = power_state(vm, waits=waits)
        self.query_one("#waiting").display = waits
        self.query_one("#state", Static).update(Content.styled(str(state), f"bold {state.tone.variable}"))
        self.query_one("#host", ObjectLink).show(Ref("host", vm.host))
        self.query_one("#cluster", ObjectLink).show(Ref("cluster", host.cluster) if host.cluster else None)

    @on(InventoryTable.Opened)
    def open_device(self, event: InventoryTable.Opened) -> None:
        """Open the host of the devices."""
        event.stop()
        self.action_open_host()

    def action_power(self) -> None:
        """Power the VM on, or off if it runs."""
        vm = self.desk.inventory.vms[self.ref.name]
        (power_off if vm.runs else power_on)(self.desk, self.ref)

    def action_edit_settings(self) -> None:
        """Open the settings."""
        edit_settings(self.desk, self.ref)

    def action_open_host(self) -> None:
        """Open the host."""
        self.desk.open(Ref("host", self.desk.inventory.vms[self.ref.name].host))


def _hardware(vm: Vm) -> tuple[Property, ...]:
    return (
        Property("Compatibility", compatibility_title(vm.hardware_version)),
        Property("CPU", f"{vm.cpus}{f', {vm.cpu_reservation_mhz} MHz reserved' if vm.cpu_reservation_mhz else ''}"),
        Property("Memory", f"{vm.memory_gb:g} GB, {'all reserved' if vm.reserve_all_memory else 'not reserved'}"),
        Property("Firmware", "EFI" if vm.firmware is Firmware.EFI else "BIOS"),
    )


def _others(vm: Vm) -> Iterator[Property]:
    yield Property("Guest OS", vm.guest_os)
    yield Property("Datastore", vm.datastore)
    yield Property("Folder", vm.folder or "none")
    if vm.vm_class is not None:
        yield Property("VM class", vm.vm_class)
    for key, value in vm.advanced.items():
        yield Property("Advanced parameter", f"{key} = {value}")
