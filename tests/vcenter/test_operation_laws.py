"""Laws of maintenance mode, migration and recommendations, after every act of a random script."""

from hypothesis import given, settings

from tests.vcenter.strategies import estates, scripts
from tests.vcenter.test_laws import Script, step
from vconsole.model import HostState, Inventory, NvidiaVgpu, Power, Vm
from vconsole.vcenter import (
    Action,
    ApplyRecommendation,
    CreateSnapshot,
    EnterMaintenance,
    MigrateVm,
    Session,
    maintenance_plan,
    perform,
)
from vconsole.vcenter.clock import settle


def held(inventory: Inventory, vm: Vm) -> list[bool]:
    """Of each PCI device of a VM, whether what it holds can move: vGPUs with vCenter's setting."""
    there = inventory.hosts[vm.host]
    hot = inventory.vcenter.advanced.get("vgpu.hotmigrate.enabled") == "TRUE"
    pairs = [(device, there.device(address)) for device in vm.pci if (address := vm.holds(device))]
    return [
        hot if isinstance(device, NvidiaVgpu) else on_host is not None and on_host.migratable
        for device, on_host in pairs
    ]


def running(inventory: Inventory) -> dict[str, Vm]:
    return {vm.name: vm for vm in inventory.vms.values() if vm.power is Power.ON}


def check_moves(before: Inventory, after: Inventory) -> None:
    """A VM that was moved while it ran has only migratable devices, and static devices never move."""
    was = running(before)
    for name, vm in running(after).items():
        if name in was and was[name].host != vm.host:
            assert all(held(before, was[name])), "what was held can move"
            assert len(held(after, vm)) == len(vm.pci), "every device is bound anew"
            assert all(held(after, vm)), "what is bound can move"
            assert not vm.static_devices


def check_hosts(before: Inventory, after: Inventory) -> None:
    """Nothing runs in maintenance mode, and nothing starts on a host that is on the way there."""
    was = running(before)
    for host in after.hosts.values():
        here = [vm for vm in after.vms_on(host.name) if vm.power is Power.ON]
        if host.state is HostState.MAINTENANCE:
            assert not any(vm.runs for vm in after.vms_on(host.name))
        was_entering = host.name in before.hosts and before.hosts[host.name].entering_maintenance
        if was_entering and host.entering_maintenance:
            assert all(vm.name in was and was[vm.name].host == host.name for vm in here)


@given(estates(), scripts)
@settings(max_examples=120, deadline=None)
def test_hosts_in_maintenance_mode_and_moving_vms_obey_the_capability_table(
    inventory: Inventory, script: Script
) -> None:
    session = Session(inventory)
    for act in script:
        before = session.inventory
        step(session, act)
        if isinstance(act, MigrateVm | EnterMaintenance):
            check_moves(before, session.inventory)
        if isinstance(act, CreateSnapshot) and session.inventory is not before:
            assert not before.vms[act.vm].has_passthrough
        if act not in ("undo", "redo"):
            check_hosts(before, session.inventory)


@given(estates(), scripts)
@settings(max_examples=80, deadline=None)
def test_what_drs_recommends_can_be_applied_once_the_facts_are_taken_in(inventory: Inventory, script: Script) -> None:
    session = Session(inventory)
    for act in script:
        step(session, act)
        session.settle()
        for made in session.state.recommendations if session.inventory.vcenter.up else ():
            for choice in made.hosts:
                change = perform(session.state, ApplyRecommendation(vm=made.vm, host=choice.host))
                assert change.faults == ()
        assert bool(session.state.recommendations) == any("Outdated" in repr(w.step) for w in session.state.watches)


@given(estates(), scripts)
@settings(max_examples=40, deadline=None)
def test_a_plan_brings_a_host_into_maintenance_mode_from_anywhere(inventory: Inventory, script: Script) -> None:
    session = Session(inventory)
    for act in script:
        step(session, act)
    session.settle()
    for host in session.inventory.hosts:
        if not session.inventory.hosts[host].takes_vms or not session.inventory.vcenter.up:
            continue
        state = session.state
        actions: list[Action] = [s.action for s in maintenance_plan(session.inventory, host) if s.action is not None]
        for action in actions:
            change = perform(state, action)
            assert change.faults == ()
            later = settle(change.state)
            assert later.faults == ()
            state = later.state
        assert state.inventory.hosts[host].state is HostState.MAINTENANCE
