"""What the shipped labs say on the way: no answer before it was looked for, and no blame for what is over."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from vconsole.lessons.assessment import Saying, assess
from vconsole.lessons.lab import Lab, read_lab
from vconsole.lessons.predicates.learner import Answered
from vconsole.lessons.rehearsal import Rehearsal
from vconsole.vcenter import read_action

FOLDER = Path(str(files("vconsole.lessons") / "labs"))
LABS = [path for path in sorted(FOLDER.glob("*.toml")) if path.stem != "pack"]


def lab(name: str) -> Lab:
    return read_lab(FOLDER / f"{name}.toml").lab


class Learner(Rehearsal):
    """Somebody who does a lab."""

    def __init__(self, name: str) -> None:
        self.lab = lab(name)
        super().__init__(self.lab)


def act(at: Learner, name: str, *, settled: bool = True, **fields: Any) -> None:
    at.session.perform(read_action({"action": name, **fields}))
    if settled:
        at.session.settle()


def said(at: Learner, step: str) -> str:
    """What a step lacks."""
    (result,) = (each for each in assess(at.lab, at.evidence).steps if each.step.id == step)
    return result.message


def ideas(at: Learner) -> list[str]:
    shown: tuple[Saying, ...] = assess(at.lab, at.evidence).ideas
    return [saying.id for saying in shown]


@pytest.mark.parametrize("path", LABS, ids=lambda path: path.stem)
def test_no_goal_gives_an_answer_away(path: Path) -> None:
    for variant in read_lab(path).labs:
        goals = [step.goal for step in variant.steps]
        asked = [check.when for step in variant.steps for check in step.checks]
        for answer in (each.is_ for each in asked if isinstance(each, Answered)):
            assert [goal for goal in goals if answer in goal] == []


def test_a_host_that_reboots_is_waited_for() -> None:
    at = Learner("toggle-passthrough")
    act(at, "set-passthrough", host="esxi-02.lab.local", devices=["0000:3b:00.0"], enabled=True)
    act(at, "reboot-host", host="esxi-02.lab.local", settled=False)
    assert "Wait until it is back" in said(at, "later")
    at.session.settle()
    assert said(at, "later") == ""


def test_nobody_is_blamed_for_a_power_on_before_the_toggle() -> None:
    at = Learner("toggle-passthrough")
    act(at, "power-on", vms=["infer-01"])
    act(at, "set-passthrough", host="esxi-02.lab.local", devices=["0000:3b:00.0"], enabled=True)
    assert ideas(at) == []
    act(at, "power-on", vms=["infer-01"])
    assert ideas(at) == ["enabled-is-active"]


def test_a_live_migration_that_was_tried_is_over_when_the_vm_runs_elsewhere() -> None:
    at = Learner("maintenance-window")
    act(at, "migrate-vm", vm="train-01", host="esxi-02.lab.local")
    assert ideas(at) == ["live"]
    act(at, "enter-maintenance", host="esxi-01.lab.local")
    act(at, "power-off", vms=["train-01"])
    act(at, "power-on", vms=["train-01"])
    assert ideas(at) == []


def test_a_host_in_a_maintenance_window_tells_whom_it_waits_for_and_then_that_it_is_on_its_way() -> None:
    at = Learner("maintenance-window")
    act(at, "enter-maintenance", host="esxi-01.lab.local", settled=False)
    assert "train-01 runs there" in said(at, "empty")
    act(at, "power-off", vms=["train-01"], settled=False)
    assert "takes a moment" in said(at, "empty")
    at.session.settle()
    assert said(at, "empty").startswith("train-01 is off")
    act(at, "power-on", vms=["train-01"], settled=False)
    assert said(at, "empty").startswith("train-01 is powering on")


def test_the_wrong_vm_is_not_held_against_one_who_started_it_again() -> None:
    at = Learner("who-holds-the-gpu")
    act(at, "power-off", vms=["dev-01"])
    assert ideas(at) == ["wrong-one"]
    act(at, "power-on", vms=["dev-01"])
    assert ideas(at) == []


def test_sharing_out_gpus_is_not_told_how_many_training_needs() -> None:
    at = Learner("n-plus-one")
    for slot in ("3b", "5e", "af", "d8"):
        act(at, "set-hardware-label", host="esxi-04.lab.local", device=f"0000:{slot}:00.0", label="Inference")
        assert not {"11", "12", "4-4-4-0"} & set(said(at, "share").replace(".", "").split())
    (spare,) = assess(at.lab, at.evidence).ideas
    assert spare.id == "spare-host"
    assert "11" not in spare.text


def test_a_label_that_does_not_match_is_told_without_the_one_that_would() -> None:
    assert "'Training'" not in said(Learner("label-nobody-has"), "labels")
