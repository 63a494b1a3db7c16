"""DRS initial placement: which host a VM goes to, which devices are hinted there, and why not elsewhere."""

from vconsole.assignable import Capacity, DeviceKind, Holder, Use, capacities
from vconsole.drs.fixes import remedies
from vconsole.drs.place import place
from vconsole.drs.placement import HostVerdict, Placement
from vconsole.drs.remedy import Remedy, RemedyKind

__all__ = [
    "Capacity",
    "DeviceKind",
    "Holder",
    "HostVerdict",
    "Placement",
    "Remedy",
    "RemedyKind",
    "Use",
    "capacities",
    "place",
    "remedies",
]
