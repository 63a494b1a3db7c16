"""NVIDIA vGPU: GPUs that several VMs share, in same-size mode.

A GPU is either passed through or shared. The first vGPU on it locks it to that size of frame buffer until it is empty.
Mixed-size mode and MIG are not modelled.
"""

from vconsole.assignable.vgpu.capacity import VgpuCapacity, VgpuHolder, vgpu_capacities
from vconsole.assignable.vgpu.faults import gpu_faults, several_fault, vgpu_faults
from vconsole.assignable.vgpu.gpu import SharedGpu, VgpuObstacle
from vconsole.assignable.vgpu.search import VgpuMatch, VgpuShortage, match_vgpus
from vconsole.assignable.vgpu.supply import HostObstacle, VgpuSupply
from vconsole.assignable.vgpu.weights import VgpuWeight, vgpu_weights

__all__ = [
    "HostObstacle",
    "SharedGpu",
    "VgpuCapacity",
    "VgpuHolder",
    "VgpuMatch",
    "VgpuObstacle",
    "VgpuShortage",
    "VgpuSupply",
    "VgpuWeight",
    "gpu_faults",
    "match_vgpus",
    "several_fault",
    "vgpu_capacities",
    "vgpu_faults",
    "vgpu_weights",
]
