"""Which GPU a vGPU goes to: the host's assignment policy, as weights that can be shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from vconsole.assignable.vgpu.gpu import SharedGpu, VgpuObstacle
from vconsole.model import PciAddress
from vconsole.model.catalogue import VgpuProfile


@dataclass(frozen=True, slots=True)
class VgpuWeight:
    """How a GPU stands when a vGPU of one profile is to be placed."""

    gpu: SharedGpu
    left: int
    """How many more vGPUs of the profile it takes."""
    rank: int | None
    """Its place among the GPUs that serve, the first being 1; None if it does not serve."""
    obstacles: tuple[VgpuObstacle, ...]

    @property
    def address(self) -> PciAddress:
        """The GPU's address."""
        return self.gpu.device.address


def vgpu_weights(gpus: Iterable[SharedGpu], profile: VgpuProfile, policy: str) -> tuple[VgpuWeight, ...]:
    """The weight of each GPU for the next vGPU of a profile, by address."""
    ordered = sorted(gpus, key=lambda gpu: gpu.device.address)
    rank = {gpu.device.address: place for place, gpu in enumerate(serving(ordered, profile, policy), start=1)}
    return tuple(
        VgpuWeight(gpu, gpu.left(profile), rank.get(gpu.device.address), tuple(gpu.obstacles(profile)))
        for gpu in ordered
    )


def serving(gpus: Iterable[SharedGpu], profile: VgpuProfile, policy: str) -> tuple[SharedGpu, ...]:
    """The GPUs that take one more vGPU of a profile, in the order of the host's policy, ties by address.

    *Performance* begins with the GPU of the fewest VMs. *Consolidation* fills a GPU that has the profile already, then
    one with others of its size, the fullest first, before it opens an empty one.
    """
    fitting = [gpu for gpu in gpus if gpu.left(profile) > 0]
    if policy == "consolidation":
        return tuple(sorted(fitting, key=lambda gpu: (*_fullness(gpu, profile), gpu.device.address)))
    return tuple(sorted(fitting, key=lambda gpu: (gpu.vms, gpu.device.address)))


def _fullness(gpu: SharedGpu, profile: VgpuProfile) -> tuple[bool, bool, int]:
    """Lower is fuller of the profile."""
    alike = any(use.profile == profile.name for use in gpu.uses)
    return not alike, not gpu.uses, gpu.left(profile)
