"""What the capability table says about a VM, as one refusal."""

from collections.abc import Iterator

from vconsole.model import Fault, Inventory, Power, Ref, Vm
from vconsole.model.catalogue import OperationName, refusals


def device_refusal(name: OperationName, inventory: Inventory, vm: Vm) -> Fault | None:
    """Why the VM's PCI devices keep an operation from it, with one cause for each if there are several; or None."""
    faults = refusals(name, vm, inventory.hosts[vm.host], inventory.vcenter.advanced)
    if not faults:
        return None
    return faults[0] if len(faults) == 1 else faults[0]._replace(causes=faults)


def addition_refusal(inventory: Inventory, before: Vm, after: Vm) -> Fault | None:
    """Why a VM that is suspended or has snapshots is not given its new PCI devices; None if nothing stands against it.

    A device that refuses to be suspended, or to be in a snapshot, cannot come in afterwards either.
    """
    slots, host = set(_added_slots(before, after)), inventory.hosts[before.host]
    for name, refused in _saved(before):
        causes = tuple(fault for fault in refusals(name, after, host) if fault.slot in slots)
        if causes:
            return refused._replace(slot=causes[0].slot)
    return None


def _saved(vm: Vm) -> Iterator[tuple[OperationName, Fault]]:
    """What has saved a state of the VM, and how a device is refused that does not work with it."""
    about = Ref("vm", vm.name)
    if vm.power is Power.SUSPENDED:
        message = f"{vm.name} is suspended; a PCI device that cannot be suspended cannot be added to it."
        remedy = f"Power {vm.name} off first; its suspended state is lost then."
        yield "suspend", Fault("vm-is-suspended", message, remedy, about)
    if vm.snapshots:
        message = f"{vm.name} has snapshots; a PCI device whose state no snapshot saves cannot be added to it."
        remedy = "Undo the snapshots, or give the device to another virtual machine."
        yield "snapshot", Fault("vm-has-snapshots", message, remedy, about)


def _added_slots(before: Vm, after: Vm) -> Iterator[int]:
    known = list(before.pci)
    for slot, device in enumerate(after.pci):
        if device in known:
            known.remove(device)
        else:
            yield slot
