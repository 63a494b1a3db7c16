"""What is out of order for now: hosts that were lost, and VMs that wait for vSphere HA to restart them."""

from dataclasses import dataclass
from typing import Literal

from vconsole.model import HostState


@dataclass(frozen=True, slots=True)
class LostHost:
    """A host that vCenter and the other hosts do not hear any more."""

    host: str
    kind: Literal["failed", "isolated"]
    """A failed host lost its VMs with its power; an isolated one lost its network and still runs them."""
    since: float
    """When that happened, in seconds of virtual time."""
    state_before: HostState


@dataclass(frozen=True, slots=True)
class AwaitingRestart:
    """A VM that vSphere HA restarts as soon as a host can take it."""

    vm: str
    refusals: int = 0
    """How often a host refused to power it on."""
