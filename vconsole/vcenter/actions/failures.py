"""What a rehearsal does to an estate: hosts and vCenter fail, are cut off, and come back."""

from dataclasses import replace
from typing import ClassVar, Literal

from vconsole.esxi import host_unreachable, rebooted
from vconsole.ha import running_on
from vconsole.model import Fault, Host, HostState, Ref, VCenter
from vconsole.vcenter.actions.base import Action, HostAction
from vconsole.vcenter.actions.failover import DeclareFailed, FailOver, Stop, protecting_cluster
from vconsole.vcenter.actions.hosts import why_rebooting
from vconsole.vcenter.actions.isolation import DeclareIsolated
from vconsole.vcenter.availability import LostHost
from vconsole.vcenter.durations import seconds
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_host
from vconsole.vcenter.state import Change, State, Step


class HostRehearsal(HostAction):
    """Something that happens to a host, whether vCenter runs or not."""

    needs_vcenter: ClassVar[bool] = False


class FailHost(HostRehearsal):
    """Cut the power of a host."""

    title = "Fail host"

    action: Literal["fail-host"] = "fail-host"

    def perform(self, state: State) -> Change | Fault:
        """Let the host fall silent; vSphere HA notices a little later."""
        return _lose(self, state, "failed")


class IsolateHost(HostRehearsal):
    """Cut a host off the network; its VMs go on running."""

    title = "Isolate host"

    action: Literal["isolate-host"] = "isolate-host"

    def perform(self, state: State) -> Change | Fault:
        """Let the host fall silent; it notices a little later that it is alone."""
        return _lose(self, state, "isolated")


def _lose(action: HostRehearsal, state: State, kind: Literal["failed", "isolated"]) -> Change | Fault:
    host = find_host(state.inventory, action.host)
    if isinstance(host, Fault):
        return host
    if not host.answers:
        return host_unreachable(host)
    lost = LostHost(host.name, kind, state.now, host.state)
    silent = host.model_copy(update={"state": HostState.NOT_RESPONDING})
    after = state.with_inventory(state.inventory.with_host(silent)).done(action.title, action.target)
    after = replace(after, lost_hosts=(*after.lost_hosts, lost))
    if protecting_cluster(after.inventory, host.name):
        step: Step = DeclareFailed(lost) if kind == "failed" else DeclareIsolated(lost)
        wait = seconds("failure_detection" if kind == "failed" else "isolation_detection")
        after = after.scheduled(step, after=wait)
    who = "vCenter" if state.inventory.vcenter.up else "vSphere HA"
    message = f"{who} lost the connection to {host.name}; it is not responding."
    event = Event(at=state.now, event="host-connection-lost", message=message, host=host.name)
    return Change(after, (event, *_vm_events(state, host, "vm-disconnected", "is disconnected")))


def _vm_events(state: State, host: Host, name: str, what: str) -> tuple[Event, ...]:
    return tuple(
        Event(at=state.now, event=name, message=f"{vm.name} on {host.name} {what}.", vm=vm.name, host=host.name)
        for vm in state.inventory.vms_on(host.name)
    )


class RecoverHost(HostRehearsal):
    """Bring a host back that failed or was cut off."""

    title = "Recover host"

    action: Literal["recover-host"] = "recover-host"

    def perform(self, state: State) -> Change | Fault:
        """Connect the host; what was restarted elsewhere stays there."""
        host = find_host(state.inventory, self.host)
        if isinstance(host, Fault):
            return host
        fault = _why_not_back(state, host)
        return fault or come_back(state.done(self.title, self.target), host)


def _why_not_back(state: State, host: Host) -> Fault | None:
    if host.answers:
        found = f"{host.name} is {host.state.predicate}; there is nothing to recover from."
        return Fault("host-not-lost", found, "Nothing needs to be done.", Ref("host", host.name))
    return why_rebooting(state, host)


def lost_host(state: State, host: str) -> LostHost | None:
    """How a host was lost in this session, or None."""
    return next((lost for lost in state.lost_hosts if lost.host == host), None)


def come_back(state: State, host: Host) -> Change:
    """The host answers again, with the devices that it has here. After a failure it has booted: nothing runs there."""
    lost = lost_host(state, host.name)
    failed = lost is not None and lost.kind == "failed"
    back = (rebooted(host) if failed else host).model_copy(
        update={"state": lost.state_before if lost else HostState.CONNECTED}
    )
    stopped = running_on(state.inventory, host.name) if failed else ()
    after = state.without_lost(host.name).with_inventory(state.inventory.with_host(back))
    event = Event(at=state.now, event="host-connected", message=f"{host.name} is back.", host=host.name)
    change = Change(after, (event, *_vm_events(after, host, "vm-connected", "is connected again")))
    change = change.then(Stop(stopped, "had lost its power with"))
    cluster = protecting_cluster(after.inventory, host.name)
    return change.then(FailOver(cluster.name, stopped)) if cluster else change


class _VCenterRehearsal(Action):
    """Something that happens to vCenter itself."""

    needs_vcenter: ClassVar[bool] = False

    @property
    def target(self) -> Ref:
        """VCenter, whatever its name."""
        return Ref("vcenter", "vCenter Server")


class FailVcenter(_VCenterRehearsal):
    """Stop vCenter: hosts and VMs go on, vSphere HA too, but no client and no DRS."""

    title = "Fail vCenter"

    action: Literal["fail-vcenter"] = "fail-vcenter"

    def perform(self, state: State) -> Change | Fault:
        """Take vCenter away."""
        vcenter = state.inventory.vcenter
        if not vcenter.up:
            return vcenter_down(vcenter)
        return _switched(self, state, vcenter, up=False)


class RecoverVcenter(_VCenterRehearsal):
    """Start vCenter again."""

    title = "Recover vCenter"

    action: Literal["recover-vcenter"] = "recover-vcenter"

    def perform(self, state: State) -> Change | Fault:
        """Bring vCenter back."""
        vcenter = state.inventory.vcenter
        if vcenter.up:
            about = Ref("vcenter", vcenter.name)
            return Fault("vcenter-runs", f"{vcenter.name} runs.", "Nothing needs to be done.", about)
        return _switched(self, state, vcenter, up=True)


def _switched(action: Action, state: State, vcenter: VCenter, *, up: bool) -> Change:
    changed = state.inventory.with_vcenter(vcenter.model_copy(update={"up": up}))
    name, message = (
        ("vcenter-recovered", f"{vcenter.name} is back.")
        if up
        else ("vcenter-failed", f"{vcenter.name} does not answer; the hosts and vSphere HA go on without it.")
    )
    after = state.with_inventory(changed).done(action.title, Ref("vcenter", vcenter.name))
    return Change(after, (Event(at=state.now, event=name, message=message),))


def vcenter_down(vcenter: VCenter) -> Fault:
    """The fault for whatever goes through vCenter while it is down."""
    return Fault(
        code="vcenter-down",
        message=f"{vcenter.name} does not answer; without it no client can do this.",
        remedy="Recover vCenter first.",
        about=Ref("vcenter", vcenter.name),
    )
