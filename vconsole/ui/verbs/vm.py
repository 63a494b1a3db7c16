"""What can be done with VMs, and New Virtual Machine… for what they run on."""

from vconsole.model import HostState, Inventory, Power, Ref, Vm
from vconsole.ui.acts import (
    convert,
    delete_vm,
    edit_settings,
    migrate,
    new_vm,
    power_off,
    power_on,
    reset,
    restart_guest,
    suspend,
    take_snapshot,
)
from vconsole.ui.verbs.base import Verb
from vconsole.vcenter import (
    CreateSnapshot,
    CreateVm,
    DeleteVm,
    MigrateVm,
    PowerOff,
    PowerOn,
    ReconfigureVm,
    Reset,
    RestartGuest,
    Resume,
    Suspend,
)
from vconsole.vcenter.queries import hosts_below


def _off(vm: Vm) -> str | None:
    if vm.powering_on:
        return "it is being powered on"
    return "it is powered on" if vm.power is Power.ON else None


def _on(vm: Vm) -> str | None:
    if vm.powering_on:
        return "it is still being powered on"
    return {Power.ON: None, Power.OFF: "it is powered off", Power.SUSPENDED: "it is suspended"}[vm.power]


def why_not_power_on(inventory: Inventory, ref: Ref) -> str | None:
    """Why a VM cannot be powered on now."""
    return _off(inventory.vms[ref.name])


def why_not_power_off(inventory: Inventory, ref: Ref) -> str | None:
    """Why a VM cannot be powered off now."""
    vm = inventory.vms[ref.name]
    return "it is powered off" if vm.power is Power.OFF and not vm.powering_on else None


def _why_not_running(inventory: Inventory, ref: Ref) -> str | None:
    return _on(inventory.vms[ref.name])


def _why_not_delete(inventory: Inventory, ref: Ref) -> str | None:
    vm = inventory.vms[ref.name]
    return "it is suspended" if vm.power is Power.SUSPENDED else _off(vm)


def _why_not_resume(inventory: Inventory, ref: Ref) -> str | None:
    vm = inventory.vms[ref.name]
    if vm.powering_on:
        return "it is being powered on"
    return {Power.ON: "it is powered on", Power.OFF: "it is powered off", Power.SUSPENDED: None}[vm.power]


def _why_not_on_the_way(inventory: Inventory, ref: Ref) -> str | None:
    return "it is being powered on" if inventory.vms[ref.name].powering_on else None


def _why_not_convert(inventory: Inventory, ref: Ref) -> str | None:
    vm = inventory.vms[ref.name]
    if not vm.static_devices:
        return "it has no DirectPath IO device"
    return "it is suspended" if vm.power is Power.SUSPENDED else _off(vm)


def _why_not_new(inventory: Inventory, ref: Ref) -> str | None:
    connected = any(host.state is HostState.CONNECTED for host in hosts_below(inventory, ref))
    return None if connected else "no host here is connected"


VM_VERBS = (
    Verb("vm.power-on", "Power On", power_on, why_not_power_on, does=PowerOn),
    Verb("vm.power-off", "Power Off", power_off, why_not_power_off, does=PowerOff),
    Verb("vm.suspend", "Suspend", suspend, _why_not_running, does=Suspend),
    Verb("vm.resume", "Resume", power_on, _why_not_resume, does=Resume),
    Verb("vm.reset", "Reset", reset, _why_not_running, does=Reset),
    Verb("vm.restart-guest", "Restart Guest OS", restart_guest, _why_not_running, does=RestartGuest),
    Verb("vm.migrate", "Migrate…", migrate, _why_not_on_the_way, does=MigrateVm, starts_group=True),
    Verb("vm.snapshot", "Take Snapshot…", take_snapshot, _why_not_on_the_way, does=CreateSnapshot),
    Verb("vm.edit-settings", "Edit Settings…", edit_settings, does=ReconfigureVm, starts_group=True),
    Verb("vm.convert", "Convert to Dynamic DirectPath IO…", convert, _why_not_convert, does=ReconfigureVm),
    Verb("vm.delete", "Delete from Disk…", delete_vm, _why_not_delete, does=DeleteVm, starts_group=True, destroys=True),
)
"""The verbs of a VM, in the order of its menu."""

new_vm_verb = Verb("vm.new", "New Virtual Machine…", new_vm, _why_not_new, does=CreateVm)
"""The verb of whatever a VM can be created in."""
