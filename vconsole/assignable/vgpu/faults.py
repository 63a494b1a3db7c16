"""From what a search for GPUs recorded to faults for people, slot by slot."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from vconsole.assignable.vgpu.gpu import SharedGpu, VgpuObstacle, VgpuObstacleCode
from vconsole.assignable.vgpu.search import VgpuShortage, forbidden_beside_others
from vconsole.assignable.vgpu.supply import HostObstacle
from vconsole.assignable.vgpu.weights import VgpuWeight
from vconsole.model import Fault, Host, NvidiaVgpu, Passthrough, Ref, VmConfig
from vconsole.model.catalogue import VgpuProfile, vgpu_profile, vgpu_profiles_of

Wording = tuple[str, str]
"""What was found and expected, and what to do."""

_INSUFFICIENT = (
    "The amount of graphics resource available in the parent resource pool is insufficient for the operation."
)
"""VSphere's words for a host that shares no GPU directly."""


def vgpu_faults(shortage: VgpuShortage, host: Host, slots: Sequence[int]) -> Iterator[Fault]:
    """Every reason for a shortage: of the VM, of the host, then of each slot and GPU; `slots` are those of the VM."""
    if shortage.several:
        position = shortage.several[0]
        yield _not_beside_others(shortage.requests[position], slots[position], len(slots))
    about = Ref("host", host.name)
    for obstacle in shortage.host:
        yield Fault(obstacle.code, *_HOST_WORDS[obstacle.code](host, obstacle), about)
    for slot, request in zip(slots, shortage.requests, strict=True):
        profile = vgpu_profile(request.profile)
        if not shortage.host and not shortage.served(request.profile):
            yield _no_gpu(shortage, host, profile, slot)
        for weight in shortage.rejected(request.profile):
            yield from (fault._replace(slot=slot) for fault in gpu_faults(weight, profile))
    if not shortage.several and not shortage.host and all(shortage.served(each.profile) for each in shortage.requests):
        yield _too_few(shortage, host, slots)


def gpu_faults(weight: VgpuWeight, profile: VgpuProfile) -> Iterator[Fault]:
    """Why a GPU does not serve a profile; nothing if it does."""
    about = Ref("host", weight.gpu.host.name)
    for obstacle in weight.obstacles:
        words = _GPU_WORDS[obstacle.code](weight.gpu, profile, obstacle)
        yield Fault(obstacle.code, *words, about, device=weight.address)


def several_fault(vm: VmConfig) -> Fault | None:
    """Why the vGPUs of a VM cannot stand beside each other, whatever the host; None if they can."""
    vgpus = [(slot, device) for slot, device in enumerate(vm.pci) if isinstance(device, NvidiaVgpu)]
    alone = forbidden_beside_others([vgpu_profile(device.profile) for _, device in vgpus])
    return _not_beside_others(vgpus[alone[0]][1], vgpus[alone[0]][0], len(vgpus)) if alone else None


def _not_beside_others(request: NvidiaVgpu, slot: int, count: int) -> Fault:
    """The fault of the first vGPU that must be alone."""
    return Fault(
        code="vgpu-several-not-allowed",
        message=f"The VM has {count} vGPUs, and PCI device {slot} is one of {request.profile}; "
        "only profiles with all of a GPU's frame buffer can stand beside others.",
        remedy="Leave the VM one vGPU, or use the profile of the whole GPU for each.",
        slot=slot,
    )


def _no_gpu(shortage: VgpuShortage, host: Host, profile: VgpuProfile, slot: int) -> Fault:
    """The headline of a slot that no GPU of the host serves, in vSphere's words."""
    count = len(shortage.weights[profile.name])
    found = f"None of the {count} graphics devices of {host.name} serves it." if count > 1 else ""
    found = found or (f"{host.name} has one graphics device." if count else f"{host.name} has no graphics device.")
    return Fault(
        code="vgpu-no-gpu",
        message=f"No graphics device is available for vGPU '{profile.name}'. {found}",
        remedy="See why for each of them." if count else "Use a host with a GPU that offers the profile.",
        about=Ref("host", host.name),
        slot=slot,
    )


def _too_few(shortage: VgpuShortage, host: Host, slots: Sequence[int]) -> Fault:
    gpus = {weight.address for request in shortage.requests for weight in shortage.served(request.profile)}
    have = "1 GPU" if len(gpus) == 1 else f"{len(gpus)} GPUs"
    listed = ", ".join(map(str, slots[:-1]))
    return Fault(
        code="vgpu-too-few-gpus",
        message=f"PCI devices {listed} and {slots[-1]} would each find a GPU of {host.name}, but not all at once: "
        f"{have} ({', '.join(map(str, sorted(gpus)))}) cannot carry them together.",
        remedy="Power off a VM with a vGPU there, or give the VM fewer vGPUs.",
        about=Ref("host", host.name),
    )


def _driver_missing(host: Host, _: HostObstacle) -> Wording:
    return (
        f"{host.name} has no vGPU driver: the NVIDIA vGPU manager is not installed there.",
        f"Install the vendor's vGPU driver on {host.name}, or use a host that has it.",
    )


