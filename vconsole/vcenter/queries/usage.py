"""What hosts give to the VMs that run on them."""

from dataclasses import dataclass

from vconsole.drs import Capacity, capacities
from vconsole.model import Host, Inventory


@dataclass(frozen=True, slots=True)
class HostUsage:
    """What the running VMs of a host take."""

    vms: int
    """VMs registered there."""
    running: int
    cpus: int
    """Virtual CPUs of the running VMs."""
    memory_gb: float
    reserved_gb: float
    """Memory that is reserved in full."""


def host_usage(inventory: Inventory, host: Host) -> HostUsage:
    """Sum up the VMs of a host."""
    vms = inventory.vms_on(host.name)
    running = [vm for vm in vms if vm.runs]
    return HostUsage(
        vms=len(vms),
        running=len(running),
        cpus=sum(vm.cpus for vm in running),
        memory_gb=sum(vm.memory_gb for vm in running),
        reserved_gb=sum(vm.memory_gb for vm in running if vm.reserve_all_memory),
    )


def device_capacities(inventory: Inventory, cluster: str) -> tuple[Capacity, ...]:
    """The devices of a cluster by model and label: consumed, pending, remaining, and which VMs hold them."""
    return capacities(inventory, inventory.hosts_in(cluster))
