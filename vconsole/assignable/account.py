"""Who uses which device, and how many devices of each kind are left."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from vconsole.assignable.describe import DeviceKind, kind_of
from vconsole.assignable.sharing import Shared, vgpu_uses
from vconsole.model import Host, Inventory, NvidiaVgpu, PciAddress, PciDevice, Power, Vm


class Use(NamedTuple):
    """The VM that uses a device: it runs with it (assigned) or is on the way there (pending)."""

    vm: str
    state: Literal["assigned", "pending"]


class Holder(NamedTuple):
    """A device in use, and by whom."""

    host: str
    device: PciAddress
    use: Use


@dataclass(frozen=True, slots=True)
class Capacity:
    """How many devices of one kind some hosts have; `maximum >= consumed + pending + remaining` always holds.

    What is missing to the maximum is free but out of reach: its host is not connected, in maintenance or on the way
    there, or a device that it depends on is in use.
    """

    kind: DeviceKind
    name: str
    """The name of the device, as the host reports it."""
    consumed: int
    pending: int
    remaining: int
    maximum: int
    holders: tuple[Holder, ...]
    """By host in the order given, then by address."""


def uses(inventory: Inventory, host: str, *, without: str | None = None) -> Mapping[PciAddress, Use]:
    """The devices of a host that VMs use alone, by passthrough, leaving out one VM's own.

    A powered-on VM holds its static devices and what was assigned to its dynamic ones; a VM whose power-on is under
    way holds its static devices and what DRS hinted. GPUs that carry vGPUs are accounted in `vgpu_uses`.
    """
    used: dict[PciAddress, Use] = {}
    for vm in inventory.vms_on(host):
        if vm.pci and vm.runs and vm.name != without:
            use = Use(vm.name, "assigned" if vm.power is Power.ON else "pending")
            used.update((address, use) for address in _held(vm) if address not in used)
    return used


def _held(vm: Vm) -> Iterator[PciAddress]:
    for device in vm.pci:
        if not isinstance(device, NvidiaVgpu) and (held := vm.holds(device)) is not None:
            yield held


def taken(used: Mapping[PciAddress, Use], shared: Shared) -> Mapping[PciAddress, Use]:
    """The devices that VMs use in any way: alone, or shared, which the first VM on the GPU then stands for."""
    return {**used, **{address: Use(uses[0].vm, uses[0].state) for address, uses in shared.items()}} if shared else used


def blocked_groups(host: Host, used: Mapping[PciAddress, Use]) -> Mapping[PciAddress, tuple[PciAddress, Use]]:
    """The free devices that depend on a device in use, each with that device and who uses it."""
    blocked: dict[PciAddress, tuple[PciAddress, Use]] = {}
    if not used or not any(device.dependent_device for device in host.pci):
        return blocked
    for address in sorted(used):
        device = host.device(address)
        for other in host.group_of(device) if device else ():
            if other.address not in used:
                blocked.setdefault(other.address, (address, used[address]))
    return blocked


def capacities(inventory: Inventory, hosts: Iterable[Host]) -> tuple[Capacity, ...]:
    """The capacity of each kind of device that these hosts can pass through, by name and label."""
    tallies: dict[DeviceKind, _Tally] = {}
    for host in hosts:
        used = uses(inventory, host.name)
        blocked = blocked_groups(host, taken(used, vgpu_uses(inventory, host.name)))
        for device in sorted(host.pci, key=lambda device: device.address):
            if device.passthrough.active or device.address in used:
                reachable = host.takes_vms and device.address not in blocked
                tally = tallies.setdefault(kind_of(device), _Tally(device.device_name))
                tally.count(host, device, used.get(device.address), reachable=reachable)
    found = (tally.capacity(kind) for kind, tally in tallies.items())
    return tuple(sorted(found, key=lambda capacity: (capacity.name, capacity.kind.id, capacity.kind.label or "")))


class _Tally:
    """The count of one kind of device under way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.maximum = self.remaining = 0
        self.holders: list[Holder] = []

    def count(self, host: Host, device: PciDevice, use: Use | None, *, reachable: bool) -> None:
        self.maximum += 1
        if use is not None:
            self.holders.append(Holder(host.name, device.address, use))
        elif reachable:
            self.remaining += 1

    def capacity(self, kind: DeviceKind) -> Capacity:
        pending = sum(holder.use.state == "pending" for holder in self.holders)
        consumed = len(self.holders) - pending
        return Capacity(kind, self.name, consumed, pending, self.remaining, self.maximum, tuple(self.holders))
