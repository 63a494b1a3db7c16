"""Host isolation: what a host that hears no other does with its VMs."""

from dataclasses import dataclass

from vconsole import ha
from vconsole.model import Cluster, Inventory
from vconsole.vcenter.actions.failover import FailOver, Stop, protecting_cluster
from vconsole.vcenter.availability import LostHost
from vconsole.vcenter.durations import seconds
from vconsole.vcenter.event import Event
from vconsole.vcenter.state import Change, State


@dataclass(frozen=True, slots=True)
class DeclareIsolated:
    """An isolated host answers as its cluster says: it lets its VMs run, powers them off, or shuts them down."""

    lost: LostHost

    def perform(self, state: State) -> Change:
        """Respond, if the host is still isolated and its cluster protected."""
        cluster = protecting_cluster(state.inventory, self.lost.host)
        if self.lost not in state.lost_hosts or cluster is None:
            return Change(state)
        change = Change(state, (_isolated(state.now, self.lost.host, cluster),))
        if cluster.ha.isolation_response == "power-off":
            return change.then(StopIsolated(self.lost))
        if cluster.ha.isolation_response == "shutdown":
            return change.then(_ShutDown(self.lost))
        return change


def _isolated(now: float, host: str, cluster: Cluster) -> Event:
    response = {
        "none": "its VMs go on running there",
        "power-off": "its VMs are powered off and restarted",
        "shutdown": "its VMs are shut down and restarted",
    }[cluster.ha.isolation_response]
    message = f"vSphere HA detected that {host} is isolated from the network; {response}."
    return Event(at=now, event="host-isolated", message=message, host=host, cluster=cluster.name)


@dataclass(frozen=True, slots=True)
class _ShutDown:
    """An isolated host begins to shut its guests down."""

    lost: LostHost

    def perform(self, state: State) -> Change:
        """Let the guests come down before HA restarts them."""
        events = tuple(
            Event(
                at=state.now,
                event="guest-shutdown-started",
                message=f"{self.lost.host} shuts down the guest of {name}.",
                vm=name,
                host=self.lost.host,
            )
            for name in _responding(state.inventory, self.lost.host)
        )
        return Change(state.scheduled(StopIsolated(self.lost), after=seconds("guest_shutdown")), events)


@dataclass(frozen=True, slots=True)
class StopIsolated:
    """The VMs of an isolated host are off there, and HA restarts them elsewhere."""

    lost: LostHost

    def perform(self, state: State) -> Change:
        """Stop them, unless the host is back meanwhile."""
        cluster = protecting_cluster(state.inventory, self.lost.host)
        if self.lost not in state.lost_hosts or cluster is None:
            return Change(state)
        stopped = _responding(state.inventory, self.lost.host)
        failing_over = FailOver(cluster.name, stopped, after_isolation=True)
        return Change(state).then(Stop(stopped, "was powered off by the isolated host")).then(failing_over)


def _responding(inventory: Inventory, host: str) -> tuple[str, ...]:
    """The VMs that an isolated host stops: not those that HA may not restart."""
    names = ha.running_on(inventory, host)
    return tuple(name for name in names if inventory.vms[name].restart_priority != "disabled")
