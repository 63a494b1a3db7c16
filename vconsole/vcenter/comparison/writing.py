"""The PCI devices of a VM written in one of the two ways, whichever they are written in now."""

from typing import Literal

from vconsole.drs import Placement
from vconsole.model import DirectPathIo, DynamicDirectPathIo, Fault, Inventory, PciAddress, Power, Ref, Vm, VmPci
from vconsole.vcenter.actions.power_on import find_place
from vconsole.vcenter.conversion import Conversion, conversion

Access = Literal["directpath-io", "dynamic-directpath-io", "nvidia-vgpu"]
"""A kind of PCI device of a VM."""


def written_dynamic(inventory: Inventory, vm: Vm) -> tuple[VmPci, ...] | Fault:
    """The devices with each static one as the description that a conversion gives it."""
    if not vm.static_devices:
        return vm.freed().pci
    converted = conversion(inventory, vm)
    return converted.action.pci if isinstance(converted, Conversion) else converted


def written_static(inventory: Inventory, vm: Vm) -> tuple[VmPci, ...] | Fault:
    """The devices with each dynamic one as the device of the host that it holds, or would get if it were powered on.

    A fault if it holds none and none is free for it.
    """
    if not vm.dynamic_devices:
        return vm.pci
    if vm.runs:
        host, held = vm.host, tuple(vm.holds(device) for device in vm.pci)
    else:
        placement = starting_place(inventory, vm)
        if placement.host is None:
            return _holds_nothing(vm, placement)
        host, held = placement.host, placement.devices
    return tuple(_at(inventory, host, device, address) for device, address in zip(vm.pci, held, strict=True))


def starting_place(inventory: Inventory, vm: Vm) -> Placement:
    """Where a VM that is off would start: on the host where it is registered if that can take it, else elsewhere."""
    off = vm.freed().model_copy(update={"power": Power.OFF})
    at_home = find_place(inventory, off, off.host)
    return at_home if at_home.fits else find_place(inventory, off)


def _at(inventory: Inventory, host: str, device: VmPci, address: PciAddress | None) -> VmPci:
    if not isinstance(device, DynamicDirectPathIo) or address is None:
        return device
    there = inventory.hosts[host].device(address)
    ids = {"vendor_id": there.vendor_id, "device_id": there.device_id} if there else {}
    return DirectPathIo(address=address, host=host, **ids)


def _holds_nothing(vm: Vm, placement: Placement) -> Fault:
    return Fault(
        code="no-device-to-name",
        message=f"{vm.name} holds no device now, and none is free that it could get.",
        remedy="Make a matching device free; a DirectPath IO device is written by the address of one.",
        about=Ref("vm", vm.name),
        causes=placement.fault().causes,
    )
