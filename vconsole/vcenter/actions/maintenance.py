"""Maintenance mode: a host waits until its last VM is gone, and takes no new ones."""

from dataclasses import dataclass
from typing import Literal

from vconsole.ha import admission
from vconsole.model import Cluster, Fault, Host, HostState, Inventory, Ref, Vm
from vconsole.vcenter.actions.base import HostAction, HostsOwn
from vconsole.vcenter.actions.capable import device_refusal
from vconsole.vcenter.actions.migration import find_live_place, migrated, moved_to
from vconsole.vcenter.actions.recommending import recommend
from vconsole.vcenter.durations import seconds
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_answering_host, find_host
from vconsole.vcenter.recommendation import Recommendation
from vconsole.vcenter.state import Change, State


class EnterMaintenance(HostAction, HostsOwn):
    """Bring a host into maintenance mode, once no VM runs there any more.

    DRS moves away what has no devices, at the level fully automated by itself, unless that leaves too little room for
    vSphere HA. The task waits for the others.
    """

    title = "Enter maintenance mode"

    action: Literal["enter-maintenance"] = "enter-maintenance"

    def perform(self, state: State) -> Change | Fault:
        """Let the host take no more VMs, move away what can be moved, and name what it waits for."""
        host = find_answering_host(state.inventory, self.host)
        if isinstance(host, Fault):
            return host
        if not host.takes_vms:
            return _on_the_way(host)
        entering = host.model_copy(update={"entering_maintenance": True})
        begun, task = state.with_inventory(state.inventory.with_host(entering)).begun(
            self.title, self.target, duration=seconds("enter_maintenance"), detail="Entering"
        )
        step, after = Empty(host.name, task), seconds("enter_maintenance")
        message = f"{host.name} is entering maintenance mode."
        event = Event(at=state.now, event="maintenance-entering", message=message, host=host.name)
        change = Change(begun.scheduled(step, after=after).watching(step, after=after), (event,))
        for vm in state.inventory.vms_on(host.name):
            if vm.runs:
                change = change.then(_Evacuation(vm.name))
        return change


def _on_the_way(host: Host) -> Fault:
    entering = host.entering_maintenance
    return Fault(
        code="host-entering-maintenance" if entering else "host-in-maintenance",
        message=f"{host.name} is {'entering' if entering else 'in'} maintenance mode already.",
        remedy="See what it waits for." if entering else "Nothing needs to be done.",
        about=Ref("host", host.name),
    )


@dataclass(frozen=True, slots=True)
class _Evacuation:
    """DRS moves one VM away from a host that enters maintenance mode, recommends to, or leaves it to a person."""

    vm: str

    def perform(self, state: State) -> Change:
        """Move the VM, or say what it takes."""
        vm = state.inventory.vms[self.vm]
        cluster = state.inventory.cluster_of(vm.host)
        left = blocker(state.inventory, vm)
        drs = cluster is not None and cluster.drs.enabled and state.inventory.vcenter.up
        if cluster is None or not drs or left.code != "vm-runs":
            return Change(state, (_blocked(state.now, vm, left),))
        kept = _kept_by_ha(state.inventory, vm, cluster)
        moved = None if kept else self._moved(state, vm, cluster)
        return moved or Change(state, (_blocked(state.now, vm, kept or left),))

    def _moved(self, state: State, vm: Vm, cluster: Cluster) -> Change | None:
        """The VM on another host, or the recommendation to move it there; None if no host takes it."""
        placement = find_live_place(state.inventory, vm)
        if placement.fits and cluster.drs.automation != "fully-automated":
            return recommend(state, Recommendation.of(placement, "host-maintenance", vm, state.now))
        for verdict in placement.ranked:
            moved = moved_to(state.inventory, vm, state.inventory.hosts[verdict.host])
            if isinstance(moved, Vm):
                after = state.with_inventory(state.inventory.with_vm(moved))
                return Change(after, migrated(state.now, vm, moved))
        return None


