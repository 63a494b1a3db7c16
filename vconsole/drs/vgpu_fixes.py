"""Changes that may let a GPU serve a vGPU, from what the search for GPUs recorded."""

from collections.abc import Iterator

from vconsole.assignable import Answer, VgpuShortage, VgpuWeight
from vconsole.drs.remedy import Remedy
from vconsole.model import Host


def vgpu_proposals(answer: Answer) -> Iterator[Remedy]:
    """The single changes that might make a host's GPUs serve the VM's vGPUs; none if they do.

    Another assignment policy is not among them: it does not move the vGPUs that are there.
    """
    found = answer.vgpus
    if not isinstance(found, VgpuShortage) or found.several:
        return
    for obstacle in found.host:
        if obstacle.code == "vgpu-host-default-shared":
            yield Remedy("restart-xorg" if obstacle.restart else "share-gpus", host=answer.host.name)
    if not found.host:
        for profile in found.weights:
            for weight in found.rejected(profile):
                yield from _for_gpu(answer.host, weight)


def _for_gpu(host: Host, weight: VgpuWeight) -> Iterator[Remedy]:
    """What might let one GPU serve, if only one thing stands in the way."""
    if len(weight.obstacles) != 1:
        return
    (obstacle,) = weight.obstacles
    if obstacle.code == "vgpu-gpu-not-shared-direct":
        yield Remedy("share-gpu", host=host.name, devices=(weight.address,))
    elif obstacle.code == "vgpu-needs-restart":
        yield Remedy("restart-xorg", host=host.name)
    elif obstacle.code == "vgpu-gpu-passed-through":
        yield from _not_passed_through(host, weight)
    elif obstacle.holder is not None and obstacle.holder.state == "assigned":
        yield Remedy("power-off", host=host.name, vm=obstacle.holder.vm)
    for name in dict.fromkeys(use.vm for use in obstacle.uses if use.state == "assigned"):
        yield Remedy("move", host=host.name, vm=name)
        yield Remedy("power-off", host=host.name, vm=name)


def _not_passed_through(host: Host, weight: VgpuWeight) -> Iterator[Remedy]:
    group = [device for device in host.group_of(weight.gpu.device) if not device.is_bridge]
    if weight.gpu.device.passthrough.enabled and (host.toggles_at_once or not weight.gpu.device.passthrough.active):
        yield Remedy("disable-passthrough", host=host.name, devices=tuple(device.address for device in group))
