"""Assignable Hardware: devices describe themselves, requests are matched with them, and uses are accounted.

As in vSphere it is internal: only placement (`drs`), failover (`ha`) and hosts (`esxi`) ask it.
"""

from vconsole.assignable.account import Capacity, Holder, Use, capacities, uses
from vconsole.assignable.answer import Answer, Blocked, answer
from vconsole.assignable.describe import DeviceKind, describe, kind_of
from vconsole.assignable.match import Contest, Match, Shortage, match
from vconsole.assignable.scarcity import Scarcity

__all__ = [
    "Answer",
    "Blocked",
    "Capacity",
    "Contest",
    "DeviceKind",
    "Holder",
    "Match",
    "Scarcity",
    "Shortage",
    "Use",
    "answer",
    "capacities",
    "describe",
    "kind_of",
    "match",
    "uses",
]
