"""Maintenance mode: waiting for the last VM, and the plan that gets there."""

from tests.build import ask, device, estate, host, static, vm
from vconsole.files import samples
from vconsole.files.cluster import load
from vconsole.model import Fault, HostState, Inventory, Power, Vm
from vconsole.vcenter import (
    Action,
    EnterMaintenance,
    ExitMaintenance,
    MigrateVm,
    PowerOff,
    PowerOn,
    Session,
    TaskStatus,
    blockers,
    maintenance_plan,
    moved_by_drs,
)
from vconsole.vcenter.queries import device_capacities

ENTER = EnterMaintenance(host="esxi-01")
DYNAMIC = vm("dynamic", "esxi-01", ask(assigned="3b:00.0"), on=True)
STATIC = vm("static", "esxi-01", static("3c:00.0", "esxi-01"), on=True)
MIGRATABLE = vm("mobile", "esxi-01", ask(label="Mobile", assigned="3d:00.0"), on=True)
WEB = vm("web", "esxi-01", on=True)


def inventory(*vms: Vm, **cluster: object) -> Inventory:
    cards = (device("3b:00.0"), device("3c:00.0"), device("3d:00.0", label="Mobile", migratable=True))
    return estate(host("esxi-01", *cards), host("esxi-02", *cards), vms=vms, **cluster)


def entering(*vms: Vm, **cluster: object) -> Session:
    on = Session(inventory(*vms, **cluster))
    assert on.perform(ENTER).faults == ()
    on.settle()
    return on


def refused(on: Session, action: Action) -> Fault:
    before = on.inventory
    (fault,) = on.perform(action).faults
    assert on.inventory is before
    assert fault.remedy
    return fault


def state_of(on: Session) -> HostState:
    return on.inventory.hosts["esxi-01"].state


def events(on: Session) -> list[str]:
    return [event.event for event in on.events]


def test_an_empty_host_is_in_maintenance_mode_after_a_moment() -> None:
    on = Session(inventory(vm("off", "esxi-01")))
    on.perform(ENTER)
    assert (state_of(on), on.inventory.hosts["esxi-01"].takes_vms) == (HostState.CONNECTED, False)
    on.settle()
    assert state_of(on) is HostState.MAINTENANCE
    assert not on.inventory.hosts["esxi-01"].entering_maintenance
    assert events(on) == ["maintenance-entering", "maintenance-entered"]
    assert on.state.tasks[-1].status is TaskStatus.COMPLETED


def test_drs_moves_away_what_has_no_devices() -> None:
    on = entering(WEB)
    assert on.inventory.vms["web"].host == "esxi-02"
    assert on.inventory.vms["web"].power is Power.ON
    assert state_of(on) is HostState.MAINTENANCE


def test_what_drs_will_move_is_known_before_and_nothing_is_moved_by_asking() -> None:
    before = inventory(WEB, DYNAMIC)
    assert moved_by_drs(before, "esxi-01") == {"web": "esxi-02"}
    assert before.vms["web"].host == "esxi-01"
    assert moved_by_drs(inventory(WEB, drs={"enabled": False}), "esxi-01") == {}


def test_the_task_waits_until_the_last_vm_is_gone_and_says_what_each_takes() -> None:
    on = entering(DYNAMIC, STATIC, MIGRATABLE)
    blocked = {event.vm: event for event in on.events if event.event == "maintenance-blocked"}
    assert {event.code for event in blocked.values()} == {"device-blocks-maintenance"}
    assert "placed on another host with a match" in blocked["dynamic"].message
    assert "Shut static down" in blocked["static"].message
    assert "Migrate mobile live" in blocked["mobile"].message
    assert [fault.about and fault.about.name for fault in blockers(on.inventory, "esxi-01")] == list(blocked)
    task = on.state.tasks[0]
    for name in ("dynamic", "static"):
        on.perform(PowerOff(vms=(name,)))
        on.settle()
        assert on.state.tasks[0] == task, "it goes on waiting"
    on.perform(MigrateVm(vm="mobile", host="esxi-02"))
    on.settle()
    assert state_of(on) is HostState.MAINTENANCE
    assert on.state.tasks[0].status is TaskStatus.COMPLETED
    assert blockers(on.inventory, "esxi-01") == ()