def _default_shared(host: Host, obstacle: HostObstacle) -> Wording:
    if obstacle.restart:
        found = f"The default graphics type of {host.name} is set to Shared Direct, but Shared is still active."
        return f"{_INSUFFICIENT} {found}", f"Restart the X.Org service of {host.name}, or reboot it."
    found = f"The default graphics type of {host.name} is Shared; vGPU needs Shared Direct."
    return (
        f"{_INSUFFICIENT} {found}",
        f"Set the default to Shared Direct under Configure > Hardware > Graphics of {host.name}, and restart X.Org.",
    )


_HOST_WORDS: Mapping[str, Callable[[Host, HostObstacle], Wording]] = {
    "vgpu-driver-missing": _driver_missing,
    "vgpu-host-default-shared": _default_shared,
}


def _not_offered(gpu: SharedGpu, profile: VgpuProfile, _: VgpuObstacle) -> Wording:
    offered = [other.name for other in vgpu_profiles_of(gpu.device.id)]
    near = next((name for name in offered if vgpu_profile(name).frame_buffer_mb == profile.frame_buffer_mb), None)
    what = f"offers {offered[-1]} to {offered[0]}" if offered else "offers no vGPU profile that the catalogue knows"
    remedy = f"Ask for {near}, which has the same size." if near else "Use a host with a GPU that offers the profile."
    return f"{_named(gpu)} does not offer {profile.name}; it {what}.", remedy


def _passed_through(gpu: SharedGpu, _profile: VgpuProfile, _obstacle: VgpuObstacle) -> Wording:
    if gpu.device.passthrough is Passthrough.DISABLED_NEEDS_REBOOT:
        message = f"{_named(gpu)} is passed through until the host reboots; a GPU is either passed through or shared."
        return message, f"Reboot {gpu.host.name}."
    return (
        f"{_named(gpu)} is passed through; a GPU is either passed through or shared.",
        f"Toggle passthrough of the device off under Configure > Hardware > PCI Devices of {gpu.host.name}.",
    )


def _not_shared_direct(gpu: SharedGpu, _profile: VgpuProfile, _obstacle: VgpuObstacle) -> Wording:
    return (
        f"The GPU at {gpu.device.address} has the graphics type Shared; vGPU needs Shared Direct.",
        f"Set it to Shared Direct under Configure > Hardware > Graphics of {gpu.host.name}, and restart X.Org.",
    )


def _needs_restart(gpu: SharedGpu, _profile: VgpuProfile, _obstacle: VgpuObstacle) -> Wording:
    return (
        f"{_named(gpu)} is set to Shared Direct, but Shared is active until the host or its X.Org service restarts.",
        f"Restart the X.Org service of {gpu.host.name}, or reboot it.",
    )


def _dependent_in_use(gpu: SharedGpu, _profile: VgpuProfile, obstacle: VgpuObstacle) -> Wording:
    holder = obstacle.holder.vm if obstacle.holder else "another VM"
    return (
        f"{_named(gpu)} goes together with the device at {obstacle.beside}, which is passed through to {holder}.",
        f"Power off {holder}.",
    )


def _size_differs(gpu: SharedGpu, profile: VgpuProfile, obstacle: VgpuObstacle) -> Wording:
    locked = vgpu_profile(obstacle.uses[0].profile)
    who = _holders(obstacle)
    return (
        f"{_named(gpu)} is locked to vGPUs of {locked.size_gb} by {who} until it is empty; "
        f"{profile.name} has {profile.size_gb}.",
        f"Power off {_names(obstacle)}, or ask for a profile of {locked.size_gb}.",
    )


def _type_differs(gpu: SharedGpu, profile: VgpuProfile, obstacle: VgpuObstacle) -> Wording:
    locked, who = obstacle.uses[0].profile, _holders(obstacle)
    return (
        f"{_named(gpu)} is locked to {locked} by {who}; ESXi {gpu.host.version} lets only vGPUs of one type share a "
        f"GPU, and {profile.name} is another.",
        f"Power off {_names(obstacle)}, ask for {locked}, or upgrade {gpu.host.name} to 8.0 U1.",
    )


def _full(gpu: SharedGpu, profile: VgpuProfile, obstacle: VgpuObstacle) -> Wording:
    who = _holders(obstacle)
    return (
        f"{_named(gpu)} carries {len(obstacle.uses)} of {gpu.most(profile)} vGPUs of this size: {who}.",
        "Power off one of them." if len(obstacle.uses) > 1 else f"Power off {_names(obstacle)}.",
    )


def _named(gpu: SharedGpu) -> str:
    return f"The GPU at {gpu.device.address}"


def _holders(obstacle: VgpuObstacle) -> str:
    """The VMs on a GPU, those on the way to power on marked as such."""
    states = {use.vm: use.state for use in obstacle.uses}
    return ", ".join(f"{vm} (pending)" if state == "pending" else vm for vm, state in states.items())


def _names(obstacle: VgpuObstacle) -> str:
    return ", ".join(dict.fromkeys(use.vm for use in obstacle.uses))


_GPU_WORDS: Mapping[VgpuObstacleCode, Callable[[SharedGpu, VgpuProfile, VgpuObstacle], Wording]] = {
    "vgpu-profile-not-offered": _not_offered,
    "vgpu-gpu-passed-through": _passed_through,
    "vgpu-gpu-not-shared-direct": _not_shared_direct,
    "vgpu-needs-restart": _needs_restart,
    "vgpu-dependent-device-in-use": _dependent_in_use,
    "vgpu-size-differs": _size_differs,
    "vgpu-type-differs": _type_differs,
    "vgpu-gpu-full": _full,
}
