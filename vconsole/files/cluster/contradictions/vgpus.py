"""GPUs that VMs share with vGPUs, and that they cannot share like that."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vconsole.files.cluster.contradictions.devices import may_be_lost
from vconsole.files.cluster.draft import Draft
from vconsole.files.cluster.places import Finding, place_of
from vconsole.files.located import Loc
from vconsole.model import Host, NvidiaVgpu, PciAddress, PciDevice, Power
from vconsole.model.catalogue import VgpuProfile, vgpu_profile, vgpu_profiles_of


class _Share(NamedTuple):
    """A vGPU of a running VM, and where the file says so."""

    profile: VgpuProfile
    loc: Loc


def vgpu_contradictions(draft: Draft) -> Iterator[Finding]:
    """Running vGPUs without a GPU, on one that is not there or cannot carry them, of two sizes on one, or too many."""
    hosts = {host.name: host for host in reversed(draft.file.host)}
    shares: defaultdict[tuple[str, PciAddress], list[_Share]] = defaultdict(list)
    for index, vm in enumerate(draft.file.vm):
        host = hosts.get(vm.host)
        if vm.power is not Power.ON or host is None:
            continue
        for slot, asked in enumerate(vm.pci):
            if isinstance(asked, NvidiaVgpu):
                share = _Share(vgpu_profile(asked.profile), draft.loc("vm", index, "pci", slot))
                if asked.assigned is None:
                    yield (*share.loc, "assigned"), _ask_for_gpu(host, share.profile)
                else:
                    there = shares[host.name, asked.assigned]
                    yield from _wrongly_shared(draft, host, asked.assigned, share, there)
                    there.append(share)


def _wrongly_shared(
    draft: Draft, host: Host, address: PciAddress, share: _Share, there: Sequence[_Share]
) -> Iterator[Finding]:
    device, loc, where = host.device(address), (*share.loc, "assigned"), f"{address} of {host.name}"
    if device is None:
        if not may_be_lost(draft, host, address):
            yield loc, f"{host.name} has no device at {address}; its GPUs: {_gpus(host) or 'none'}"
        return
    offered = vgpu_profiles_of(device.id)
    if share.profile not in offered:
        what = f"it offers {', '.join(profile.name for profile in offered)}" if offered else "it offers no vGPU"
        yield loc, f"{where}, {device.device_name}, does not offer {share.profile.name}; {what}"
    elif device.passthrough.active or device.passthrough.enabled:
        yield loc, f"{where} is passed through, and a GPU cannot be shared as well"
    elif not _shared_directly(host, device):
        needed = "the vGPU driver on the host, and shared-direct as its default and as the type of the GPU"
        yield loc, f"{where} is not shared directly; that needs {needed}"
    elif there and (message := _beside(host, share, there[0], place_of(draft.raw, there[0].loc))):
        yield loc, f"{where} {message}"
    elif len(there) >= share.profile.instances:
        yield loc, f"{where} carries {share.profile.instances} vGPUs of this size at most; this would be one more"


def _beside(host: Host, share: _Share, first: _Share, place: str) -> str | None:
    """Why a vGPU cannot be on the GPU of the first one."""
    if share.profile.frame_buffer_mb != first.profile.frame_buffer_mb:
        return f"is locked to {first.profile.size_gb} by {place}; {share.profile.name} has {share.profile.size_gb}"
    if share.profile.name != first.profile.name and not host.mixes_vgpu_types:
        return f"is locked to {first.profile.name} by {place}; ESXi {host.version} lets only one type share a GPU"
    return None


def _shared_directly(host: Host, device: PciDevice) -> bool:
    return host.shares_gpus and device.shared_directly


def _gpus(host: Host) -> str:
    return ", ".join(str(device.address) for device in host.pci if device.is_graphics)


def _ask_for_gpu(host: Host, profile: VgpuProfile) -> str:
    need = "the VM is on, so the file must say which GPU its vGPU is on"
    offering = [device.address for device in host.pci if profile in vgpu_profiles_of(device.id)]
    if not offering:
        return f'{need}, but {host.name} has none that offers {profile.name}; write power = "off"'
    return f"{need}; on {host.name} these offer it: {', '.join(map(str, sorted(offering)))}"
