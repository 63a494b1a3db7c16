"""Where the next vGPU of a profile goes on a host, by the weights of its policy; and which profiles to ask that of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vconsole.esxi import VgpuWeight, vgpu_host_faults
from vconsole.model import AssignmentPolicy, Fault, Host, Inventory, Power, Vm
from vconsole.model.catalogue import VgpuProfile, vgpu_profile, vgpu_profiles, vgpu_profiles_of
from vconsole.vcenter.queries.vgpus import vgpu_weights


@dataclass(frozen=True, slots=True)
class ProfileChoice:
    """A profile that GPUs of a host offer or its VMs have."""

    profile: VgpuProfile
    gpus: int
    """How many GPUs of the host are of a model that offers it."""
    asked_by: tuple[str, ...]
    """The VMs registered on the host that ask for it and are not powered on, by name."""
    used_by: tuple[str, ...]
    """The VMs that have it on the host, by name."""


@dataclass(frozen=True, slots=True)
class NextVgpu:
    """How the GPUs of a host stand for the next vGPU of a profile."""

    profile: VgpuProfile
    policy: AssignmentPolicy
    weights: tuple[VgpuWeight, ...]
    """By address."""
    refusals: tuple[Fault, ...]
    """What keeps every vGPU from the host, whatever its profile."""
    free_mb: int
    """The frame buffer of its shared GPUs that no vGPU has, in MiB."""

    @property
    def first(self) -> VgpuWeight | None:
        """The GPU that it goes to, or None."""
        return next((weight for weight in self.weights if weight.rank == 1), None)

    @property
    def left(self) -> int:
        """How many more of the profile the host takes."""
        return sum(weight.left for weight in self.weights)

    @property
    def is_locked_out(self) -> bool:
        """Whether the lock to another size, and nothing else, keeps it from every shared GPU that offers it."""
        codes = [[obstacle.code for obstacle in weight.obstacles] for weight in self.weights if weight.gpu.uses]
        offering = [each for each in codes if "vgpu-profile-not-offered" not in each]
        return not self.refusals and not self.left and bool(offering) and all(_is_lock(each) for each in offering)


def _is_lock(codes: Sequence[str]) -> bool:
    return list(codes) == ["vgpu-size-differs"]


def next_vgpu(inventory: Inventory, host: Host, profile: str) -> NextVgpu:
    """How the host stands for the next vGPU of a profile. Raises ValueError if the catalogue does not know it."""
    weights = vgpu_weights(inventory, host, profile)
    free = sum(weight.gpu.free_mb for weight in weights if weight.gpu.is_shared)
    return NextVgpu(
        vgpu_profile(profile),
        host.graphics.assignment_policy,
        weights,
        vgpu_host_faults(inventory, host),
        free if host.shares_gpus else 0,
    )


def next_vgpus(inventory: Inventory, host: Host, vm: Vm) -> tuple[NextVgpu, ...]:
    """How a host stands for each profile of a VM, each by itself; nothing for a VM without vGPUs."""
    return tuple(next_vgpu(inventory, host, name) for name in dict.fromkeys(device.profile for device in vm.vgpus))


def profile_choices(inventory: Inventory, host: Host) -> tuple[ProfileChoice, ...]:
    """The profiles to ask a host about: what VMs wait for, by VM; what is in use; then what its GPUs offer."""
    asked, used = _vms_by_profile(inventory, host)
    offered = [vgpu_profiles_of(device.id) for device in host.pci if device.is_graphics]
    known = [each for each in vgpu_profiles().values() if any(each in board for board in offered) or each.name in asked]
    choices = [
        ProfileChoice(
            profile,
            sum(profile in board for board in offered),
            tuple(asked.get(profile.name, ())),
            tuple(used.get(profile.name, ())),
        )
        for profile in known
    ]
    return tuple(sorted(choices, key=lambda choice: (not choice.asked_by, choice.asked_by[:1], not choice.used_by)))


def _vms_by_profile(inventory: Inventory, host: Host) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """The VMs of a host by profile: those that are off, and those that run."""
    asked: defaultdict[str, list[str]] = defaultdict(list)
    used: defaultdict[str, list[str]] = defaultdict(list)
    for vm in inventory.vms_on(host.name):
        for profile in sorted({device.profile for device in vm.vgpus}):
            (used if vm.power is Power.ON or vm.powering_on else asked)[profile].append(vm.name)
    return asked, used
