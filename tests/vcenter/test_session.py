"""Sessions: undo, redo, listeners, and the clock."""

from pathlib import Path

import pytest

from tests.build import ask, device, estate, host, vm
from tests.vcenter.journal_rig import opened
from vconsole.files.cluster import save
from vconsole.model import PciAddress
from vconsole.vcenter import (
    Change,
    FailVcenter,
    PowerOn,
    Session,
    SetHardwareLabel,
    State,
    TaskStatus,
    perform,
    prepare,
)
from vconsole.vcenter.clock import advance, settle

GPU = PciAddress.parse("af:00.0")


def session() -> Session:
    return Session(estate(host("esxi-01", device("af:00.0")), vms=(vm("a", "esxi-01", ask()),)))


def label(text: str) -> SetHardwareLabel:
    return SetHardwareLabel(host="esxi-01", device=GPU, label=text)


def test_undo_takes_back_an_act_and_redo_does_it_again() -> None:
    on = session()
    before = on.state
    on.perform(label("Training"))
    after, events = on.state, list(on.events)
    assert on.undo() == "Edit Hardware Label (esxi-01)"
    assert on.state == before
    assert on.events == []
    assert on.redo() == "Edit Hardware Label (esxi-01)"
    assert on.state == after
    assert on.events == events


def test_undo_takes_back_what_came_of_an_act_as_well() -> None:
    on = session()
    before = on.inventory
    on.perform(PowerOn(vms=("a",)))
    on.settle()
    on.undo()
    assert on.inventory is before
    assert not on.busy


def test_undo_in_the_middle_of_a_power_on_leaves_nothing_pending() -> None:
    on = session()
    on.perform(PowerOn(vms=("a",)))
    assert on.busy
    on.undo()
    assert on.settle().events == ()
    assert not on.inventory.vms["a"].runs


def test_a_new_act_forgets_what_was_undone() -> None:
    on = session()
    on.perform(label("Training"))
    on.undo()
    on.perform(label("Inference"))
    assert on.redoes is None
    assert on.redo() is None


def test_a_refused_act_is_no_step_of_undo() -> None:
    on = session()
    on.perform(PowerOn(vms=("b",)))
    assert on.undoes is None
    assert on.undo() is None


def test_listeners_hear_every_change_until_they_stop() -> None:
    on = session()
    heard: list[Change] = []
    stop = on.listen(heard.append)
    on.perform(label("Training"))
    on.undo()
    stop()
    on.redo()
    assert [change.state.inventory for change in heard] == [heard[0].state.inventory, on._undo[0].state.inventory]


def test_time_passes_in_steps_as_it_does_at_once() -> None:
    started = perform(State(session().inventory), PowerOn(vms=("a",))).state
    in_steps, events = started, []
    for _ in range(40):
        change = advance(in_steps, 0.1)
        in_steps, events = change.state, [*events, *change.events]
    at_once = settle(started)
    assert in_steps.inventory == at_once.state.inventory
    assert tuple(events) == at_once.events


def test_a_running_task_shows_its_progress() -> None:
    on = session()
    on.perform(PowerOn(vms=("a",)))
    on.advance(0.5)
    assert 0.2 < on.state.tasks[-1].progress(on.state.now) < 0.3
    on.settle()
    assert on.state.tasks[-1].progress(on.state.now) == 1.0


def test_undo_names_how_many_vms_an_act_was_about() -> None:
    on = session()
    on.perform(PowerOn(vms=("a", "b")))
    assert on.undo() == "Power On virtual machine (2 virtual machines)"


def test_a_reset_leads_to_the_start_and_undo_back_again() -> None:
    on = session()
    before = on.inventory
    on.perform(label("Training"))
    on.perform(PowerOn(vms=("a",)))
    under_way = on.state
    assert on.reset() == "Reset to the start"
    assert on.inventory is before
    assert not on.busy
    assert [task.status for task in on.state.tasks] == [
        TaskStatus.COMPLETED,
        TaskStatus.CANCELLED,
        TaskStatus.COMPLETED,
    ]
    assert on.state.tasks[1].detail == "Given up"
    assert on.events[-1].event == "estate-reset"
    assert on.undo() == "Reset to the start"
    assert on.state == under_way
    assert on.undo() == "Power On virtual machine (a)"


def test_there_is_nothing_to_reset_at_the_start() -> None:
    on = session()
    on.perform(label("Training"))
    on.undo()
    assert on.reset() is None
    assert on.redoes == "Edit Hardware Label (esxi-01)"


def test_a_bookmark_leads_back_to_its_moment_with_its_history() -> None:
    on = session()
    on.perform(label("Training"))
    kept, state, events = on.bookmark(), on.state, list(on.events)
    on.perform(PowerOn(vms=("a",)))
    on.advance(3600)
    on.undo()
    on.turn_to(kept)
    assert on.state == state
    assert on.events == events
    assert (on.undoes, on.redoes) == ("Edit Hardware Label (esxi-01)", None)


def test_a_session_with_a_journal_has_no_way_back_that_the_journal_does_not_tell(tmp_path: Path) -> None:
    source = tmp_path / "small.toml"
    save(session().at_rest, source)
    on = opened(tmp_path, source)
    with pytest.raises(ValueError, match="undo"):
        on.turn_to(on.bookmark())


def test_what_is_prepared_vm_by_vm_is_what_performing_would_give() -> None:
    inventory = estate(
        host("esxi-01", device("3b:00.0"), device("af:00.0")),
        vms=tuple(vm(name, "esxi-01", ask()) for name in "abc"),
        drs={"automation": "manual"},
    )
    state = State(inventory)
    ways = list(prepare(state, PowerOn(vms=("a", "b", "a", "c"))))
    assert [way.action for way in ways] == [PowerOn(vms=names) for names in (("a",), ("a", "b"), ("a", "b", "c"))]
    assert [way.change for way in ways] == [perform(state, way.action) for way in ways]
    assert [len(way.change.faults) for way in ways] == [0, 0, 1]


def test_what_was_prepared_for_another_state_is_worked_out_anew() -> None:
    on = session()
    (way,) = prepare(on.state, PowerOn(vms=("a",)))
    on.perform(label("Training"))
    on.perform(PowerOn(vms=("a",)))
    (fault,) = on.perform(way).faults
    assert fault.code == "vm-wrong-power-state"
    assert on.undoes == "Power On virtual machine (a)"


def test_nothing_is_prepared_while_vcenter_is_down() -> None:
    on = session()
    on.perform(FailVcenter())
    (way,) = prepare(on.state, PowerOn(vms=("a",)))
    assert [fault.code for fault in on.perform(way).faults] == ["vcenter-down"]