def _kept_by_ha(inventory: Inventory, vm: Vm, cluster: Cluster) -> Fault | None:
    """Why DRS does not move a VM away: without its host, vSphere HA would have too little room for a failure."""
    without_host = inventory.with_host(inventory.hosts[vm.host].model_copy(update={"state": HostState.MAINTENANCE}))
    result = admission(without_host, cluster, joining=vm)
    return None if result.enough else result.fault()._replace(about=Ref("vm", vm.name))


def _blocked(now: float, vm: Vm, fault: Fault) -> Event:
    message = f"{fault.message} {fault.remedy}"
    return Event(at=now, event="maintenance-blocked", message=message, vm=vm.name, host=vm.host, code=fault.code)


def blockers(inventory: Inventory, host: str) -> tuple[Fault, ...]:
    """What keeps a host from maintenance mode: every VM that runs there, and what it takes to have it gone."""
    return tuple(blocker(inventory, vm) for vm in inventory.vms_on(host) if vm.runs)


def blocker(inventory: Inventory, vm: Vm) -> Fault:
    """Why a VM that runs keeps its host from maintenance mode, and what it takes."""
    about = Ref("vm", vm.name)
    if vm.powering_on:
        message = f"{vm.name} is being powered on."
        return Fault("vm-powering-on", message, f"{vm.host} will refuse it; DRS then looks for another host.", about)
    fault = device_refusal("maintenance", inventory, vm)
    if fault is not None:
        return fault
    remedy = f"Migrate {vm.name} to another host, or power it off."
    return Fault("vm-runs", f"{vm.name} runs on {vm.host}.", remedy, about)


@dataclass(frozen=True, slots=True)
class Empty:
    """The end of entering maintenance mode, if no VM runs on the host any more."""

    host: str
    task: int

    def perform(self, state: State) -> Change:
        """Complete the task, or go on waiting."""
        host = state.inventory.hosts.get(self.host)
        if host is None or not host.entering_maintenance:
            return Change(state.unwatching(self).cancelled(self.task))
        if host.state is not HostState.CONNECTED or any(vm.runs for vm in state.inventory.vms_on(host.name)):
            return Change(state)
        inside = host.model_copy(update={"entering_maintenance": False, "state": HostState.MAINTENANCE})
        after = state.unwatching(self).with_inventory(state.inventory.with_host(inside))
        event = Event(
            at=state.now,
            event="maintenance-entered",
            message=f"{host.name} is in maintenance mode.",
            host=host.name,
        )
        return Change(after.ended(self.task, detail="In maintenance mode"), (event,))


class ExitMaintenance(HostAction, HostsOwn):
    """Let a host run VMs again; one that is still entering maintenance mode gives that up."""

    title = "Exit maintenance mode"

    action: Literal["exit-maintenance"] = "exit-maintenance"

    def perform(self, state: State) -> Change | Fault:
        """Make the host available again."""
        host = find_host(state.inventory, self.host)
        if isinstance(host, Fault):
            return host
        if host.state is not HostState.MAINTENANCE and not host.entering_maintenance:
            return Fault(
                code="host-not-in-maintenance",
                message=f"{host.name} is {host.state.predicate}; it is not in maintenance mode.",
                remedy="Nothing needs to be done.",
                about=self.target,
            )
        return _cancelled(state, host) if host.entering_maintenance else self._left(state, host)

    def _left(self, state: State, host: Host) -> Change:
        available = host.model_copy(update={"state": HostState.CONNECTED})
        after = state.with_inventory(state.inventory.with_host(available)).done(self.title, self.target)
        message = f"{host.name} left maintenance mode."
        return Change(after, (Event(at=state.now, event="maintenance-exited", message=message, host=host.name),))


def _cancelled(state: State, host: Host) -> Change:
    """The host takes VMs again; the waiting task ends."""
    after = state.with_inventory(state.inventory.with_host(host.model_copy(update={"entering_maintenance": False})))
    change = Change(after)
    for watch in state.watches:
        if isinstance(watch.step, Empty) and watch.step.host == host.name:
            change = change.then(watch.step)
    message = f"{host.name} no longer enters maintenance mode."
    event = Event(at=state.now, event="maintenance-cancelled", message=message, host=host.name)
    return Change(change.state, (*change.events, event))
