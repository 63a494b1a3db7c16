"""Power-on at the host: the devices are bound here, with the hint of DRS if it still holds."""

from vconsole.assignable import Scarcity, answer, uses, vgpu_uses
from vconsole.esxi.passthrough import host_unreachable
from vconsole.esxi.requirements import unmet
from vconsole.model import Fault, Host, HostState, Inventory, Power, Ref, Vm


def bind(inventory: Inventory, vm: Vm) -> Vm | Fault:
    """The VM powered on with a device of its host for every request, or why the host refuses.

    A hinted device is taken if it is still free and matches; otherwise the host assigns another match.
    """
    host = inventory.hosts[vm.host]
    if host.state is HostState.MAINTENANCE:
        return _in_maintenance(host)
    if host.state is not HostState.CONNECTED:
        return host_unreachable(host)
    if host.entering_maintenance:
        return _entering(host)
    fault = unmet(vm, host)
    if fault:
        return fault
    hints = [device.hinted for device in vm.placed_devices if device.hinted]
    used = uses(inventory, host.name, without=vm.name)
    scarcity = Scarcity.among(inventory, [host], without=vm.name)
    shared = vgpu_uses(inventory, host.name, without=vm.name)
    found = answer(host, vm, used, scarcity=scarcity, shared=shared, preferred=hints)
    if not found.fits:
        return _unavailable(vm, found.reasons)
    return vm.assigned(found.devices).model_copy(update={"power": Power.ON})


def _entering(host: Host) -> Fault:
    return Fault(
        code="host-entering-maintenance",
        message=f"{host.name} is entering maintenance mode; no VM is powered on there.",
        remedy=f"Exit maintenance mode on {host.name} to cancel that, or name another host.",
        about=Ref("host", host.name),
    )


def _in_maintenance(host: Host) -> Fault:
    return Fault(
        code="host-in-maintenance",
        message=f"{host.name} is in maintenance mode; no virtual machine is powered on there.",
        remedy=f"Exit maintenance mode on {host.name}.",
        about=Ref("host", host.name),
    )


def _unavailable(vm: Vm, reasons: tuple[Fault, ...]) -> Fault:
    return Fault(
        code="device-unavailable",
        message=f"Module 'DevicePowerOn' power on failed. {vm.host} has no free device any more for {vm.name}.",
        remedy="Power off a VM that holds one, or see the reasons below.",
        about=Ref("vm", vm.name),
        causes=reasons,
    )
