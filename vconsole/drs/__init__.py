"""DRS initial placement: which host a VM goes to, which devices are hinted there, and why not elsewhere."""

from vconsole.assignable import (
    Capacity,
    DeviceKind,
    Holder,
    Use,
    VgpuCapacity,
    VgpuHolder,
    capacities,
    vgpu_capacities,
)
from vconsole.drs.balance import Balance, HostLoad, Move, balance
from vconsole.drs.fixes import remedies
from vconsole.drs.move import place_live, unmigratable
from vconsole.drs.place import judge, place
from vconsole.drs.placement import HostVerdict, Placement
from vconsole.drs.remedy import Remedy, RemedyKind

__all__ = [
    "Balance",
    "Capacity",
    "DeviceKind",
    "Holder",
    "HostLoad",
    "HostVerdict",
    "Move",
    "Placement",
    "Remedy",
    "RemedyKind",
    "Use",
    "VgpuCapacity",
    "VgpuHolder",
    "balance",
    "capacities",
    "judge",
    "place",
    "place_live",
    "remedies",
    "unmigratable",
    "vgpu_capacities",
]
