"""What a cluster file keeps of a failure: which hosts lost their power, and which VMs vSphere HA has yet to restart.

In memory the state knows this, and the marks on hosts and VMs are not set.
"""

from vconsole.ha import running_on
from vconsole.model import HostState, Inventory
from vconsole.vcenter.actions.failover import DeclareFailed, TryRestarts, protecting_cluster, with_awaiting
from vconsole.vcenter.availability import AwaitingRestart, LostHost
from vconsole.vcenter.durations import seconds
from vconsole.vcenter.state import State


def at_rest(state: State) -> Inventory:
    """The inventory with the marks, as it is saved."""
    inventory = state.inventory
    for lost in state.lost_hosts:
        if lost.kind == "failed":
            inventory = inventory.with_host(inventory.hosts[lost.host].model_copy(update={"failed": True}))
    for waiting in state.awaiting_restart:
        vm = inventory.vms.get(waiting.vm)
        if vm is not None and not vm.runs:
            inventory = inventory.with_vm(vm.model_copy(update={"awaiting_restart": True}))
    return inventory


def taken_up(inventory: Inventory) -> State:
    """The state that a session begins with: HA goes on with what the marks say, and they are taken away."""
    failed = tuple(host for host in inventory.hosts.values() if host.failed)
    waiting = tuple(vm for vm in inventory.vms.values() if vm.awaiting_restart)
    for host in failed:
        inventory = inventory.with_host(host.model_copy(update={"failed": False}))
    for vm in waiting:
        inventory = inventory.with_vm(vm.model_copy(update={"awaiting_restart": False}))
    lost = tuple(LostHost(host.name, "failed", 0.0, HostState.CONNECTED) for host in failed)
    state = State(inventory, lost_hosts=lost)
    for each in lost:
        if protecting_cluster(inventory, each.host) and running_on(inventory, each.host):
            state = state.scheduled(DeclareFailed(each), after=seconds("failure_detection"))
    if waiting:
        state = with_awaiting(state, [AwaitingRestart(vm.name) for vm in waiting])
        state = state.scheduled(TryRestarts(), after=seconds("restart_retry"))
    return state
