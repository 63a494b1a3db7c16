"""A GPU of a host as vGPUs find it: what is on it, what it is locked to, and what stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from vconsole.assignable.account import Use
from vconsole.assignable.sharing import VgpuUse
from vconsole.model import GraphicsType, Host, PciAddress, PciDevice
from vconsole.model.catalogue import VgpuProfile, vgpu_profile, vgpu_profiles_of

VgpuObstacleCode = Literal[
    "vgpu-profile-not-offered",
    "vgpu-gpu-passed-through",
    "vgpu-gpu-not-shared-direct",
    "vgpu-needs-restart",
    "vgpu-dependent-device-in-use",
    "vgpu-size-differs",
    "vgpu-type-differs",
    "vgpu-gpu-full",
]
"""Stable names of what can stand between a vGPU and a GPU."""


class VgpuObstacle(NamedTuple):
    """One thing that stands between a vGPU and a GPU."""

    code: VgpuObstacleCode
    uses: tuple[VgpuUse, ...] = ()
    """The vGPUs that lock or fill the GPU."""
    beside: PciAddress | None = None
    """A device that goes together with the GPU and is passed through to a VM."""
    holder: Use | None = None
    """That VM."""


@dataclass(frozen=True, slots=True)
class SharedGpu:
    """A GPU and the vGPUs on it."""

    host: Host
    device: PciDevice
    uses: tuple[VgpuUse, ...]
    beside: tuple[PciAddress, Use] | None = None
    """A device that depends on it, or that it depends on, and who holds that one by passthrough."""

    @property
    def vms(self) -> int:
        """How many VMs have a vGPU on it."""
        return len({use.vm for use in self.uses})

    @property
    def is_shared(self) -> bool:
        """Whether its own settings let vGPUs on it, and its model offers any."""
        return self.device.shared_directly and bool(vgpu_profiles_of(self.device.id))

    @property
    def locked_mb(self) -> int | None:
        """The size of frame buffer that it is locked to, in MiB; None while it is empty."""
        return vgpu_profile(self.uses[0].profile).frame_buffer_mb if self.uses else None

    def most(self, profile: VgpuProfile) -> int:
        """How many vGPUs it carries when one of this profile is among them; 0 if the model does not offer it."""
        if profile not in vgpu_profiles_of(self.device.id):
            return 0
        return min([profile.instances, *(vgpu_profile(use.profile).instances for use in self.uses)])

    def left(self, profile: VgpuProfile) -> int:
        """How many more vGPUs of this profile it takes."""
        return 0 if any(self.obstacles(profile)) else self.most(profile) - len(self.uses)

    def with_use(self, use: VgpuUse) -> "SharedGpu":
        """The GPU with one more vGPU."""
        return SharedGpu(self.host, self.device, (*self.uses, use), self.beside)

    def obstacles(self, profile: VgpuProfile) -> Iterator[VgpuObstacle]:
        """What keeps a vGPU of this profile from the GPU."""
        if profile not in vgpu_profiles_of(self.device.id):
            yield VgpuObstacle("vgpu-profile-not-offered")
            return
        yield from self._settings()
        if self.uses and self.locked_mb != profile.frame_buffer_mb:
            yield VgpuObstacle("vgpu-size-differs", self.uses)
        elif self.uses and self.uses[0].profile != profile.name and not self.host.mixes_vgpu_types:
            yield VgpuObstacle("vgpu-type-differs", self.uses)
        elif len(self.uses) >= self.most(profile):
            yield VgpuObstacle("vgpu-gpu-full", self.uses)

    def _settings(self) -> Iterator[VgpuObstacle]:
        """What keeps any vGPU from the GPU."""
        if self.device.passthrough.active or self.device.passthrough.enabled:
            yield VgpuObstacle("vgpu-gpu-passed-through")
        if self.device.active_graphics_type is not GraphicsType.SHARED_DIRECT:
            configured = self.device.graphics_type is GraphicsType.SHARED_DIRECT
            yield VgpuObstacle("vgpu-needs-restart" if configured else "vgpu-gpu-not-shared-direct")
        if self.beside is not None:
            address, holder = self.beside
            yield VgpuObstacle("vgpu-dependent-device-in-use", beside=address, holder=holder)
