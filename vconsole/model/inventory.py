"""The inventory: a whole estate as one immutable value."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from vconsole.model.cluster import Cluster, Datacenter, VCenter
from vconsole.model.frozen_map import FrozenMap
from vconsole.model.host import Host
from vconsole.model.vm import Vm
from vconsole.model.vm_class import VmClass


@dataclass(frozen=True, slots=True)
class Inventory:
    """Every object of the estate by name, in the order of the cluster file.

    A change returns a new inventory that shares all that did not change. Which VMs stand on a host, and which
    hosts in a cluster, is kept beside, so that no question walks through the whole estate.
    """

    name: str
    description: str
    vcenter: VCenter
    datacenters: FrozenMap[Datacenter]
    clusters: FrozenMap[Cluster]
    hosts: FrozenMap[Host]
    vms: FrozenMap[Vm]
    vm_classes: FrozenMap[VmClass]
    _hosts_of: FrozenMap[tuple[str, ...]]
    _vms_of: FrozenMap[tuple[str, ...]]

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
        vm_classes: Iterable[VmClass] = (),
    ) -> Self:
        """Build an inventory; names must be unique and every name that is referred to must exist."""
        all_hosts, all_vms = tuple(hosts), tuple(vms)
        hosts_of: defaultdict[str, list[str]] = defaultdict(list)
        for host in all_hosts:
            if host.cluster is not None:
                hosts_of[host.cluster].append(host.name)
        vms_of: defaultdict[str, list[str]] = defaultdict(list)
        for vm in all_vms:
            vms_of[vm.host].append(vm.name)
        return cls(
            name=name,
            description=description,
            vcenter=vcenter or VCenter(),
            datacenters=FrozenMap((datacenter.name, datacenter) for datacenter in datacenters),
            clusters=FrozenMap((cluster.name, cluster) for cluster in clusters),
            hosts=FrozenMap((host.name, host) for host in all_hosts),
            vms=FrozenMap((vm.name, vm) for vm in all_vms),
            vm_classes=FrozenMap((vm_class.name, vm_class) for vm_class in vm_classes),
            _hosts_of=FrozenMap((cluster, tuple(names)) for cluster, names in hosts_of.items()),
            _vms_of=FrozenMap((host.name, tuple(sorted(vms_of[host.name]))) for host in all_hosts),
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

    def vm_count(self, host: str) -> int:
        """How many VMs are registered on a host."""
        return len(self._vms_of.get(host, ()))

    def cluster_of(self, host: str) -> Cluster | None:
        """The cluster of a host; None if it stands alone."""
        name = self.hosts[host].cluster
        return None if name is None else self.clusters[name]

    def peers_of(self, host: str) -> tuple[Host, ...]:
        """All hosts of the host's cluster, itself among them; only itself if it stands alone."""
        name = self.hosts[host].cluster
        return (self.hosts[host],) if name is None else self.hosts_in(name)

    def with_host(self, host: Host) -> Self:
        """The inventory with this host, new or in the place of the one of that name, which is in the same cluster."""
        hosts = self.hosts.set(host.name, host)
        if host.name in self.hosts:
            return replace(self, hosts=hosts)
        hosts_of = self._hosts_of
        if host.cluster is not None:
            hosts_of = hosts_of.set(host.cluster, (*hosts_of.get(host.cluster, ()), host.name))
        return replace(self, hosts=hosts, _hosts_of=hosts_of, _vms_of=self._vms_of.set(host.name, ()))

    def without_host(self, name: str) -> Self:
        """The inventory without this host and the VMs that are registered on it."""
        cluster, hosts_of, vms = self.hosts[name].cluster, self._hosts_of, self.vms
        if cluster is not None:
            left = tuple(other for other in hosts_of[cluster] if other != name)
            hosts_of = hosts_of.set(cluster, left) if left else hosts_of.without(cluster)
        for vm in self._vms_of[name]:
            vms = vms.without(vm)
        return replace(
            self, hosts=self.hosts.without(name), vms=vms, _hosts_of=hosts_of, _vms_of=self._vms_of.without(name)
        )

    def with_vcenter(self, vcenter: VCenter) -> Self:
        """The inventory with this vCenter."""
        return replace(self, vcenter=vcenter)

    def with_cluster(self, cluster: Cluster) -> Self:
        """The inventory with this cluster in the place of the one of that name."""
        return replace(self, clusters=self.clusters.set(cluster.name, cluster))

    def with_vm(self, vm: Vm) -> Self:
        """The inventory with this VM, new or in the place of the one of that name."""
        before = self.vms.get(vm.name)
        vms_of = self._vms_of
        if before is None or before.host != vm.host:
            if before is not None:
                vms_of = vms_of.set(before.host, tuple(name for name in vms_of[before.host] if name != vm.name))
            names = vms_of[vm.host]
            place = bisect_left(names, vm.name)
            vms_of = vms_of.set(vm.host, (*names[:place], vm.name, *names[place:]))
        return replace(self, vms=self.vms.set(vm.name, vm), _vms_of=vms_of)

    def without_vm(self, name: str) -> Self:
        """The inventory without this VM."""
        host = self.vms[name].host
        remaining = tuple(other for other in self._vms_of[host] if other != name)
        return replace(self, vms=self.vms.without(name), _vms_of=self._vms_of.set(host, remaining))

    def with_vm_class(self, vm_class: VmClass) -> Self:
        """The inventory with this VM class, new or in the place of the one of that name."""
        return replace(self, vm_classes=self.vm_classes.set(vm_class.name, vm_class))

    def without_vm_class(self, name: str) -> Self:
        """The inventory without this VM class; the VMs that were deployed from it stay."""
        return replace(self, vm_classes=self.vm_classes.without(name))
