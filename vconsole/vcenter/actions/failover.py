"""VSphere HA at work: hosts declared failed, VMs restarted as soon as a host can take them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vconsole import ha
from vconsole.drs import Placement
from vconsole.model import Cluster, Inventory, Power, Ref, Vm
from vconsole.vcenter.actions.power_on import TRIES_MAX, Attempt, reserve
from vconsole.vcenter.availability import AwaitingRestart, LostHost
from vconsole.vcenter.durations import seconds
from vconsole.vcenter.event import Event
from vconsole.vcenter.state import Change, State

REFUSALS_MAX = 5
"""How often hosts may refuse a VM before HA gives it up (das.maxvmrestartcount of vSphere)."""
_LEFT_OFF_EVENTS = {
    "static-device-pins-vm": "vm-failover-unsuccessful",
    "restart-priority-disabled": "vm-restart-disabled",
    "no-host-for-restart": "vm-left-off-by-ha",
}


@dataclass(frozen=True, slots=True)
class DeclareFailed:
    """HA takes a host for failed, and restarts its VMs elsewhere."""

    lost: LostHost

    def perform(self, state: State) -> Change:
        """Fail over what ran there, if the host is still lost and its cluster protected."""
        cluster = protecting_cluster(state.inventory, self.lost.host)
        if self.lost not in state.lost_hosts or cluster is None:
            return Change(state)
        message = f"vSphere HA detected a failure of {self.lost.host}."
        event = Event(at=state.now, event="host-failed", message=message, host=self.lost.host, cluster=cluster.name)
        stopped = ha.running_on(state.inventory, self.lost.host)
        return Change(state, (event,)).then(Stop(stopped, "lost its power with")).then(FailOver(cluster.name, stopped))


def protecting_cluster(inventory: Inventory, host: str) -> Cluster | None:
    """The cluster of a host if vSphere HA is turned on there."""
    cluster = inventory.cluster_of(host) if host in inventory.hosts else None
    return cluster if cluster is not None and cluster.ha.enabled else None


@dataclass(frozen=True, slots=True)
class Stop:
    """VMs stop on their hosts without anybody asking; they keep their registration."""

    vms: tuple[str, ...]
    how: str

    def perform(self, state: State) -> Change:
        """Power them off; their devices are free."""
        inventory, events = state.inventory, []
        for name in self.vms:
            vm = inventory.vms[name]
            inventory = inventory.with_vm(vm.freed().model_copy(update={"power": Power.OFF}))
            message = f"{name} {self.how} {vm.host}."
            events.append(Event(at=state.now, event="vm-powered-off", message=message, vm=name, host=vm.host))
        return Change(state.with_inventory(inventory), tuple(events))


@dataclass(frozen=True, slots=True)
class FailOver:
    """HA restarts VMs that were stopped, in order, and says which it cannot restart."""

    cluster: str
    vms: tuple[str, ...]
    after_isolation: bool = False

    def perform(self, state: State) -> Change:
        """Begin every restart that is possible now; the VMs without a host wait for one."""
        if not self.vms:
            return Change(state)
        plan = _plan(state.inventory, self.cluster, self.vms)
        names = [restart.vm.name for restart in plan.restarts]
        names += [left.vm.name for left in plan.left_off if left.hosts_refuse]
        waiting = with_awaiting(state, (*state.awaiting_restart, *map(AwaitingRestart, names)))
        change = Change(waiting, (self._started(state.now),)).then(_Restarts(self.cluster, plan.restarts))
        left_off = tuple(event for left in plan.left_off for event in self._left_off(state.now, left))
        ended = change.state.scheduled(_Completed(self.cluster), after=seconds("place_to_bind"))
        return Change(ended, change.events + left_off)

    def _started(self, now: float) -> Event:
        count = f"{len(self.vms)} VM{'s' * (len(self.vms) > 1)}"
        message = f"vSphere HA initiated a failover of {count} in {self.cluster}."
        return Event(at=now, event="failover-started", message=message, cluster=self.cluster)

    def _left_off(self, now: float, left: ha.LeftOff) -> Iterator[Event]:
        """What became of a VM that stays off, and the answer of each host that was asked."""
        name = _LEFT_OFF_EVENTS[left.code]
        if self.after_isolation and left.hosts_refuse:
            name = "vm-left-off-after-isolation"
        fault, vm = left.reason, left.vm
        yield Event(at=now, event=name, message=fault.message, vm=vm.name, host=vm.host, code=fault.code)
        for verdict in left.verdicts:
            why = " ".join(dict.fromkeys(reason.message for reason in verdict.reasons))
            message = f"{verdict.host} does not take {vm.name}: {why}"
            code = verdict.reasons[0].code
            yield Event(at=now, event="restart-refused", message=message, vm=vm.name, host=verdict.host, code=code)


def _plan(inventory: Inventory, cluster: str, vms: Iterable[str]) -> ha.Plan:
    return ha.plan(inventory, inventory.clusters[cluster], [inventory.vms[name] for name in vms])


@dataclass(frozen=True, slots=True)
class _Restarts:
    """The restarts of a plan begin, each as a power-on."""

    cluster: str
    restarts: tuple[ha.Restart, ...]

    def perform(self, state: State) -> Change:
        """Reserve the host and the devices for each, in the order of the plan."""
        change = Change(state)
        for restart in self.restarts:
            begun = self._begun(change.state, restart)
            change = Change(begun.state, change.events + begun.events)
        return change

    def _begun(self, state: State, restart: ha.Restart) -> Change:
        name = restart.vm.name
        begun, task = state.begun(
            "Power On virtual machine",
            Ref("vm", name),
            duration=seconds("place_to_bind"),
            detail=f"vSphere HA restarts it on {restart.host}",
        )
        by_drs = state.inventory.vcenter.up and state.inventory.clusters[self.cluster].drs.enabled
        placement = Placement(name, (restart.verdict,))
        return reserve(
            begun,
            state.inventory.vms[name],
            placement,
            RestartAttempt(name, task, state.inventory.vms[name].host),
            by_drs=by_drs,
        )


@dataclass(frozen=True, slots=True)
class RestartAttempt:
    """A restart by HA under way: a power-on that HA repeats if the host refuses."""

    vm: str
    task: int
    registered_on: str
    """The host that failed, where the VM stays registered if no other takes it."""

    def perform(self, state: State) -> Change:
        """Let the host power the VM on; a refusal leaves it waiting, and a person who gave it up ends that."""
        change = Attempt(self.vm, self.task, None, self.registered_on, TRIES_MAX).perform(state)
        vm = change.state.inventory.vms.get(self.vm)
        if vm is None or change.state.inventory is state.inventory:
            return Change(with_awaiting(change.state, _without(change.state, self.vm)), change.events)
        outcome = self._succeeded(change.state, vm) if vm.power is Power.ON else self._refused(change.state, vm)
        return Change(outcome.state, change.events + outcome.events)

    def _succeeded(self, state: State, vm: Vm) -> Change:
        message = f"vSphere HA restarted {vm.name} on {vm.host}."
        event = Event(at=state.now, event="vm-restarted-by-ha", message=message, vm=vm.name, host=vm.host)
        return Change(with_awaiting(state, _without(state, vm.name)), (event,))

    def _refused(self, state: State, vm: Vm) -> Change:
        refusals = 1 + next((each.refusals for each in state.awaiting_restart if each.vm == vm.name), 0)
        if refusals < REFUSALS_MAX:
            return Change(with_awaiting(state, (*_without(state, vm.name), AwaitingRestart(vm.name, refusals))))
        message = f"vSphere HA gives up {vm.name}: it was refused {refusals} times."
        event = Event(at=state.now, event="vm-restart-count-reached", message=message, vm=vm.name, host=vm.host)
        return Change(with_awaiting(state, _without(state, vm.name)), (event,))


def _without(state: State, vm: str) -> tuple[AwaitingRestart, ...]:
    return tuple(each for each in state.awaiting_restart if each.vm != vm)


@dataclass(frozen=True, slots=True)
class _Completed:
    """HA has done what it could at once."""

    cluster: str

    def perform(self, state: State) -> Change:
        """Say so, and how many VMs still wait."""
        left = sum(_in_cluster(state.inventory, each.vm, self.cluster) for each in state.awaiting_restart)
        rest = f"; VMs that still wait for a host: {left}" if left else ""
        message = f"vSphere HA completed a failover in {self.cluster}{rest}."
        event = Event(at=state.now, event="failover-completed", message=message, cluster=self.cluster)
        return Change(state, (event,))


def _in_cluster(inventory: Inventory, vm: str, cluster: str) -> bool:
    return vm in inventory.vms and inventory.hosts[inventory.vms[vm].host].cluster == cluster


@dataclass(frozen=True, slots=True)
class TryRestarts:
    """HA looks again at the VMs that wait: the estate has changed, and a host may take them now."""

    def perform(self, state: State) -> Change:
        """Forget those that need no restart any more, and begin every restart that is possible now."""
        needed = tuple(each for each in state.awaiting_restart if _needs_restart(state.inventory, each.vm))
        change = Change(with_awaiting(state, needed))
        for cluster in state.inventory.clusters:
            asked = [each.vm for each in needed if _may_start(state.inventory, each.vm, cluster)]
            if asked:
                change = change.then(_Restarts(cluster, _plan(change.state.inventory, cluster, asked).restarts))
        return change


def _needs_restart(inventory: Inventory, name: str) -> bool:
    vm = inventory.vms.get(name)
    cluster = None if vm is None else inventory.cluster_of(vm.host)
    return vm is not None and cluster is not None and vm.power is Power.OFF and ha.why_never(vm, cluster) is None


def _may_start(inventory: Inventory, name: str, cluster: str) -> bool:
    return _in_cluster(inventory, name, cluster) and not inventory.vms[name].powering_on


def with_awaiting(state: State, awaiting: Sequence[AwaitingRestart]) -> State:
    """The state in which these VMs wait for a restart; while any does, HA looks again after every change."""
    after = replace(state, awaiting_restart=tuple(sorted(awaiting, key=lambda each: each.vm)))
    watched = any(watch.step == TryRestarts() for watch in after.watches)
    if awaiting and not watched:
        return after.watching(TryRestarts(), after=seconds("restart_retry"))
    return after.unwatching(TryRestarts()) if watched and not awaiting else after
