"""Admission control: capacity kept free for a failure. As in vSphere it counts processors and memory, no devices."""

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

from vconsole.ha.figures import Admission, Share, Slots
from vconsole.model import Cluster, Host, HostState, Inventory, Vm
from vconsole.model.cluster import AdmissionControl


def admission(inventory: Inventory, cluster: Cluster, *, joining: Vm | None = None) -> Admission:
    """How the cluster stands, or would stand if a VM that is off joined those that run."""
    if not cluster.ha.enabled:
        return Admission(cluster.name, "disabled")
    hosts = [host for host in inventory.hosts_in(cluster.name) if host.state is HostState.CONNECTED]
    running = [vm for host in hosts for vm in inventory.vms_on(host.name) if vm.runs]
    return _POLICIES[cluster.ha.admission_control](cluster, hosts, [*running, *([joining] if joining else [])])


def _percentage(cluster: Cluster, hosts: Sequence[Host], running: Sequence[Vm]) -> Admission:
    cpu = Share(
        "CPU",
        "MHz",
        sum(host.cpu_capacity_mhz for host in hosts),
        sum(_cpu(vm) for vm in running),
        cluster.ha.cpu_percent,
    )
    memory = Share(
        "Memory",
        "GB",
        sum(host.memory_gb for host in hosts),
        sum(_memory(vm) for vm in running),
        cluster.ha.memory_percent,
    )
    return Admission(cluster.name, "cluster-resource-percentage", (cpu, memory))


def _slot_policy(cluster: Cluster, hosts: Sequence[Host], running: Sequence[Vm]) -> Admission:
    cpu = max(map(_cpu, running), default=int(_unreserved("cpu_mhz")))
    memory = max(map(_memory, running), default=_unreserved("memory_gb"))
    per_host = tuple((host.name, _slots_of(host, cpu, memory)) for host in hosts)
    slots = Slots(cpu, memory, per_host, len(running), cluster.ha.host_failures_tolerated)
    return Admission(cluster.name, "slot-policy", slots=slots)


def _slots_of(host: Host, cpu: int, memory: float) -> int:
    by_cpu = host.cpu_capacity_mhz // cpu
    return min(by_cpu, int(host.memory_gb // memory)) if memory else by_cpu


def _whole_hosts(cluster: Cluster, _hosts: Sequence[Host], _running: Sequence[Vm]) -> Admission:
    return Admission(cluster.name, "dedicated-failover-hosts", failover_hosts=cluster.ha.failover_hosts)


def _disabled(cluster: Cluster, _hosts: Sequence[Host], _running: Sequence[Vm]) -> Admission:
    return Admission(cluster.name, "disabled")


_POLICIES: dict[AdmissionControl, Callable[[Cluster, Sequence[Host], Sequence[Vm]], Admission]] = {
    "cluster-resource-percentage": _percentage,
    "slot-policy": _slot_policy,
    "dedicated-failover-hosts": _whole_hosts,
    "disabled": _disabled,
}


def _cpu(vm: Vm) -> int:
    return vm.cpu_reservation_mhz or int(_unreserved("cpu_mhz"))


def _memory(vm: Vm) -> float:
    return vm.memory_gb if vm.reserve_all_memory else _unreserved("memory_gb")


@cache
def _unreserved(resource: str) -> float:
    table = tomllib.loads((files(__package__) / "defaults.toml").read_text("utf-8"))
    return float(table["unreserved"][resource])
