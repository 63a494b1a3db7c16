"""The figures of admission control: shares of processors and memory, slots, and what is short."""

from dataclasses import dataclass
from typing import Any

from vconsole.model import Fault, Ref
from vconsole.model.cluster import AdmissionControl


@dataclass(frozen=True, slots=True)
class Share:
    """One resource under the policy *Cluster resource percentage*."""

    name: str
    unit: str
    total: float
    reserved: float
    """What the running VMs reserve."""
    keep_percent: int
    """The part of the total that is kept for a failure."""

    @property
    def free_percent(self) -> float:
        """The current failover capacity: the part of the total that is not reserved."""
        return 100 * (self.total - self.reserved) / self.total if self.total else 0

    @property
    def enough(self) -> bool:
        """Whether as much is free as is to be kept."""
        return self.total - self.reserved >= self.total * self.keep_percent / 100


@dataclass(frozen=True, slots=True)
class Slots:
    """The counting of *Slot Policy*: every running VM takes one slot, of the greatest reservations of all."""

    cpu_mhz: int
    memory_gb: float
    per_host: tuple[tuple[str, int], ...]
    """Hosts and how many slots each has, in the order of the file."""
    used: int
    tolerated: int
    """How many host failures the cluster is to tolerate."""

    @property
    def total(self) -> int:
        """The slots of all hosts."""
        return sum(count for _, count in self.per_host)

    @property
    def failover_capacity(self) -> int:
        """How many of the largest hosts may fail while every running VM keeps a slot."""
        sizes = sorted((count for _, count in self.per_host), reverse=True)
        capacities = (lost for lost in range(len(sizes), -1, -1) if sum(sizes[lost:]) >= self.used)
        return next(capacities, 0)

    @property
    def enough(self) -> bool:
        """Whether as many hosts may fail as are to be tolerated."""
        return self.total >= self.used and self.failover_capacity >= self.tolerated


@dataclass(frozen=True, slots=True)
class Admission:
    """How a cluster stands with the capacity it keeps for a failure."""

    cluster: str
    policy: AdmissionControl
    """`disabled` as well while vSphere HA is turned off."""
    shares: tuple[Share, ...] = ()
    slots: Slots | None = None
    failover_hosts: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether the capacity that is to be kept is there."""
        return all(share.enough for share in self.shares) and (self.slots is None or self.slots.enough)

    def fault(self) -> Fault:
        """The refusal of a power-on that would leave too little."""
        return Fault(
            code="insufficient-failover-resources",
            message="Insufficient resources to satisfy configured failover level for vSphere HA.",
            remedy="Power off a VM, lower reservations, or change admission control.",
            about=Ref("cluster", self.cluster),
            causes=tuple(_cause(self.cluster, message) for message in self.shortages()),
        )

    def shortages(self) -> tuple[str, ...]:
        """What is short, in numbers."""
        short = [
            f"{share.name}: {share.reserved:g} of {share.total:g} {share.unit} would be reserved, which leaves "
            f"{share.free_percent:.1f} %; {share.keep_percent} % are kept for a failure."
            for share in self.shares
            if not share.enough
        ]
        if self.slots is not None and not self.slots.enough:
            short.append(
                f"{self.slots.used} slots would be used of {self.slots.total}; then {self.slots.failover_capacity} of "
                f"the largest hosts may fail, and {self.slots.tolerated} are to be tolerated."
            )
        return tuple(short)

    def as_json(self) -> dict[str, Any]:
        """The numbers as the command line prints them."""
        shares = {
            share.name.lower(): {"free_percent": round(share.free_percent, 1), "keep_percent": share.keep_percent}
            for share in self.shares
        }
        document: dict[str, Any] = {"policy": self.policy, "enough": self.enough, **shares}
        if self.slots is not None:
            document["slots"] = {
                "cpu_mhz": self.slots.cpu_mhz,
                "memory_gb": self.slots.memory_gb,
                "total": self.slots.total,
                "used": self.slots.used,
                "failover_capacity": self.slots.failover_capacity,
                "tolerated": self.slots.tolerated,
            }
        if self.failover_hosts:
            document["failover_hosts"] = list(self.failover_hosts)
        return document


def _cause(cluster: str, message: str) -> Fault:
    remedy = "Admission control counts processors and memory only."
    return Fault("failover-capacity", message, remedy, Ref("cluster", cluster))
