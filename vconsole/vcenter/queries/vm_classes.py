"""VM classes: what their devices ask for, and for how many VMs there are devices now."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vconsole.drs import DeviceKind, capacities
from vconsole.model import DynamicDirectPathIo, Inventory, VmClass
from vconsole.vcenter.queries.vm_devices import describe_requests

Free = Mapping[DeviceKind, int]
"""How many devices of each kind a host has left."""


@dataclass(frozen=True, slots=True)
class VmClassRow:
    """A line of the list of VM classes."""

    vm_class: VmClass
    room: int | None
    """For how many more VMs of the class there are devices; None if that cannot be said."""

    @property
    def devices(self) -> str:
        """What the devices ask for, equal requests counted; empty if there are none."""
        return describe_requests(self.vm_class.pci)


def vm_class_rows(inventory: Inventory) -> tuple[VmClassRow, ...]:
    """The VM classes in the order in which they came."""
    if not any(vm_class.pci for vm_class in inventory.vm_classes.values()):
        return tuple(VmClassRow(vm_class, None) for vm_class in inventory.vm_classes.values())
    free = [{each.kind: each.remaining for each in capacities(inventory, [h])} for h in inventory.hosts.values()]
    return tuple(VmClassRow(vm_class, _room(vm_class, free)) for vm_class in inventory.vm_classes.values())


def _room(vm_class: VmClass, hosts: Iterable[Free]) -> int | None:
    """How many VMs the free devices allow, all devices of a VM on one host; None without devices, or with a vGPU."""
    wanted = Counter(
        DeviceKind(device.allowed[0], device.label)
        for device in vm_class.pci
        if isinstance(device, DynamicDirectPathIo)
    )
    if not wanted or wanted.total() < len(vm_class.pci):
        return None
    return sum(min(_limits(wanted, free)) for free in hosts)


def _limits(wanted: Counter[DeviceKind], free: Free) -> list[int]:
    """By what each kind limits the number of VMs on a host.

    A request with a label takes a device of that label, one without takes any that is left of its model. So the
    devices of each label must suffice, and those of each model together.
    """
    by_label = [free.get(kind, 0) // count for kind, count in wanted.items() if kind.label is not None]
    by_model = [
        sum(left for kind, left in free.items() if kind.id == model)
        // sum(count for kind, count in wanted.items() if kind.id == model)
        for model in {kind.id for kind in wanted}
    ]
    return by_label + by_model