def test_without_drs_nothing_is_moved_by_itself() -> None:
    on = entering(WEB, drs={"enabled": False})
    assert on.inventory.vms["web"].host == "esxi-01"
    (fault,) = blockers(on.inventory, "esxi-01")
    assert (fault.code, fault.remedy) == ("vm-runs", "Migrate web to another host, or power it off.")


def test_drs_moves_nothing_if_that_leaves_too_little_room_for_ha() -> None:
    """F23: what keeps the host from being evacuated is named."""
    ha = {"enabled": True, "admission_control": "slot-policy"}
    on = entering(WEB, ha=ha)
    (event,) = [event for event in on.events if event.event == "maintenance-blocked"]
    assert event.message.startswith("Insufficient resources to satisfy configured failover level for vSphere HA.")
    assert on.inventory.vms["web"].host == "esxi-01"
    on.perform(MigrateVm(vm="web", host="esxi-02"))
    on.settle()
    assert state_of(on) is HostState.MAINTENANCE


def test_leaving_while_entering_gives_it_up() -> None:
    on = entering(DYNAMIC)
    change = on.perform(ExitMaintenance(host="esxi-01"))
    assert [event.event for event in change.events] == ["maintenance-cancelled"]
    assert on.inventory.hosts["esxi-01"].takes_vms
    assert on.state.tasks[0].status is TaskStatus.CANCELLED
    on.perform(PowerOff(vms=("dynamic",)))
    on.settle()
    assert state_of(on) is HostState.CONNECTED


def test_entering_again_after_giving_up_waits_anew() -> None:
    on = entering(DYNAMIC)
    on.perform(ExitMaintenance(host="esxi-01"))
    on.perform(ENTER)
    on.perform(PowerOff(vms=("dynamic",)))
    on.settle()
    assert state_of(on) is HostState.MAINTENANCE


def test_no_vm_is_powered_on_there_while_it_enters_or_is_in_maintenance_mode() -> None:
    on = entering(DYNAMIC, vm("new", "esxi-01"))
    here = PowerOn(vms=("new",), host="esxi-01")
    assert [cause.code for cause in refused(on, here).causes] == ["host-entering-maintenance"]
    on.perform(PowerOff(vms=("dynamic",)))
    on.settle()
    assert [cause.code for cause in refused(on, here).causes] == ["host-in-maintenance"]
    on.perform(PowerOn(vms=("new",)))
    on.settle()
    assert (on.inventory.vms["new"].host, on.inventory.vms["new"].power) == ("esxi-02", Power.ON)


def test_a_power_on_under_way_is_placed_on_another_host() -> None:
    on = Session(inventory(vm("new", "esxi-01", ask()), drs={"enabled": True}))
    on.perform(PowerOn(vms=("new",)))
    chosen = on.inventory.vms["new"].host
    on.perform(EnterMaintenance(host=chosen))
    on.settle()
    running = on.inventory.vms["new"]
    assert running.power is Power.ON
    assert running.host != chosen
    assert on.inventory.hosts[chosen].state is HostState.MAINTENANCE


def test_devices_of_a_host_that_takes_no_vms_are_out_of_reach() -> None:
    before = sum(capacity.remaining for capacity in device_capacities(inventory(DYNAMIC), "gpu"))
    after = sum(capacity.remaining for capacity in device_capacities(entering(DYNAMIC).inventory, "gpu"))
    assert (before, after) == (5, 3)


def test_what_makes_no_sense_is_refused() -> None:
    on = entering(DYNAMIC)
    assert refused(on, ENTER).code == "host-entering-maintenance"
    on.perform(PowerOff(vms=("dynamic",)))
    on.settle()
    assert refused(on, ENTER).code == "host-in-maintenance"
    assert refused(on, EnterMaintenance(host="esxi-1")).code == "no-such-host"
    gone = Session(estate(host("esxi-01", state=HostState.DISCONNECTED)))
    assert refused(gone, ENTER).code == "host-not-connected"


def test_undo_takes_it_back_with_all_that_came_of_it() -> None:
    on = entering(WEB)
    on.undo()
    assert on.inventory == inventory(WEB)
    assert on.settle().events == ()


