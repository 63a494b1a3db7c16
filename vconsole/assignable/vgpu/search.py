"""Finding a GPU for every vGPU of a VM: all of them, or none."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from vconsole.assignable.sharing import VgpuUse
from vconsole.assignable.vgpu.gpu import SharedGpu
from vconsole.assignable.vgpu.supply import HostObstacle, VgpuSupply
from vconsole.assignable.vgpu.weights import VgpuWeight, serving, vgpu_weights
from vconsole.model import NvidiaVgpu, PciAddress
from vconsole.model.catalogue import VgpuProfile, vgpu_profile


@dataclass(frozen=True, slots=True)
class VgpuMatch:
    """One GPU of the host for each vGPU, in the order of the requests."""

    devices: tuple[PciAddress, ...]


@dataclass(frozen=True, slots=True)
class VgpuShortage:
    """Why the vGPUs do not all get a GPU."""

    requests: tuple[NvidiaVgpu, ...]
    several: tuple[int, ...]
    """The requests (by position) that the VM may have only alone."""
    host: tuple[HostObstacle, ...]
    """What keeps every vGPU from the host."""
    weights: Mapping[str, tuple[VgpuWeight, ...]]
    """Every GPU as each profile finds it."""

    def rejected(self, profile: str) -> tuple[VgpuWeight, ...]:
        """The GPUs that do not serve a profile."""
        return tuple(weight for weight in self.weights[profile] if weight.rank is None)

    def served(self, profile: str) -> tuple[VgpuWeight, ...]:
        """The GPUs that take one more vGPU of a profile."""
        return tuple(weight for weight in self.weights[profile] if weight.rank is not None)


def match_vgpus(
    supply: VgpuSupply, requests: Sequence[NvidiaVgpu], preferred: Collection[PciAddress] = ()
) -> VgpuMatch | VgpuShortage:
    """Find a GPU for every vGPU, tried in the order of the host's policy; preferred GPUs (a hint) go before all others.

    Every combination is tried before the answer is no. States that come back are not tried again.
    """
    if not requests:
        return VgpuMatch(())
    profiles = [vgpu_profile(request.profile) for request in requests]
    several = forbidden_beside_others(profiles)
    host = tuple(supply.obstacles())
    found = None
    if not several and not host and _may_fit(supply.gpus, profiles):
        found = _search(supply.gpus, profiles, supply.host.graphics.assignment_policy, frozenset(preferred), set())
    if found is not None:
        return VgpuMatch(found)
    policy = supply.host.graphics.assignment_policy
    weights = {profile.name: vgpu_weights(supply.gpus, profile, policy) for profile in profiles}
    return VgpuShortage(tuple(requests), several, host, weights)


def forbidden_beside_others(profiles: Sequence[VgpuProfile]) -> tuple[int, ...]:
    """The vGPUs (by position) that a VM may have only alone, if it has more than one."""
    if len(profiles) < 2:
        return ()
    return tuple(position for position, profile in enumerate(profiles) if not profile.several)


def _may_fit(gpus: Sequence[SharedGpu], profiles: Sequence[VgpuProfile]) -> bool:
    """False if there is surely too little room, so that too many requests are refused without a search."""
    return all(sum(gpu.left(profile) for gpu in gpus) >= profiles.count(profile) for profile in set(profiles))


def _search(
    gpus: Sequence[SharedGpu],
    profiles: Sequence[VgpuProfile],
    policy: str,
    preferred: Collection[PciAddress],
    known: set[tuple[tuple[VgpuUse, ...], ...]],
) -> tuple[PciAddress, ...] | None:
    """The addresses for these profiles, first things first; None if no combination has room for all."""
    if not profiles:
        return ()
    state = tuple(gpu.uses for gpu in gpus)
    if state in known:
        return None
    known.add(state)
    profile, *later = profiles
    for gpu in sorted(serving(gpus, profile, policy), key=lambda gpu: gpu.device.address not in preferred):
        taken = gpu.with_use(VgpuUse("", profile.name, "pending"))
        rest = _search([taken if other is gpu else other for other in gpus], later, policy, preferred, known)
        if rest is not None:
            return (gpu.device.address, *rest)
    return None
