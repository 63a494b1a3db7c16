"""What the assignment policy of a host made of the vGPUs of a VM."""

from collections.abc import Iterator, Sequence

from vconsole.esxi import POLICY_TITLES
from vconsole.ui.look import Tone
from vconsole.vcenter.queries import NextVgpu, VgpuWeight

MB_PER_GB = 1024
Line = tuple[str, str, Tone]
"""What stands before a text, the text, and its tone."""


def ranking(found: Sequence[NextVgpu]) -> Iterator[Line]:
    """The order in which the policy takes the GPUs of the host for each profile, as it was before."""
    for each in found:
        yield "  ", f"{POLICY_TITLES[each.policy]}, for {each.profile.name}:", Tone.MUTED
        for weight in sorted(each.weights, key=lambda weight: (weight.rank is None, weight.rank)):
            yield f"    {weight.rank or '-'}  ", _standing(weight), Tone.PLAIN if weight.rank == 1 else Tone.MUTED


def locking_out(found: Sequence[NextVgpu]) -> Iterator[Line]:
    """What is free although locks to other sizes leave nothing for the VM, and which policy led to that."""
    for each in found:
        if each.is_locked_out and each.free_mb >= each.profile.frame_buffer_mb:
            free = f"{each.free_mb / MB_PER_GB:g} GB of frame buffer are free, but every GPU is locked to another size"
            yield "  ", f"{free}. Policy: {POLICY_TITLES[each.policy]}.", Tone.MUTED


def _standing(weight: VgpuWeight) -> str:
    gpu = weight.gpu
    had = f"{len(gpu.uses)} vGPU{'' if len(gpu.uses) == 1 else 's'}" if gpu.uses else "empty"
    size = f", locked to {gpu.locked_mb / MB_PER_GB:g} GB" if gpu.locked_mb else ""
    return (
        f"{weight.address.client}: {had}{size}; takes {weight.left} of it"
        if weight.rank
        else (f"{weight.address.client}: {had}{size}; takes none")
    )
