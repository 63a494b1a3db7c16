"""Labs that are written from what was recorded: they can be read, begin open, and their solution passes."""

import tomllib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lessons.building.rig import GPU, HEAD, HOST, act, label, power_on, proposed, proven, recorded, toggle
from vconsole.files import FileProblems
from vconsole.lessons.assessment import assess
from vconsole.lessons.building import Head, differences, draft, id_of
from vconsole.lessons.lab import Lab, parse_lab
from vconsole.lessons.rehearsal import Rehearsal
from vconsole.vcenter import Action


def written(*acts: Action, before: tuple[Action, ...] = ()) -> str:
    recording = recorded(*acts, before=before)
    return draft(HEAD, recording, proposed(recording))


def begins_open_and_passes(lab: Lab) -> None:
    rehearsal = Rehearsal(lab)
    assert not assess(lab, rehearsal.evidence).passed
    assert rehearsal.do_all(lab.lines) == ()
    assert assess(lab, rehearsal.evidence).passed


def test_a_step_for_each_object_in_the_order_in_which_they_come_about() -> None:
    lab = proven(written(toggle(), label("Training"), power_on("train-01")))
    assert [step.id for step in lab.steps] == [id_of(f"GPU {GPU} of {HOST}"), "vm-train-01"]
    assert [len(lab.solution[step.id]) for step in lab.steps] == [2, 1]


def test_what_nobody_asks_for_is_left_out_of_the_solution() -> None:
    text = written(act("set-drs", cluster="gpu", automation="manual"), toggle(enabled=False), label("A"), label("B"))
    lab = proven(text)
    assert [str(line.performed.title) for line in lab.lines if hasattr(line, "performed")] == [
        "Reconfigure cluster",
        "Edit Hardware Label",
    ]
    assert "is so without it: 2 acts" in text.replace("\n# ", " ")


def test_two_vms_powered_on_by_one_act_are_one_step() -> None:
    create = [act("create-vm", name=name, cluster="gpu") for name in ("a", "b")]
    lab = proven(written(power_on("a", "b"), before=(create[0], create[1])))
    assert len(lab.steps) == 1
    assert [line.action for line in lab.start.do] == ["create-vm", "create-vm"]


def test_only_what_is_chosen_is_asked_for() -> None:
    recording = recorded(toggle(), label("Training"))
    chosen = [each for each in differences(recording.start, recording.goal) if each.path == ("hardware_label",)]
    lab = proven(draft(HEAD, recording, chosen))
    assert lab.par == 1


def test_a_label_that_reads_like_a_word_of_a_variant_cannot_be_written() -> None:
    with pytest.raises(FileProblems, match=r"the variants have no word \{label\}"):
        parse_lab(written(label("{label}")))


def test_every_key_is_explained_once() -> None:
    text = written(toggle(), label("Training"), power_on("train-01"))
    raw = tomllib.loads(text)
    assert text.count("# What the solution below calls it.") == 1
    lines = text.splitlines()
    for key in raw:
        place = next(
            index for index, line in enumerate(lines) if line.startswith((f"{key} =", f"[{key}]", f"[[{key}]]"))
        )
        assert lines[place - 1].startswith("# ")


@pytest.mark.parametrize(("text", "made"), [("My Lab!", "my-lab"), ("---", "lab"), ("a" * 60, "a" * 40)])
def test_an_id_is_made_of_any_text(text: str, made: str) -> None:
    assert id_of(text) == made
    assert Head(id=made, title="T").id == made


_LABELS = st.sampled_from(["Training", "training", "{Label}", 'a "quoted" one', "ünï", "x" * 255, None])
_VMS = st.sampled_from(["train-01", "new", "{X}"])
_ACTS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.builds(lambda on: {"action": "set-passthrough", "host": HOST, "devices": [GPU], "enabled": on}, st.booleans()),
    st.builds(lambda text: {"action": "set-hardware-label", "host": HOST, "device": GPU, "label": text}, _LABELS),
    st.builds(lambda do, vm: {"action": do, "vm": vm}, st.sampled_from(["power-on", "power-off", "delete-vm"]), _VMS),
    st.builds(lambda vm: {"action": "create-vm", "name": vm, "cluster": "gpu"}, _VMS),
    st.builds(
        lambda vm, cpus, key: {"action": "reconfigure-vm", "vm": vm, "cpus": cpus, "advanced": {key: "TRUE"}},
        _VMS,
        st.integers(1, 4),
        st.sampled_from(["pciPassthru.use64bitMMIO", "eq", "a key with blanks"]),
    ),
    st.sampled_from(
        [
            {"action": "set-drs", "cluster": "gpu", "automation": "manual"},
            {"action": "set-ha", "cluster": "gpu", "enabled": True, "failover_hosts": []},
            {"action": "enter-maintenance", "host": HOST},
            {"action": "exit-maintenance", "host": HOST},
            {"action": "fail-host", "host": HOST},
            {"action": "recover-host", "host": HOST},
            {"action": "set-host-graphics", "host": HOST, "default_type": "shared-direct"},
            {"action": "reboot-host", "host": HOST},
        ]
    ),
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(before=st.lists(_ACTS, max_size=3), acts=st.lists(_ACTS, min_size=1, max_size=7), all_of_it=st.booleans())
def test_whatever_was_done_makes_a_lab_that_its_solution_passes(
    before: list[dict[str, Any]], acts: list[dict[str, Any]], all_of_it: bool
) -> None:
    recording = recorded(*(act(**each) for each in acts if each), before=tuple(act(**each) for each in before))
    asked = differences(recording.start, recording.goal) if all_of_it else proposed(recording)
    if asked:
        (lab,) = parse_lab(draft(HEAD, recording, asked))
        begins_open_and_passes(lab)
