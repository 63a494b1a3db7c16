"""Assignable Hardware: devices describe themselves, requests are matched with them, and uses are accounted.

As in vSphere it is internal: only placement (`drs`), failover (`ha`) and hosts (`esxi`) ask it.
"""

from vconsole.assignable.account import Capacity, Holder, Use, capacities, uses
from vconsole.assignable.answer import Answer, Blocked, answer
from vconsole.assignable.describe import DeviceKind, describe, kind_of
from vconsole.assignable.match import Contest, Match, Shortage, match
from vconsole.assignable.scarcity import Scarcity
from vconsole.assignable.sharing import Shared, VgpuUse, vgpu_uses
from vconsole.assignable.vgpu import (
    SharedGpu,
    VgpuCapacity,
    VgpuHolder,
    VgpuMatch,
    VgpuShortage,
    VgpuSupply,
    VgpuWeight,
    gpu_faults,
    several_fault,
    vgpu_capacities,
    vgpu_weights,
)

__all__ = [
    "Answer",
    "Blocked",
    "Capacity",
    "Contest",
    "DeviceKind",
    "Holder",
    "Match",
    "Scarcity",
    "Shared",
    "SharedGpu",
    "Shortage",
    "Use",
    "VgpuCapacity",
    "VgpuHolder",
    "VgpuMatch",
    "VgpuShortage",
    "VgpuSupply",
    "VgpuUse",
    "VgpuWeight",
    "answer",
    "capacities",
    "describe",
    "gpu_faults",
    "kind_of",
    "match",
    "several_fault",
    "uses",
    "vgpu_capacities",
    "vgpu_uses",
    "vgpu_weights",
]
