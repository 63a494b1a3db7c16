"""Actions on whole hosts."""

from dataclasses import dataclass
from typing import Literal

from vconsole.esxi import rebooted
from vconsole.model import Fault, Host, HostState, Inventory, Ref
from vconsole.vcenter.actions.base import HostAction
from vconsole.vcenter.durations import seconds
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_answering_host
from vconsole.vcenter.state import Change, State


class RebootHost(HostAction):
    """Reboot a host on which no VM runs: what was configured becomes active."""

    title = "Initiate host reboot"

    action: Literal["reboot-host"] = "reboot-host"

    def perform(self, state: State) -> Change | Fault:
        """Take the host away and bring it back after its reboot time."""
        host = find_answering_host(state.inventory, self.host)
        if isinstance(host, Fault):
            return host
        fault = vms_run_on(state.inventory, host, "Power them off before the host reboots.")
        if fault:
            return fault
        gone = host.model_copy(update={"state": HostState.NOT_RESPONDING})
        wait = seconds("host_reboot")
        after, number = state.with_inventory(state.inventory.with_host(gone)).begun(
            self.title, self.target, duration=wait, detail="Rebooting"
        )
        event = Event(at=state.now, event="host-reboot-started", message=f"{host.name} is rebooting.", host=host.name)
        return Change(after.scheduled(HostIsBack(host.name, host.state, number), after=wait), (event,))


def vms_run_on(inventory: Inventory, host: Host, remedy: str) -> Fault | None:
    """The fault for an act that no VM of the host survives; None if none runs there."""
    running = [vm.name for vm in inventory.vms_on(host.name) if vm.runs]
    if not running:
        return None
    message = f"Virtual machines run on {host.name}: {', '.join(running)}."
    return Fault("host-has-running-vms", message, remedy, Ref("host", host.name))


def why_rebooting(state: State, host: Host) -> Fault | None:
    """The fault for an act that has to wait for the end of a reboot; None if the host does not reboot."""
    if not any(isinstance(due.step, HostIsBack) and due.step.host == host.name for due in state.agenda):
        return None
    return Fault("host-rebooting", f"{host.name} is rebooting.", "Wait until it is back.", Ref("host", host.name))


@dataclass(frozen=True, slots=True)
class HostIsBack:
    """The end of a reboot: the host answers again, in the state it was in."""

    host: str
    state_before: HostState
    task: int

    def perform(self, state: State) -> Change:
        """Make active what was configured."""
        host = rebooted(state.inventory.hosts[self.host]).model_copy(update={"state": self.state_before})
        after = state.with_inventory(state.inventory.with_host(host)).ended(self.task, detail="Rebooted")
        event = Event(at=state.now, event="host-rebooted", message=f"{self.host} is back.", host=self.host)
        return Change(after, (event,))
