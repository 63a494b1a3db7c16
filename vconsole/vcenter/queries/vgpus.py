"""The vGPU side of hosts and clusters: who shares which GPU, where the next one goes, and how many more fit."""

from dataclasses import dataclass

from vconsole.drs import VgpuCapacity, vgpu_capacities
from vconsole.esxi import VgpuUse, VgpuWeight, gpu_faults, shared_gpus, weights_for
from vconsole.model import Fault, Host, Inventory, PciDevice
from vconsole.model.catalogue import VgpuProfile, vgpu_profile, vgpu_profiles_of

SAME_SIZE = "Same Size"
"""The vGPU Mode column of a GPU that is shared; the other modes are not modelled."""


@dataclass(frozen=True, slots=True)
class GpuSharing:
    """A graphics device of a host as vGPUs see it: a line of Configure > Hardware > Graphics."""

    device: PciDevice
    shared: bool
    """Whether vGPUs can be on it: driver, default, type and passthrough all allow it."""
    locked_gb: str | None
    """The size that it is locked to, as in `10 GB`; None while it is empty."""
    uses: tuple[VgpuUse, ...]
    """Its vGPUs by VM and slot: the VMs associated with the graphics device."""
    most: int | None
    """How many of the size that it is locked to it carries; None while it is empty."""
    offers: tuple[VgpuProfile, ...]
    """The profiles of its model, the largest of each series first; none if it is no vGPU board."""

    @property
    def mode(self) -> str:
        """The vGPU Mode column."""
        return SAME_SIZE if self.shared else "None"

    @property
    def used(self) -> int:
        """How many vGPUs are on it."""
        return len(self.uses)


def gpu_sharing(inventory: Inventory, host: Host) -> tuple[GpuSharing, ...]:
    """The graphics devices of a host with the vGPUs on them, by address."""
    return tuple(
        GpuSharing(
            device=gpu.device,
            shared=host.shares_gpus and gpu.is_shared,
            locked_gb=vgpu_profile(gpu.uses[0].profile).size_gb if gpu.uses else None,
            uses=gpu.uses,
            most=gpu.most(vgpu_profile(gpu.uses[0].profile)) if gpu.uses else None,
            offers=vgpu_profiles_of(gpu.device.id),
        )
        for gpu in shared_gpus(inventory, host)
    )


def vgpu_weights(inventory: Inventory, host: Host, profile: str) -> tuple[VgpuWeight, ...]:
    """How each graphics device of a host stands for the next vGPU of a profile, by address.

    Raises ValueError for a profile that the catalogue does not know.
    """
    return weights_for(inventory, host, vgpu_profile(profile))


def vgpu_refusals(weight: VgpuWeight, profile: str) -> tuple[Fault, ...]:
    """Why a graphics device does not serve a profile, in words and with what to do; nothing if it does."""
    return tuple(gpu_faults(weight, vgpu_profile(profile)))


def cluster_vgpus(inventory: Inventory, cluster: str) -> tuple[VgpuCapacity, ...]:
    """For each profile that the shared GPUs of a cluster offer: consumed, pending, remaining, and which VMs hold it."""
    return vgpu_capacities(inventory, inventory.hosts_in(cluster))
