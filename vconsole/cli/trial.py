"""What is tried: a well-formed VM around some requests, on which hosts, and which clusters are surveyed."""

from collections.abc import Sequence
from itertools import count

from vconsole.cli.command import WrongUsage
from vconsole.esxi import with_mmio_region
from vconsole.model import Cluster, DirectPathIo, Fault, Firmware, Host, Inventory, Vm, VmPci
from vconsole.model.catalogue import DYNAMIC_HARDWARE_VERSION, newest_hardware_version
from vconsole.vcenter.lookup import find_cluster_hosts

_NAME = "new-vm"


def hosts_to_try(inventory: Inventory, cluster: str | None, requests: Sequence[VmPci]) -> tuple[Host, ...]:
    """The hosts of the cluster named; else those beside the host of a static request; else of the only cluster.

    An estate of standalone hosts is tried whole. Raises WrongUsage if there is no host or more than one choice.
    """
    if cluster is not None:
        found = find_cluster_hosts(inventory, cluster)
        if isinstance(found, Fault):
            raise WrongUsage(f"--cluster: {found}")
        return found
    for request in requests:
        if isinstance(request, DirectPathIo) and request.host is not None:
            return inventory.peers_of(request.host)
    return _of_the_only_cluster(inventory)


def _of_the_only_cluster(inventory: Inventory) -> tuple[Host, ...]:
    if not inventory.hosts:
        raise WrongUsage("The file has no hosts to place a VM on.")
    clusters = [name for name in inventory.clusters if inventory.hosts_in(name)]
    if len(clusters) > 1:
        raise WrongUsage(f"The file has {len(clusters)} clusters: {', '.join(clusters)}. Name one with --cluster.")
    return inventory.hosts_in(clusters[0]) if clusters else tuple(inventory.hosts.values())


def clusters_to_survey(inventory: Inventory, name: str | None) -> tuple[Cluster, ...]:
    """The cluster named, else every cluster that has hosts. Raises WrongUsage if there is none."""
    if name is not None:
        found = find_cluster_hosts(inventory, name)
        if isinstance(found, Fault):
            raise WrongUsage(f"--cluster: {found}")
        return (inventory.clusters[name],)
    clusters = tuple(cluster for cluster in inventory.clusters.values() if inventory.hosts_in(cluster.name))
    if not clusters:
        raise WrongUsage("The file has no cluster with hosts; vSphere HA protects the hosts of clusters only.")
    return clusters


def trial_vm(
    inventory: Inventory, hosts: Sequence[Host], requests: Sequence[VmPci], *, cpus: int | None, memory_gb: float | None
) -> Vm:
    """A VM with these PCI devices that lacks nothing else, so that hosts, capacity and devices alone decide.

    It has EFI, all memory reserved, an MMIO region for the largest devices it may get, and the newest hardware
    version that all the hosts know. Its size is that of a new VM unless it is given.
    """
    sizes = {"cpus": cpus, "memory_gb": memory_gb}
    vm = Vm(
        name=_free_name(inventory),
        host=hosts[0].name,
        hardware_version=_hardware_version(hosts, requests),
        firmware=Firmware.EFI,
        reserve_all_memory=True,
        pci=tuple(requests),
        **{field: size for field, size in sizes.items() if size is not None},
    )
    return with_mmio_region(vm, hosts)


def _hardware_version(hosts: Sequence[Host], requests: Sequence[VmPci]) -> int:
    """The newest that every host knows, but not one without the devices asked for: older hosts are to be refused."""
    known_to_all = min(newest_hardware_version(host.version) for host in hosts)
    dynamic = any(request.access == "dynamic-directpath-io" for request in requests)
    return max(known_to_all, DYNAMIC_HARDWARE_VERSION) if dynamic else known_to_all


def _free_name(inventory: Inventory) -> str:
    names = (f"{_NAME}-{number}" if number > 1 else _NAME for number in count(1))
    return next(name for name in names if name not in inventory.vms)
