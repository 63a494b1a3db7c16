"""Recommendations of DRS: what it would do, kept until a person applies or cancels it, or until it is out of date."""

from dataclasses import dataclass, replace
from typing import Literal, Self

from vconsole.drs import HostVerdict, Placement, place, place_live
from vconsole.ha import admission, dedicated_hosts
from vconsole.model import Inventory, PciAddress, Vm

HOSTS_MAX = 8
"""How many hosts a recommendation names, the best ones."""

RecommendationReason = Literal["power-on", "host-maintenance"]

REASONS: dict[RecommendationReason, str] = {
    "power-on": "Power on virtual machine",
    "host-maintenance": "Host entering maintenance mode.",
}
"""VSphere's words for the reasons."""


@dataclass(frozen=True, slots=True)
class RecommendedHost:
    """A host that a recommendation names, with the devices for the VM there."""

    host: str
    devices: tuple[PciAddress | None, ...]
    """One for each PCI device of the VM, in slot order."""
    score: float

    @classmethod
    def of(cls, verdict: HostVerdict) -> Self:
        """What placement found about a host that fits."""
        return cls(verdict.host, verdict.devices, verdict.balance)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A VM to power on, or to migrate, with the hosts to choose from. A VM has one recommendation at most."""

    vm: str
    reason: RecommendationReason
    hosts: tuple[RecommendedHost, ...]
    """Best first; only one of them is applied."""
    made: float
    """When, in seconds of virtual time."""
    basis: Vm
    """The VM as it was then."""

    @classmethod
    def of(cls, placement: Placement, reason: RecommendationReason, vm: Vm, now: float) -> Self:
        """The recommendation to use the best hosts of a placement that fits."""
        hosts = tuple(RecommendedHost.of(verdict) for verdict in placement.ranked[:HOSTS_MAX])
        return cls(vm.name, reason, hosts, now, vm)

    @property
    def reason_text(self) -> str:
        """The Reason column."""
        return REASONS[self.reason]

    def on(self, host: str | None) -> RecommendedHost | None:
        """The host of this name among those recommended; the best one for None."""
        return next((choice for choice in self.hosts if host in (None, choice.host)), None)

    def still_true(self, inventory: Inventory) -> Self | None:
        """The recommendation without the hosts that cannot take the VM like that any more; None if nothing is left."""
        if inventory.vms.get(self.vm) != self.basis or not self._still_asked_for(inventory):
            return None
        hosts = tuple(choice for choice in self.hosts if self._holds(inventory, choice))
        if len(hosts) == len(self.hosts):
            return self
        return replace(self, hosts=hosts) if hosts else None

    def _still_asked_for(self, inventory: Inventory) -> bool:
        """Whether DRS of the VM's cluster would still recommend rather than act, or do nothing."""
        cluster = inventory.cluster_of(self.basis.host)
        if cluster is None or not cluster.drs.enabled:
            return False
        if self.reason == "power-on":
            return cluster.drs.automation == "manual" and admission(inventory, cluster, joining=self.basis).enough
        entering = inventory.hosts[self.basis.host].entering_maintenance
        return entering and cluster.drs.automation != "fully-automated"

    def _holds(self, inventory: Inventory, choice: RecommendedHost) -> bool:
        host, cluster = inventory.hosts.get(choice.host), inventory.cluster_of(self.basis.host)
        if host is None or cluster is None or host.name in dedicated_hosts(cluster.ha):
            return False
        if self.reason == "host-maintenance":
            return place_live(inventory, self.basis, hosts=[host]).fits
        wanted = tuple(address for address in choice.devices if address is not None)
        found = place(inventory, self.basis, hosts=[host], preferred=wanted)
        return found.fits and set(found.devices) == set(choice.devices)