def followed(start: Inventory, *, convert: bool = False) -> Session:
    """The session in which each step of the plan was performed, none of them refused."""
    on = Session(start)
    for step in maintenance_plan(start, "esxi-01", convert=convert):
        if step.action is not None:
            assert on.perform(step.action).faults == (), step.message
            assert on.settle().faults == (), step.message
    return on


def test_a_plan_does_it_all_and_everything_that_can_runs_elsewhere_afterwards() -> None:
    for level in ("manual", "partially-automated", "fully-automated"):
        on = followed(inventory(DYNAMIC, MIGRATABLE, WEB, drs={"automation": level}))
        assert state_of(on) is HostState.MAINTENANCE
        assert {(moved.host, moved.power) for moved in on.inventory.vms.values()} == {("esxi-02", Power.ON)}


def test_a_plan_keeps_migratable_vms_running() -> None:
    steps = [(step.vm, type(step.action)) for step in maintenance_plan(inventory(MIGRATABLE), "esxi-01")]
    assert steps == [(None, EnterMaintenance), ("mobile", MigrateVm)]


def test_a_plan_leaves_static_vms_off_with_a_note_unless_it_may_convert_them() -> None:
    start = inventory(STATIC)
    *_, note = maintenance_plan(start, "esxi-01")
    assert note.action is None
    assert "stays off" in note.message
    assert followed(start).inventory.vms["static"].power is Power.OFF
    converted = followed(start, convert=True)
    assert state_of(converted) is HostState.MAINTENANCE
    assert (converted.inventory.vms["static"].host, converted.inventory.vms["static"].power) == ("esxi-02", Power.ON)


def test_a_plan_converts_nothing_that_would_stay_off_all_the_same() -> None:
    taken = vm("other", "esxi-02", ask(assigned="3b:00.0"), ask(assigned="3c:00.0"), ask(assigned="3d:00.0"), on=True)
    plan = maintenance_plan(inventory(STATIC, taken), "esxi-01", convert=True)
    assert [type(step.action) for step in plan] == [EnterMaintenance, PowerOff, type(None)]


def test_a_plan_leaves_off_what_no_other_host_takes_with_the_reasons() -> None:
    taken = vm("other", "esxi-02", ask(assigned="3b:00.0"), ask(assigned="3c:00.0"), ask(assigned="3d:00.0"), on=True)
    start = inventory(DYNAMIC, taken)
    *_, note = maintenance_plan(start, "esxi-01")
    assert {reason.code for reason in note.reasons} == {"device-in-use"}
    on = followed(start)
    assert state_of(on) is HostState.MAINTENANCE
    assert on.inventory.vms["dynamic"].power is Power.OFF


def test_a_plan_leaves_a_power_on_under_way_to_end_by_itself() -> None:
    on = Session(inventory(vm("new", "esxi-01", ask())))
    on.perform(PowerOn(vms=("new",), host="esxi-01"))
    *_, note = maintenance_plan(on.inventory, "esxi-01")
    assert (note.vm, note.action) == ("new", None)


def test_a_plan_for_a_host_that_cannot_enter_is_a_note() -> None:
    (note,) = maintenance_plan(estate(host("esxi-01", state=HostState.MAINTENANCE)), "esxi-01")
    assert (note.action, note.reasons[0].code) == (None, "host-in-maintenance")


def test_a_plan_goes_on_where_a_host_is_entering_already() -> None:
    on = entering(DYNAMIC)
    for step in maintenance_plan(on.inventory, "esxi-01"):
        assert step.action is not None
        assert on.perform(step.action).faults == ()
        on.settle()
    assert state_of(on) is HostState.MAINTENANCE
    assert on.inventory.vms["dynamic"].power is Power.ON


def test_every_host_of_every_sample_can_be_brought_into_maintenance_mode_by_its_plan() -> None:
    for sample in samples.samples():
        start = load(sample.path)
        for name, there in start.hosts.items():
            if not there.takes_vms:
                continue
            on = Session(start)
            for step in maintenance_plan(start, name):
                if step.action is not None:
                    assert on.perform(step.action).faults == ()
                    on.settle()
            assert on.inventory.hosts[name].state is HostState.MAINTENANCE, (sample.name, name)
