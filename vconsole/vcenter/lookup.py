"""Finding objects by name, or saying which name may have been meant."""

from collections.abc import Mapping
from typing import TypeVar

from vconsole.esxi import host_unreachable
from vconsole.model import Cluster, Datacenter, Fault, Host, Inventory, Ref, Vm, VmClass
from vconsole.model.names import nearest

T = TypeVar("T")


def find_host(inventory: Inventory, name: str) -> Host | Fault:
    """The host of this name, or why there is none."""
    return _find(inventory.hosts, name, "host")


def find_answering_host(inventory: Inventory, name: str) -> Host | Fault:
    """The host of this name if vCenter reaches it, or why there is none."""
    host = find_host(inventory, name)
    return host if isinstance(host, Fault) or host.answers else host_unreachable(host)


def find_vm(inventory: Inventory, name: str) -> Vm | Fault:
    """The VM of this name, or why there is none."""
    return _find(inventory.vms, name, "virtual machine")


def find_vm_class(inventory: Inventory, name: str) -> VmClass | Fault:
    """The VM class of this name, or why there is none."""
    return _find(inventory.vm_classes, name, "VM class")


def find_cluster(inventory: Inventory, name: str) -> Cluster | Fault:
    """The cluster of this name, or why there is none."""
    return _find(inventory.clusters, name, "cluster")


def find_datacenter(inventory: Inventory, name: str) -> Datacenter | Fault:
    """The datacenter of this name, or why there is none."""
    return _find(inventory.datacenters, name, "datacenter")


def find_cluster_hosts(inventory: Inventory, name: str) -> tuple[Host, ...] | Fault:
    """The hosts of the cluster of this name, or why there are none."""
    cluster = find_cluster(inventory, name)
    if isinstance(cluster, Fault):
        return cluster
    return inventory.hosts_in(name) or Fault(
        code="cluster-without-hosts",
        message=f'The cluster "{name}" has no hosts.',
        remedy="Choose a cluster with hosts.",
    )


def name_taken(ref: Ref) -> Fault:
    """The fault for a new object whose name another one of its kind has."""
    return Fault(
        code="name-taken",
        message=f'There is a {_KINDS.get(ref.kind, ref.kind)} "{ref.name}" already.',
        remedy="Choose another name.",
        about=ref,
    )


_KINDS = {"vm": "virtual machine"}


def _find(objects: Mapping[str, T], name: str, kind: str) -> T | Fault:
    found = objects.get(name)
    if found is not None:
        return found
    near = nearest(name, objects)
    return Fault(
        code=f"no-such-{kind.casefold().replace(' ', '-')}",
        message=f'There is no {kind} "{name}" in the inventory.',
        remedy=f'Did you mean "{near}"?' if near else f"Name a {kind} that exists.",
    )
