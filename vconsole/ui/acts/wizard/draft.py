"""The VM that the wizard is about, as far as it is described."""

from dataclasses import dataclass, field, replace
from typing import Any, Self

from vconsole.model import Host, HostState, Inventory, Ref, VmConfig
from vconsole.model.catalogue import newest_hardware_version, release
from vconsole.vcenter import CreateVm
from vconsole.vcenter.queries import hosts_below


@dataclass(frozen=True, slots=True)
class Draft:
    """What the pages of the wizard have gathered."""

    datacenter: str
    compute: Ref | None = None
    """A cluster or a host."""
    name: str = ""
    config: VmConfig = field(default_factory=VmConfig)
    power_on: bool = False

    @classmethod
    def at(cls, inventory: Inventory, ref: Ref) -> Self:
        """A VM to be created in a datacenter, a cluster or on a host; what is missing is the first that can run it."""
        datacenter = _datacenter(inventory, ref)
        compute = ref if ref.kind in ("cluster", "host") else _first_compute(inventory, datacenter)
        draft = cls(datacenter, compute).with_config(datastore=inventory.datacenters[datacenter].datastores[0])
        newest = draft.newest_version(inventory)
        return draft.with_config(hardware_version=newest) if newest else draft

    def elsewhere(self, inventory: Inventory, datacenter: str) -> Self:
        """The draft in another datacenter, with what is there."""
        there = type(self).at(inventory, Ref("datacenter", datacenter))
        placed = {"datastore": there.config.datastore, "hardware_version": there.config.hardware_version}
        return replace(self, datacenter=datacenter, compute=there.compute).with_config(**placed)

    def with_config(self, **changes: Any) -> Self:
        """The draft with other settings."""
        return replace(self, config=self.config.model_copy(update=changes))

    @property
    def host(self) -> str | None:
        """The host that was chosen to run the VM; None for a cluster, where DRS chooses."""
        return self.compute.name if self.compute is not None and self.compute.kind == "host" else None

    def hosts(self, inventory: Inventory) -> tuple[Host, ...]:
        """The connected hosts of the compute resource."""
        below = hosts_below(inventory, self.compute) if self.compute else ()
        return tuple(host for host in below if host.state is HostState.CONNECTED)

    def oldest_host(self, inventory: Inventory) -> Host | None:
        """The host of the earliest release: what it knows, all of them know."""
        return min(self.hosts(inventory), key=lambda host: release(host.version), default=None)

    def newest_version(self, inventory: Inventory) -> int | None:
        """The newest hardware version that every host of the compute resource knows."""
        oldest = self.oldest_host(inventory)
        return newest_hardware_version(oldest.version) if oldest else None

    def action(self) -> CreateVm:
        """The action that creates the VM."""
        where: dict[str, Any] = {self.compute.kind: self.compute.name} if self.compute else {}
        return CreateVm(**{**dict(self.config), "name": self.name, **where})


def _datacenter(inventory: Inventory, ref: Ref) -> str:
    if ref.kind == "cluster":
        return inventory.clusters[ref.name].datacenter
    return inventory.hosts[ref.name].datacenter if ref.kind == "host" else ref.name


def _first_compute(inventory: Inventory, datacenter: str) -> Ref | None:
    clusters = (Ref("cluster", cluster.name) for cluster in inventory.clusters_in(datacenter))
    hosts = (Ref("host", host.name) for host in inventory.standalone_hosts(datacenter))
    candidates = (*clusters, *hosts)
    return next((ref for ref in candidates if Draft(datacenter, ref).hosts(inventory)), None)
