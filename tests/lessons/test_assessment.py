"""How a lab judges: step by step, the first check that does not hold first."""

import tomllib

from tests.lessons.labs import LAB, SET_LABEL, TOGGLE_OFF, changed
from vconsole.lessons.assessment import Assessment, Standing, assess, points_of
from vconsole.lessons.lab import Act, Lab, parse_lab
from vconsole.lessons.rehearsal import Rehearsal

OTHER = """\
pass = "VMs can ask for {label} now."
points = 3
[[steps.checks]]
id = "kept"
when = { all = "gpu", is = { enabled = true } }
fail = "It is off."
[[steps.checks]]
id = "seen"
when = { visited = "host/pci-devices" }
fail = "Look at PCI Devices."
points = 2
"""
THREE = changed('pass = "VMs can ask for {label} now."\n', "", LAB).replace(
    "VMs ask for '{label}'.\"\n", f"VMs ask for '{{label}}'.\"\n{OTHER}", 1
)


def three() -> Lab:
    return parse_lab(THREE)[0]


def act(line: str) -> Act:
    return Act.model_validate(tomllib.loads(f"act = {line}")["act"])


def judged(lab: Lab, *lines: str, thorough: bool = False) -> Assessment:
    rehearsal = Rehearsal(lab)
    rehearsal.do_all(map(act, lines))
    return assess(lab, rehearsal.evidence, thorough=thorough)


def test_only_the_first_check_that_does_not_hold_is_told() -> None:
    (step,) = judged(three()).steps
    assert [each.check.id for each in step.checks] == ["exact"]
    assert step.message.startswith("The label of 0000:af:00.0 is '--'")
    (step,) = judged(three(), SET_LABEL).steps
    assert [each.standing for each in step.checks] == [Standing.PASSED, Standing.PASSED, Standing.OPEN]
    assert step.message == "Look at PCI Devices."
    assert step.praise == ("VMs can ask for Training now.",)


def test_a_thorough_judgement_counts_the_points_of_every_check() -> None:
    lab = three()
    assert points_of(lab) == 6
    assert judged(lab).points == 0
    assert judged(lab, thorough=True).points == 1
    assert judged(lab, SET_LABEL, thorough=True).points == 4


def test_a_broken_rule_is_told_and_takes_the_points() -> None:
    judgement = judged(three(), SET_LABEL, TOGGLE_OFF, thorough=True)
    assert [saying.text for saying in judgement.broken] == ["The GPU at 0000:af:00.0 is not in passthrough any more."]
    assert judgement.points == 0
    assert not judgement.passed


def test_a_lab_whose_steps_hold_is_not_passed_while_a_rule_is_broken() -> None:
    lab = parse_lab(LAB)[0]
    done = judged(lab, SET_LABEL)
    assert done.passed
    assert done.current is None
    broken = judged(lab, SET_LABEL, TOGGLE_OFF)
    assert broken.current is None
    assert not broken.passed


def test_a_misconception_shows_and_is_taken_back() -> None:
    lab = parse_lab(LAB)[0]
    near = SET_LABEL.replace("Training", "training")
    assert [(saying.id, saying.idea, saying.text) for saying in judged(lab, near).ideas] == [
        ("near", "M06", "'training' is not 'Training'.")
    ]
    assert judged(lab, near, SET_LABEL).ideas == ()


def two_steps(may_break: str) -> Lab:
    second = f"""
[[steps]]
id = "away"
goal = "The label is gone again"
hints = ["Take it away."]
{may_break}
[[steps.checks]]
id = "gone"
when = {{ all_of = [{{ event = "hardware-label-set", n = 2 }}, {{ all = "gpu", is = {{ hardware_label = "" }} }}] }}
fail = "It is still there."
[[rules]]"""
    taken = SET_LABEL.replace('"Training"', '""')
    return parse_lab(changed("[[rules]]", second, LAB) + f"away = [{taken}]\n")[0]


def test_a_step_that_a_later_one_may_break_counts_while_that_one_holds() -> None:
    lines = (SET_LABEL, SET_LABEL.replace('"Training"', '""'))
    assert [step.standing for step in judged(two_steps('may_break = ["label"]'), *lines).steps] == [Standing.PASSED] * 2
    assert [step.standing for step in judged(two_steps(""), *lines).steps] == [Standing.OPEN, Standing.PASSED]
    assert judged(two_steps('may_break = ["label"]'), *lines[:1]).steps[1].standing is Standing.OPEN


def test_what_waits_is_told_to_be_asked_for() -> None:
    heavy = f'{{ after = [{", ".join([SET_LABEL] * 25)}], expect = {{ any = "gpu" }} }}'
    text = changed('when = { all = "gpu", is = { hardware_label = "{label}" } }', f"when = {heavy}")
    lab = parse_lab(text.replace("{found.address} is '{found.hardware_label}'", "it"))[0]
    evidence = Rehearsal(lab).evidence
    (step,) = assess(lab, evidence, live=True).steps
    assert (step.standing, step.message) == (Standing.POSTPONED, "F5 checks this: it is tried on a copy of the estate.")
    assert assess(lab, evidence).passed
    assert not assess(lab, evidence, live=True).passed
