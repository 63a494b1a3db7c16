"""How many vGPUs of each profile some hosts carry, and how many more they would."""

from collections.abc import Iterable
from dataclasses import dataclass

from vconsole.assignable.sharing import VgpuUse
from vconsole.assignable.vgpu.gpu import SharedGpu
from vconsole.assignable.vgpu.supply import VgpuSupply
from vconsole.model import Host, Inventory, PciAddress
from vconsole.model.catalogue import VgpuProfile, vgpu_profile, vgpu_profiles_of


@dataclass(frozen=True, slots=True)
class VgpuHolder:
    """A vGPU in use: on which GPU, and by whom."""

    host: str
    device: PciAddress
    use: VgpuUse


@dataclass(frozen=True, slots=True)
class VgpuCapacity:
    """How many vGPUs of one profile some hosts carry; `maximum >= consumed + pending + remaining` always holds.

    What is missing to the maximum is locked to another size, full of other types, or out of reach. The numbers of
    different profiles do not add up: one that starts takes room from the others.
    """

    profile: VgpuProfile
    consumed: int
    pending: int
    remaining: int
    """How many more could start, if only vGPUs of this profile did."""
    maximum: int
    """How many the GPUs that are shared would carry if all were empty."""
    gpus: int
    """How many GPUs that are shared offer it."""
    holders: tuple[VgpuHolder, ...]
    """By host in the order given, then by address and VM."""


def vgpu_capacities(inventory: Inventory, hosts: Iterable[Host]) -> tuple[VgpuCapacity, ...]:
    """The capacity for each profile that the shared GPUs of these hosts offer, in the order of the catalogue."""
    shared = [
        gpu
        for host in hosts
        if host.shares_gpus
        for gpu in VgpuSupply.of(inventory, host).gpus
        if gpu.uses or gpu.is_shared
    ]
    names = dict.fromkeys(profile.name for gpu in shared for profile in vgpu_profiles_of(gpu.device.id))
    return tuple(_capacity(vgpu_profile(name), shared) for name in names)


def _capacity(profile: VgpuProfile, gpus: Iterable[SharedGpu]) -> VgpuCapacity:
    offering = [gpu for gpu in gpus if profile in vgpu_profiles_of(gpu.device.id)]
    holders = tuple(
        VgpuHolder(gpu.host.name, gpu.device.address, use)
        for gpu in offering
        for use in gpu.uses
        if use.profile == profile.name
    )
    pending = sum(holder.use.state == "pending" for holder in holders)
    return VgpuCapacity(
        profile,
        consumed=len(holders) - pending,
        pending=pending,
        remaining=sum(gpu.left(profile) for gpu in offering if gpu.host.takes_vms),
        maximum=profile.instances * len(offering),
        gpus=len(offering),
        holders=holders,
    )
