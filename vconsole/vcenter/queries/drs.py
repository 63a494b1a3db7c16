"""The DRS pages of a cluster: group power-on with its three tabs, recommendations, faults, and the load."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from vconsole.drs import HostLoad, balance
from vconsole.ha import dedicated_hosts
from vconsole.model import Fault, Inventory
from vconsole.vcenter.actions import MigrateVm, PowerOn
from vconsole.vcenter.recommendation import Recommendation
from vconsole.vcenter.state import State
from vconsole.vcenter.task import Task


@dataclass(frozen=True, slots=True)
class GroupPowerOn:
    """What became of a power-on of several VMs (`ClusterPowerOnVmResult` of the API), as it stands now."""

    recommendations: tuple[Recommendation, ...]
    """Power On Recommendations: what waits for a person."""
    attempted: tuple[Task, ...]
    """Started Power-Ons: under way, done, or refused by the host that was chosen."""
    not_attempted: tuple[Task, ...]
    """Failed Power-Ons: those for which no host was found, each with its fault."""
    lapsed: tuple[Task, ...] = ()
    """Those for which DRS recommended hosts, which was cancelled or does not hold any more."""


def group_power_on(state: State, vms: Iterable[str]) -> GroupPowerOn:
    """The three tabs for these VMs, from the last power-on of each, in the order given."""
    names = tuple(dict.fromkeys(vms))
    waiting = {made.vm: made for made in state.recommendations if made.reason == "power-on"}
    last = {task.target.name: task for task in state.tasks if _is_power_on(task)}
    tasks = [last[name] for name in names if name in last and name not in waiting]
    return GroupPowerOn(
        recommendations=tuple(waiting[name] for name in names if name in waiting),
        attempted=tuple(task for task in tasks if task.duration),
        not_attempted=tuple(task for task in tasks if not task.duration and task.fault),
        lapsed=tuple(task for task in tasks if not task.duration and not task.fault),
    )


def _is_power_on(task: Task) -> bool:
    return task.target.kind == "vm" and task.name == PowerOn(vms=(task.target.name,)).title


def drs_recommendations(state: State, cluster: str) -> tuple[Recommendation, ...]:
    """What DRS of a cluster recommends, oldest first."""
    hosts = {host.name for host in state.inventory.hosts_in(cluster)}
    return tuple(made for made in state.recommendations if made.basis.host in hosts)


def drs_faults(state: State, cluster: str) -> tuple[tuple[Task, Fault], ...]:
    """The power-ons of a cluster that DRS found no host for, newest first, each with the reasons of every host."""
    hosts = {host.name for host in state.inventory.hosts_in(cluster)}
    return tuple(
        (task, task.fault)
        for task in reversed(state.tasks)
        if task.fault is not None and task.fault.code == "no-compatible-host"
        if (vm := state.inventory.vms.get(task.target.name)) is not None and vm.host in hosts
    )


@dataclass(frozen=True, slots=True)
class LoadBalance:
    """What DRS would move in a cluster to even out the load, and what it leaves alone."""

    moves: tuple[MigrateVm, ...]
    """In the order in which they are made."""
    origins: tuple[str, ...]
    """The host that each of them leaves."""
    staying: tuple[Fault, ...]
    """Why running VMs are not moved, one fault for each PCI device."""
    loads: tuple[HostLoad, ...]
    """The hosts before and after; those that take no VMs, or are kept free for vSphere HA, are left out."""


def load_balance(inventory: Inventory, cluster: str, *, told: Callable[[], None] = lambda: None) -> LoadBalance:
    """Look at the load of a cluster as DRS does; a VM that cannot be moved does not keep it from the others.

    `told` is called before each move is looked for; what it raises ends the search.
    """
    kept_free = dedicated_hosts(inventory.clusters[cluster].ha)
    hosts = [host for host in inventory.hosts_in(cluster) if host.name not in kept_free]
    found = balance(inventory, hosts, told=told)
    moves = tuple(MigrateVm(vm=move.vm, host=move.to_host) for move in found.moves)
    return LoadBalance(moves, tuple(move.host for move in found.moves), found.staying, found.loads)
