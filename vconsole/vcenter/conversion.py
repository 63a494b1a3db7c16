"""Conversion: the DirectPath IO devices of a VM as Dynamic DirectPath IO, and what is gained by that."""

from dataclasses import dataclass

from vconsole.drs import place
from vconsole.model import DeviceId, DirectPathIo, DynamicDirectPathIo, Fault, Inventory, Power, Ref, Vm, VmPci
from vconsole.model.catalogue import DYNAMIC_HARDWARE_VERSION, newest_hardware_version, operations
from vconsole.vcenter.actions import ReconfigureVm


@dataclass(frozen=True, slots=True)
class Conversion:
    """How a VM is freed from the addresses of its devices."""

    action: ReconfigureVm
    """Makes the change while the VM is off."""
    hosts_before: tuple[str, ...]
    """The hosts of the cluster that could start the VM as it is now."""
    hosts_after: tuple[str, ...]
    """Those that could start it then."""
    gains: tuple[str, ...]
    """What becomes possible, one sentence each."""


def conversion(inventory: Inventory, vm: Vm) -> Conversion | Fault:
    """The reconfiguration that lets every static device of a VM be any device of its model and label, and its gains.

    A device asks for the model that stood at its address, and for the hardware label that the device there carries.
    """
    if not vm.static_devices:
        return Fault(
            code="no-static-device",
            message=f"{vm.name} has no DirectPath IO device.",
            remedy="Nothing needs to be done.",
            about=Ref("vm", vm.name),
        )
    pci: list[VmPci] = []
    for slot, device in enumerate(vm.freed().pci):
        converted = _converted(inventory, vm, slot, device)
        if isinstance(converted, Fault):
            return converted
        pci.append(converted)
    newest = newest_hardware_version(inventory.hosts[vm.host].version)
    if vm.hardware_version < DYNAMIC_HARDWARE_VERSION <= newest:
        action = ReconfigureVm(vm=vm.name, pci=tuple(pci), hardware_version=DYNAMIC_HARDWARE_VERSION)
    else:
        action = ReconfigureVm(vm=vm.name, pci=tuple(pci))
    before, after = _hosts_for(inventory, vm, vm.pci), _hosts_for(inventory, vm, action.pci)
    return Conversion(action, before, after, tuple(_gains(inventory, vm, before, after)))


def _converted(inventory: Inventory, vm: Vm, slot: int, device: VmPci) -> VmPci | Fault:
    if not isinstance(device, DirectPathIo):
        return device
    owner = inventory.hosts.get(device.host or vm.host)
    there = owner.device(device.address) if owner else None
    if device.vendor_id is not None and device.device_id is not None:
        model = DeviceId(device.vendor_id, device.device_id)
    elif there is not None:
        model = there.id
    else:
        return Fault(
            code="static-device-missing",
            message=f"Nothing stands at {device.address}, so it is not known which model to ask for.",
            remedy="Remove the device, and add a Dynamic DirectPath IO device of the model that is wanted.",
            about=Ref("vm", vm.name),
            slot=slot,
            device=device.address,
        )
    label = there.hardware_label if there is not None and there.id == model else None
    return DynamicDirectPathIo(allowed=(model,), label=label)


def _hosts_for(inventory: Inventory, vm: Vm, pci: tuple[VmPci, ...]) -> tuple[str, ...]:
    asking = vm.freed().model_copy(update={"power": Power.OFF, "pci": pci})
    return tuple(verdict.host for verdict in place(inventory, asking.freed()).hosts if verdict.fits)


def _gains(inventory: Inventory, vm: Vm, before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    gains = []
    cluster = inventory.cluster_of(vm.host)
    if cluster is not None:
        if len(after) > len(before):
            count = len(inventory.hosts_in(cluster.name))
            gains.append(f"{len(after)} of {count} hosts can start it, instead of {len(before)}.")
        gains.append("DRS and vSphere HA can start it on any host with a free match; now it stays off with its host.")
    for operation in operations().values():
        static, dynamic = operation.kinds["directpath-io"], operation.kinds["dynamic-directpath-io"]
        if (static.answer, static.how) != (dynamic.answer, dynamic.how):
            gains.append(
                f"{operation.title}: {dynamic.how or dynamic.answer}, instead of: {static.how or static.answer}."
            )
    return gains
