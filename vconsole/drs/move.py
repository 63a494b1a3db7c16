"""Live migration: where a running VM can go with the devices that it holds."""

from collections.abc import Iterator, Sequence

from vconsole.assignable import uses
from vconsole.drs.place import place
from vconsole.drs.placement import Placement
from vconsole.model import DeviceId, DynamicDirectPathIo, Fault, Host, Inventory, PciDevice, Ref, Vm


def place_live(inventory: Inventory, vm: Vm, *, hosts: Sequence[Host] | None = None) -> Placement:
    """Find a host for a running VM to move to; considers `hosts`, or else those of its cluster, never its own.

    Each of its dynamic devices needs a free migratable device of the very model that it holds, since the state of one
    model means nothing to another. Whether its devices let it move at all is for the caller to ask.
    """
    considered = inventory.peers_of(vm.host) if hosts is None else hosts
    others = tuple(_migratable_part(inventory, vm, host) for host in considered if host.name != vm.host)
    return place(inventory, _asking_for_the_same(inventory, vm), hosts=others)


def unmigratable(inventory: Inventory, vm: Vm, host: Host) -> tuple[Fault, ...]:
    """The free devices of a host that would serve the VM if they were migratable, each with the reason."""
    return tuple(
        Fault(
            code="device-not-migratable",
            message=f"{device.address.client} {device.description} of {host.name} is free, but it is not migratable.",
            remedy=f"Power off {vm.name} and migrate it cold.",
            about=Ref("host", host.name),
            device=device.address,
        )
        for device in _left_out(inventory, vm, host)
        if device.passthrough.active
    )


def _held(inventory: Inventory, vm: Vm, request: DynamicDirectPathIo) -> DeviceId | None:
    address = vm.holds(request)
    device = inventory.hosts[vm.host].device(address) if address else None
    return device.id if device else None


def _asking_for_the_same(inventory: Inventory, vm: Vm) -> Vm:
    """The VM with each dynamic request narrowed to the model that it holds."""
    pci = tuple(
        request.model_copy(update={"allowed": (held,)})
        if isinstance(request, DynamicDirectPathIo) and (held := _held(inventory, vm, request))
        else request
        for request in vm.pci
    )
    return vm.model_copy(update={"pci": pci})


def _left_out(inventory: Inventory, vm: Vm, host: Host) -> Iterator[PciDevice]:
    """The free devices of the models that the VM holds that are not migratable."""
    held = {_held(inventory, vm, request) for request in vm.dynamic_devices}
    if not held:
        return
    used = uses(inventory, host.name)
    for device in host.pci:
        if device.id in held and not device.migratable and device.address not in used:
            yield device


def _migratable_part(inventory: Inventory, vm: Vm, host: Host) -> Host:
    """The host without the devices that a running VM cannot move to; those in use stay, they block their group."""
    left_out = {device.address for device in _left_out(inventory, vm, host)}
    if not left_out:
        return host
    return host.model_copy(update={"pci": tuple(device for device in host.pci if device.address not in left_out)})
