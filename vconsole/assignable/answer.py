"""A host's answer to a VM: a device for each of its PCI devices, or every reason why not."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from vconsole.assignable.account import Use, taken
from vconsole.assignable.explain import shortage_faults
from vconsole.assignable.match import Match, Shortage, match
from vconsole.assignable.scarcity import Scarcity
from vconsole.assignable.search import Obstacle, Search, Supply
from vconsole.assignable.sharing import Shared
from vconsole.assignable.vgpu import VgpuMatch, VgpuShortage, VgpuSupply, match_vgpus, vgpu_faults
from vconsole.assignable.wording import Case, faults_of
from vconsole.model import DirectPathIo, DynamicDirectPathIo, Fault, Host, NvidiaVgpu, PciAddress, PciDevice, Vm, VmPci

_NO_VGPUS = VgpuMatch(())
_NOTHING_SHARED: Shared = {}


class StaticRefusal(NamedTuple):
    """A static device that a host cannot give, and why."""

    slot: int
    request: DirectPathIo
    device: PciDevice | None
    """What stands at its address; None if nothing does, or if the device is another host's."""
    obstacles: tuple[Obstacle, ...]


class Blocked(NamedTuple):
    """A device that does not serve some slots of a VM, and what keeps it from them."""

    slots: tuple[int, ...]
    device: PciDevice
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True)
class Answer:
    """What a host answers to a VM. The reasons are worded when they are first read."""

    host: Host
    vm: Vm
    static: tuple[StaticRefusal, ...]
    """The static devices that the host cannot give."""
    dynamic: Match | Shortage
    vgpus: VgpuMatch | VgpuShortage = _NO_VGPUS

    @property
    def fits(self) -> bool:
        """Whether the host has a device for every PCI device of the VM."""
        return not self.static and isinstance(self.dynamic, Match) and isinstance(self.vgpus, VgpuMatch)

    @property
    def cost(self) -> int:
        """What the dynamic devices cost; zero if they do not fit."""
        return self.dynamic.cost if isinstance(self.dynamic, Match) else 0

    @property
    def missing(self) -> int:
        """How many more devices, of the right kinds, the host needs for the dynamic requests."""
        return self.dynamic.missing if isinstance(self.dynamic, Shortage) else 0

    @property
    def devices(self) -> tuple[PciAddress | None, ...]:
        """The device of each PCI device of the VM, in slot order; empty if they do not all fit."""
        if self.static or isinstance(self.dynamic, Shortage) or isinstance(self.vgpus, VgpuShortage):
            return ()
        dynamic, vgpus = iter(self.dynamic.devices), iter(self.vgpus.devices)
        return tuple(
            device.address if isinstance(device, DirectPathIo) else next(vgpus if _is_vgpu(device) else dynamic)
            for device in self.vm.pci
        )

    def blocked(self) -> Iterator[Blocked]:
        """The devices that would serve slots in short supply if something did not stand in the way."""
        for slot, _, device, obstacles in self.static:
            if device is not None:
                yield Blocked((slot,), device, obstacles)
        if isinstance(self.dynamic, Shortage):
            short = sorted(slot for contest in self.dynamic.contests for slot in contest.slots)
            slots_of: dict[Search, list[int]] = {}
            for position in short:
                slots_of.setdefault(self.dynamic.searches[position], []).append(self._dynamic_slots[position])
            for search, slots in slots_of.items():
                for offer in search.rejected:
                    yield Blocked(tuple(slots), offer.device, offer.obstacles)

    @property
    def _dynamic_slots(self) -> list[int]:
        return [slot for slot, device in enumerate(self.vm.pci) if isinstance(device, DynamicDirectPathIo)]

    @cached_property
    def reasons(self) -> tuple[Fault, ...]:
        """Why not, for every slot and every device of an allowed model; empty if it fits."""
        return tuple(self._reasons())

    def _reasons(self) -> Iterator[Fault]:
        for slot, request, device, obstacles in self.static:
            case = Case(self.host, slot, request.address, device, owner=_owner(request, self.vm))
            yield from faults_of(case, obstacles)
        if isinstance(self.dynamic, Shortage):
            yield from shortage_faults(self.dynamic, self._dynamic_slots)
        if isinstance(self.vgpus, VgpuShortage):
            slots = [slot for slot, device in enumerate(self.vm.pci) if _is_vgpu(device)]
            yield from vgpu_faults(self.vgpus, self.host, slots)


def answer(
    host: Host,
    vm: Vm,
    used: Mapping[PciAddress, Use],
    *,
    scarcity: Scarcity,
    shared: Shared = _NOTHING_SHARED,
    preferred: Collection[PciAddress] = (),
) -> Answer:
    """Find a device of the host for every PCI device of a VM.

    `used` is what other VMs use alone, `shared` the vGPUs that they have. `preferred` devices, such as the hint of a
    placement, are taken before others where they still serve.
    """
    own = [device.address for device in vm.static_devices if _owner(device, vm) == host.name]
    all_used = taken(used, shared)
    dynamic = match(host, vm.dynamic_devices, all_used, scarcity=scarcity, own=own, preferred=preferred)
    vgpus = match_vgpus(VgpuSupply(host, used, shared), vm.vgpus, preferred) if vm.vgpus else _NO_VGPUS
    return Answer(host, vm, tuple(_static_refusals(host, vm, all_used)), dynamic, vgpus)


def _is_vgpu(device: VmPci) -> bool:
    return isinstance(device, NvidiaVgpu)


def _owner(request: DirectPathIo, vm: Vm) -> str:
    """The host whose device a static device is: the one it names, or else the one where the VM is registered."""
    return request.host or vm.host


def _static_refusals(host: Host, vm: Vm, used: Mapping[PciAddress, Use]) -> Iterator[StaticRefusal]:
    if not vm.static_devices:
        return
    supply = Supply(host, used)
    seen: set[PciAddress] = set()
    for slot, request in enumerate(vm.pci):
        if isinstance(request, DirectPathIo):
            device = host.device(request.address) if _owner(request, vm) == host.name else None
            obstacles = _static_obstacles(supply, request, device, _owner(request, vm), twice=request.address in seen)
            seen.add(request.address)
            if obstacles:
                yield StaticRefusal(slot, request, device, obstacles)


def _static_obstacles(
    supply: Supply, request: DirectPathIo, device: PciDevice | None, owner: str, *, twice: bool
) -> tuple[Obstacle, ...]:
    if owner != supply.host.name:
        return (Obstacle("static-other-host"),)
    if device is None:
        return (Obstacle("static-device-missing"),)
    found = supply.obstacles(device)
    if twice:
        found = (Obstacle("device-in-use"), *found)
    if (request.vendor_id or device.vendor_id, request.device_id or device.device_id) != device.id:
        return (Obstacle("static-model-differs"), *found)
    return found
