"""The two inventory trees: Hosts and Clusters, VMs and Templates."""

from vconsole.model import Host, Inventory, Ref, Vm


def hosts_and_clusters(inventory: Inventory, parent: Ref | None) -> tuple[Ref, ...]:
    """The objects below one of Hosts and Clusters; below None is the vCenter."""
    if parent is None:
        return (Ref("vcenter", inventory.vcenter.name),)
    if parent.kind == "vcenter":
        return tuple(Ref("datacenter", name) for name in inventory.datacenters)
    if parent.kind == "datacenter":
        clusters = (Ref("cluster", cluster.name) for cluster in inventory.clusters_in(parent.name))
        alone = (Ref("host", host.name) for host in inventory.standalone_hosts(parent.name))
        return (*clusters, *alone)
    if parent.kind == "cluster":
        return tuple(Ref("host", host.name) for host in inventory.hosts_in(parent.name))
    return tuple(Ref("vm", vm.name) for vm in inventory.vms_on(parent.name)) if parent.kind == "host" else ()


def has_children(inventory: Inventory, ref: Ref) -> bool:
    """Whether something stands below an object of Hosts and Clusters."""
    if ref.kind == "host":
        return inventory.vm_count(ref.name) > 0
    return ref.kind != "vm" and bool(hosts_and_clusters(inventory, ref))


def path_to(inventory: Inventory, ref: Ref) -> tuple[Ref, ...]:
    """From the vCenter down to an object, itself last; empty if it is not there any more."""
    vcenter = Ref("vcenter", inventory.vcenter.name)
    if ref.kind == "vcenter":
        return (vcenter,)
    if ref.kind == "datacenter":
        return (vcenter, ref) if ref.name in inventory.datacenters else ()
    if ref.kind == "cluster":
        cluster = inventory.clusters.get(ref.name)
        return (vcenter, Ref("datacenter", cluster.datacenter), ref) if cluster else ()
    if ref.kind == "host":
        host = inventory.hosts.get(ref.name)
        if host is None:
            return ()
        above = Ref("cluster", host.cluster) if host.cluster else Ref("datacenter", host.datacenter)
        return (*path_to(inventory, above), ref)
    if ref.kind == "vm-class":
        return (vcenter,) if ref.name in inventory.vm_classes else ()
    vm = inventory.vms.get(ref.name)
    return (*path_to(inventory, Ref("host", vm.host)), ref) if vm else ()


def clusters_below(inventory: Inventory, ref: Ref) -> tuple[str, ...]:
    """The names of the clusters below vCenter or a datacenter."""
    if ref.kind == "vcenter":
        return tuple(inventory.clusters)
    return tuple(cluster.name for cluster in inventory.clusters_in(ref.name)) if ref.kind == "datacenter" else ()


def hosts_below(inventory: Inventory, ref: Ref) -> tuple[Host, ...]:
    """The hosts below vCenter, a datacenter or a cluster, in the order of the file; a host is below itself."""
    if ref.kind == "vcenter":
        return tuple(inventory.hosts.values())
    if ref.kind == "datacenter":
        return tuple(host for host in inventory.hosts.values() if host.datacenter == ref.name)
    if ref.kind == "cluster":
        return inventory.hosts_in(ref.name)
    return (inventory.hosts[ref.name],) if ref.kind == "host" else ()


def vms_of(inventory: Inventory, ref: Ref) -> tuple[Vm, ...]:
    """All VMs at or below an object; those of vCenter in the order of the file, others host by host."""
    if ref.kind == "vcenter":
        return tuple(inventory.vms.values())
    if ref.kind == "vm":
        return (inventory.vms[ref.name],) if ref.name in inventory.vms else ()
    return tuple(vm for host in hosts_below(inventory, ref) for vm in inventory.vms_on(host.name))


def folders_in(inventory: Inventory, datacenter: str) -> dict[str | None, tuple[str, ...]]:
    """The names of a datacenter's VMs by folder; the folder None is the datacenter's own. Walks through all VMs."""
    found: dict[str | None, list[str]] = {}
    for vm in inventory.vms.values():
        if inventory.hosts[vm.host].datacenter == datacenter:
            found.setdefault(vm.folder, []).append(vm.name)
    order = sorted(found, key=lambda folder: (folder is None, folder or ""))
    return {folder: tuple(sorted(found[folder])) for folder in order}
