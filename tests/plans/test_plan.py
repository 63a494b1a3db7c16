"""What of a session becomes a step, and what takes it back."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.build import ask, device, estate, host, vm
from tests.vcenter.strategies import actions, estates
from vconsole.files.cluster import load, save
from vconsole.model import Inventory, PciAddress, Power
from vconsole.plans import Plan, Remark, Step, plan_of, plan_of_session
from vconsole.vcenter import Action, PowerOn, Session, SetHardwareLabel, action_json, perform, read_action
from vconsole.vcenter.clock import settle
from vconsole.vcenter.journal import Entry, Move, open_journal
from vconsole.vcenter.state import State

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture
def inventory() -> Inventory:
    off = device("3b:00.0", passthrough="disabled")
    return estate(
        host("esxi-01", device("af:00.0", label="Old"), off),
        host("esxi-02", device("af:00.0", label="Training")),
        vms=(vm("train", "esxi-01", ask(label="Training")), vm("other", "esxi-01", ask(label="Nowhere"))),
    )


def planned(inventory: Inventory, *written: dict[str, Any]) -> Plan:
    return plan_of(inventory, [read_action(one) for one in written], "lab/my.toml")


def undone(plan: Plan) -> list[list[dict[str, Any]]]:
    return [[action_json(act.action) for act in step.undo] for step in plan.steps]


LABEL = {"action": "set-hardware-label", "host": "esxi-01", "device": "0000:af:00.0", "label": "New"}


def test_a_plan_knows_its_vcenter_and_the_file_without_its_folder(inventory: Inventory) -> None:
    plan = plan_of(inventory, [], "/home/someone/lab\\my.toml")
    assert (plan.vcenter, plan.source, plan.items) == ("vcsa-01.lab.local", "my.toml", ())


def test_the_old_label_is_what_takes_a_new_one_back(inventory: Inventory) -> None:
    assert undone(planned(inventory, LABEL)) == [[{**LABEL, "label": "Old"}]]


def test_only_devices_that_change_are_toggled_and_toggled_back(inventory: Inventory) -> None:
    both = ["0000:af:00.0", "0000:3b:00.0"]
    plan = planned(inventory, {"action": "set-passthrough", "host": "esxi-01", "devices": both, "enabled": True})
    (step,) = plan.steps
    assert action_json(step.act.action)["devices"] == ["0000:3b:00.0"]
    assert undone(plan)[0][0]["devices"] == ["0000:3b:00.0"]
    assert undone(plan)[0][0]["enabled"] is False


def test_what_is_so_already_is_no_step(inventory: Inventory) -> None:
    plan = planned(inventory, {**LABEL, "label": "Old"})
    assert plan.steps == ()
    assert isinstance(plan.items[0], Remark)
    assert plan.items[0].why == "Nothing to do: it is so already."


def test_a_refused_action_is_left_out_with_its_reason(inventory: Inventory) -> None:
    plan = planned(inventory, {**LABEL, "device": "0000:ff:00.0"})
    assert plan.steps == ()
    assert "refused in the rehearsal. esxi-01 has no PCI device at 0000:ff:00.0." in plan.items[0].why  # type: ignore[union-attr]


def test_of_several_vms_only_the_refused_ones_are_left_out(inventory: Inventory) -> None:
    plan = planned(inventory, {"action": "power-on", "vms": ["other", "train", "nobody"]})
    assert [step.act.action.target.name for step in plan.steps] == ["train"]
    assert [item.title for item in plan.items if isinstance(item, Remark)] == [
        "Power On virtual machine (other)",
        "Power On virtual machine (nobody)",
    ]
    assert undone(plan) == [[{"action": "power-off", "vms": ["train"]}]]


def test_a_power_on_that_its_host_refuses_later_is_left_out(inventory: Inventory) -> None:
    broken = inventory.with_vm(inventory.vms["train"].model_copy(update={"reserve_all_memory": False}))
    plan = planned(broken, {"action": "power-on", "vm": "train"})
    assert plan.steps == ()
    assert "refused" in plan.items[0].why  # type: ignore[union-attr]


def test_what_only_a_rehearsal_does_is_a_remark(inventory: Inventory) -> None:
    plan = planned(inventory, {"action": "fail-host", "host": "esxi-02"}, {"action": "recover-host", "host": "esxi-02"})
    assert plan.steps == ()
    assert [item.why[:15] for item in plan.items if isinstance(item, Remark)] == ["Rehearsal only:"] * 2


def test_at_the_level_manual_asking_is_no_step_and_the_recommendation_is_one(inventory: Inventory) -> None:
    plan = planned(
        inventory,
        {"action": "set-drs", "cluster": "gpu", "automation": "manual"},
        {"action": "power-on", "vm": "train"},
        {"action": "apply-recommendation", "vm": "train"},
    )
    assert [step.act.name for step in plan.steps] == ["set-drs", "apply-recommendation"]
    assert undone(plan) == [
        [{"action": "set-drs", "cluster": "gpu", "automation": "fully-automated"}],
        [{"action": "power-off", "vms": ["train"]}],
    ]


def test_a_changed_vm_gets_its_old_settings_back_but_no_older_hardware(inventory: Inventory) -> None:
    old = inventory.with_vm(inventory.vms["train"].model_copy(update={"hardware_version": 19}))
    plan = planned(old, {"action": "reconfigure-vm", "vm": "train", "cpus": 4, "memory_gb": 32, "hardware_version": 20})
    assert undone(plan) == [[{"action": "reconfigure-vm", "vm": "train", "cpus": 8}]]
    assert plan.steps[0].undo_words == "The hardware version cannot be lowered again."
    (back,) = plan.steps[0].undo
    assert (back.after.vms["train"].hardware_version, back.after.vms["train"].cpus) == (20, 8)


def test_the_types_of_devices_come_back_with_the_default_of_their_host(inventory: Inventory) -> None:
    esxi = inventory.hosts["esxi-01"]
    mixed = inventory.with_host(esxi.with_devices(device("af:00.0", label="Old", graphics_type="shared-direct")))
    plan = planned(mixed, {"action": "set-host-graphics", "host": "esxi-01", "default_type": "shared-direct"})
    state = perform(State(mixed), plan.steps[0].act.action).state
    for act in plan.steps[0].undo:
        state = perform(state, act.action).state
    types = [one.graphics_type for one in state.inventory.hosts["esxi-01"].pci]
    assert types == [one.graphics_type for one in mixed.hosts["esxi-01"].pci]
    assert state.inventory.hosts["esxi-01"].graphics.default_type == "shared"


def journal(*acts: Action | Move) -> list[Entry]:
    return [Entry(10.0 * number, act) for number, act in enumerate(acts)]


def test_what_was_undone_does_not_appear_unless_it_was_done_again(inventory: Inventory) -> None:
    label = SetHardwareLabel(host="esxi-01", device=PciAddress.parse("af:00.0"), label="New")
    on = PowerOn(vms=("train",))
    names = lambda *acts: [step.act.name for step in plan_of(inventory, journal(*acts)).steps]  # noqa: E731
    assert names(label, on, Move.UNDO) == ["set-hardware-label"]
    assert names(label, on, Move.UNDO, Move.UNDO) == []
    assert names(label, on, Move.UNDO, Move.REDO) == ["set-hardware-label", "power-on"]
    assert names(label, on, Move.RESET) == []
    assert names(label, on, Move.RESET, Move.UNDO) == ["set-hardware-label", "power-on"]
    assert names(Move.UNDO, label) == ["set-hardware-label"]


def test_the_plan_of_a_session_reaches_back_through_those_it_goes_on_with(inventory: Inventory, tmp_path: Path) -> None:
    save(inventory, tmp_path / "my.toml")
    first = Session(inventory, open_journal(tmp_path / "sessions", str(tmp_path / "my.toml")))
    first.perform(read_action(LABEL))
    first.save(tmp_path / "my.toml")
    first.close()
    second = Session(load(tmp_path / "my.toml"), open_journal(tmp_path / "sessions", str(tmp_path / "my.toml")))
    assert plan_of_session(second).steps == ()
    second.go_on()
    second.perform(PowerOn(vms=("train",)))
    assert [step.act.name for step in plan_of_session(second).steps] == ["set-hardware-label", "power-on"]
    assert undone(plan_of_session(second))[0] == [{**LABEL, "label": "Old"}]
    second.close()


def settled(inventory: Inventory, *acts: Action) -> Inventory:
    session = Session(inventory)
    for act in acts:
        session.perform(act)
        session.settle()
    return session.inventory


def configured(inventory: Inventory) -> object:
    """What steps configure, without what happens by itself: where VMs run, and what waits for a reboot."""
    hosts = {
        (name, one.address): (one.passthrough.enabled, one.hardware_label, one.graphics_type)
        for name, each in inventory.hosts.items()
        for one in each.pci
    }
    vms = {
        name: each.freed().model_dump(exclude={"host", "power", "snapshots"}) for name, each in inventory.vms.items()
    }
    return hosts, vms, dict(inventory.clusters.items())


CANNOT_GO_BACK = "It cannot be taken back as the estate is: "
LEFT = {"delete-vm", "reboot-host", "create-snapshot"}


@given(estates(), actions)
@SLOW
def test_undo_leads_back_to_what_was_configured(inventory: Inventory, action: Action) -> None:
    plan = plan_of(inventory, [action])
    for step in plan.steps:
        if step.act.name in LEFT or CANNOT_GO_BACK in step.undo_words:
            assert not step.undo or step.act.name in LEFT
            continue
        before, after = step.act.before, settled(step.act.before, step.act.action)
        back = settled(after, *(act.action for act in step.undo))
        assert configured(back) == configured(before)
        if step.act.name in {"power-on", "power-off"}:
            name = step.act.action.target.name
            assert (back.vms[name].power is Power.ON) == (before.vms[name].power is Power.ON)


def test_a_step_holds_what_it_needs(inventory: Inventory) -> None:
    (step,) = planned(inventory, LABEL).steps
    assert isinstance(step, Step)
    assert step.act.before is inventory
    assert settle(State(step.act.after)).state.inventory.hosts["esxi-01"].pci[0].hardware_label == "New"
