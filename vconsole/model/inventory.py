"""The inventory: a whole estate as one immutable value."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from vconsole.model.cluster import Cluster, Datacenter, VCenter
from vconsole.model.host import Host
from vconsole.model.vm import Vm


@dataclass(frozen=True, slots=True)
class Inventory:
    """Every object of the estate by name, in the order of the cluster file.

    A change returns a new inventory that shares all that did not change. Which VMs stand on a host, and which
    hosts in a cluster, is kept beside, so that no question walks through the whole estate.
    """

    name: str
    description: str
    vcenter: VCenter
    datacenters: Mapping[str, Datacenter]
    clusters: Mapping[str, Cluster]
    hosts: Mapping[str, Host]
    vms: Mapping[str, Vm]
    _hosts_of: Mapping[str, tuple[str, ...]]
    _vms_of: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(
        cls,
        *,
        name: str = "",
        description: str = "",
        vcenter: VCenter | None = None,
        datacenters: Iterable[Datacenter] = (),
        clusters: Iterable[Cluster] = (),
        hosts: Iterable[Host] = (),
        vms: Iterable[Vm] = (),
    ) -> Self:
        """Build an inventory; names must be unique and every name that is referred to must exist."""
        by_name = {host.name: host for host in hosts}
        vms_by_name = {vm.name: vm for vm in vms}
        clusters_by_name = {cluster.name: cluster for cluster in clusters}
        hosts_of: dict[str, list[str]] = {cluster: [] for cluster in clusters_by_name}
        for host in by_name.values():
            if host.cluster is not None:
                hosts_of[host.cluster].append(host.name)
        vms_of: dict[str, list[str]] = {host: [] for host in by_name}
        for vm_name in sorted(vms_by_name):
            vms_of[vms_by_name[vm_name].host].append(vm_name)
        return cls(
            name=name,
            description=description,
            vcenter=vcenter or VCenter(),
            datacenters={datacenter.name: datacenter for datacenter in datacenters},
            clusters=clusters_by_name,
            hosts=by_name,
            vms=vms_by_name,
            _hosts_of={cluster: tuple(names) for cluster, names in hosts_of.items()},
            _vms_of={host: tuple(names) for host, names in vms_of.items()},
        )

    def hosts_in(self, cluster: str) -> tuple[Host, ...]:
        """The hosts of a cluster, in the order of the file."""
        return tuple(self.hosts[name] for name in self._hosts_of.get(cluster, ()))

    def standalone_hosts(self, datacenter: str) -> tuple[Host, ...]:
        """The hosts of a datacenter that are in no cluster, in the order of the file."""
        return tuple(h for h in self.hosts.values() if h.cluster is None and h.datacenter == datacenter)

    def clusters_in(self, datacenter: str) -> tuple[Cluster, ...]:
        """The clusters of a datacenter, in the order of the file."""
        return tuple(cluster for cluster in self.clusters.values() if cluster.datacenter == datacenter)

    def vms_on(self, host: str) -> tuple[Vm, ...]:
        """The VMs registered on a host, by name."""
        return tuple(self.vms[name] for name in self._vms_of.get(host, ()))

    def cluster_of(self, host: str) -> Cluster | None:
        """The cluster of a host; None if it stands alone."""
        name = self.hosts[host].cluster
        return None if name is None else self.clusters[name]

    def with_host(self, host: Host) -> Self:
        """The inventory with this host in the place of the one of that name, in the same cluster."""
        return replace(self, hosts={**self.hosts, host.name: host})

    def with_cluster(self, cluster: Cluster) -> Self:
        """The inventory with this cluster in the place of the one of that name."""
        return replace(self, clusters={**self.clusters, cluster.name: cluster})

    def with_vm(self, vm: Vm) -> Self:
        """The inventory with this VM, new or in the place of the one of that name."""
        before = self.vms.get(vm.name)
        vms_of = self._vms_of
        if before is None or before.host != vm.host:
            moved = dict(vms_of)
            if before is not None:
                moved[before.host] = tuple(name for name in moved[before.host] if name != vm.name)
            names = moved[vm.host]
            place = bisect_left(names, vm.name)
            moved[vm.host] = (*names[:place], vm.name, *names[place:])
            vms_of = moved
        return replace(self, vms={**self.vms, vm.name: vm}, _vms_of=vms_of)

    def without_vm(self, name: str) -> Self:
        """The inventory without this VM."""
        host = self.vms[name].host
        vms = {other: vm for other, vm in self.vms.items() if other != name}
        vms_of = {**self._vms_of, host: tuple(other for other in self._vms_of[host] if other != name)}
        return replace(self, vms=vms, _vms_of=vms_of)
