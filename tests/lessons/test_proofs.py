"""Each proof finds what it is about, and says where and what to do."""

import random

import pytest

from tests.lessons.labs import SET_LABEL, TOGGLE_OFF, lab
from vconsole.files.toml import parse_toml
from vconsole.lessons.lab import Act
from vconsole.lessons.proofs import PROOFS, Case, fuzz, passages, prove, prove_all

SOLUTION = (
    '[solution]\nlabel = [{ action = "set-hardware-label", host = '
    '"esxi-01.lab.local", device = "0000:af:00.0", label = "{label}" }]'
)
WHEN = 'when = { all = "gpu", is = { hardware_label = "{label}" } }'
WHEN_ALSO = 'when = { all_of = [{ all = "gpu", is = { hardware_label = "{label}" } }, …] }'
BY_CODE = {proof.code: proof for proof in PROOFS}


def flaws(code: str, *changes: tuple[str, str]) -> list[str]:
    return [str(flaw.problem) for flaw in prove(Case(lab(*changes)), BY_CODE[code])]


def test_a_good_lab_is_proven() -> None:
    assert list(prove_all(Case(lab()))) == []


FOUND = [
    (
        "T1",
        'sample = "fresh-host"',
        'sample = "fresh-hots"',
        'start: sample: "fresh-hots" is no sample; did you mean "fresh-host"?',
    ),
    (
        "T1",
        'hardware_label = "{label}" } }',
        'hardware_label = "{label}" }, where = { vendor_name = "nobody" } }',
        "steps[0] label: checks[0] exact: fail: at start nothing is found that {found.address} could name; "
        "ask for its object in a check before, or leave the name out",
    ),
    (
        "T2",
        'when = { all = "gpu", is = { hardware_label = "{label}" } }',
        'when = { all = "gpu", is = { hardware_label = "" } }',
        "steps[0] label: it holds before anything is done; ask for what is not there yet",
    ),
    (
        "T2",
        "is = { enabled = false }",
        "is = { enabled = true }",
        'rules[0] passed-through: it is broken at the start: "The GPU at 0000:af:00.0 is not in passthrough any more."',
    ),
    (
        "T2",
        'idea = "M06"',
        'idea = "M06"\nat_start = true',
        "misconceptions[0] near: at_start is true, but it does not show at the start; leave at_start out",
    ),
    (
        "T4",
        SOLUTION,
        SOLUTION.replace("{label}", "Other"),
        'solution.label: after its last line the step does not hold: "The label of '
        "0000:af:00.0 is 'Other'; VMs ask for 'Training'.\"",
    ),
    (
        "T5",
        SOLUTION,
        SOLUTION.replace("label = [{", f"label = [{SET_LABEL}, {{"),
        "solution.label[0]: the lab passes without it (Edit Hardware Label (esxi-01.lab.local)); "
        "leave the line out, or add the check that needs it",
    ),
    (
        "T6",
        'label = "{wrong}" }]]',
        'label = "Other" }]]',
        "misconceptions[0] near: traps[0]: it does not make near show; mend the trap, "
        "or what the misconception asks for",
    ),
    (
        "T6",
        'label = "{wrong}" }]]',
        'label = "{wrong}", refused = "not-there" }]]',
        'misconceptions[0] near: traps[0]: a line is to be refused with "not-there", and was not. '
        "Leave refused out, or name its code.",
    ),
    (
        "T16",
        WHEN,
        'when = { after = [{ action = "fail-host", host = "esxi-1.lab.local" }], '
        'expect = { all = "gpu", is = { hardware_label = "{label}" } } }',
        "steps[0] label: checks[0] exact: when: at solution.label[0] Fail host (esxi-1.lab.local) is refused: "
        'There is no host "esxi-1.lab.local" in the inventory. Did you mean "esxi-01.lab.local"? '
        'If that is meant, say refused = "no-such-host"',
    ),
    (
        "T17",
        'is = { hardware_label = "{label}" }',
        'is = { hardware_label = "{label}", host = { in = ["esxi-01.lab.lokal", "esxi-01.lab.local"] } }',
        "steps[0] label: checks[0] exact: when: the start has no host "
        '"esxi-01.lab.lokal", and no line of the lab brings it; did you mean "esxi-01.lab.local"?',
    ),
    (
        "T17",
        'when = { all = "gpu", is',
        'when = { all = "gpu", where = { vendor_name = "Nvidia" }, is',
        "steps[0] label: checks[0] exact: when: the start has no gpu of vendor_name "
        '"Nvidia", and no line of the lab brings it; did you mean "NVIDIA Corporation"?',
    ),
    (
        "T17",
        "is = { enabled = false }",
        'is = { used_by = { has = "train-1" } }',
        'rules[0] passed-through: never: the start has no vm "train-1", and no line of the lab brings it; '
        'did you mean "train-01"?',
    ),
    (
        "T17",
        WHEN,
        WHEN_ALSO.replace("…", '{ offers = "train-1", n = 1 }'),
        'steps[0] label: checks[0] exact: when: the start has no vm "train-1", and no line of the lab brings it; '
        'did you mean "train-01"?',
    ),
    (
        "T17",
        WHEN,
        WHEN_ALSO.replace("…", '{ visited = "host/pci-devices", name = "esxi-1.lab.local" }'),
        "steps[0] label: checks[0] exact: when: the start has no host "
        '"esxi-1.lab.local", and no line of the lab brings it; did you mean "esxi-01.lab.local"?',
    ),
    (
        "T17",
        WHEN,
        WHEN_ALSO.replace("…", '{ event = "host-failed", where = { host = "esxi-1.lab.local" } }'),
        "steps[0] label: checks[0] exact: when: the start has no host "
        '"esxi-1.lab.local", and no line of the lab brings it; did you mean "esxi-01.lab.local"?',
    ),
    (
        "T17",
        "[solution]\nlabel = [{",
        '[solution]\nlabel = [{ visit = "host/pci-devices", name = "esxi-1.lab.local" }, {',
        "solution.label[0]: the start has no host "
        '"esxi-1.lab.local", and no line of the lab brings it; did you mean "esxi-01.lab.local"?',
    ),
    (
        "T11",
        "[solution]",
        f'[[alternatives]]\nname = "Wrong way"\nlines = [{TOGGLE_OFF}]\n[solution]',
        'alternatives[0] Wrong way: it breaks the rule passed-through: "The GPU at '
        '0000:af:00.0 is not in passthrough any more."',
    ),
]


@pytest.mark.parametrize(("code", "old", "new", "message"), FOUND, ids=lambda value: str(value)[:20])
def test_a_proof_finds_what_it_is_about(code: str, old: str, new: str, message: str) -> None:
    assert message in flaws(code, (old, new))


def test_random_acts_never_pass_the_small_lab() -> None:
    assert list(fuzz(Case(lab()), random.Random(1), acts=60)) == []  # noqa: S311


def test_random_acts_show_a_hollow_goal() -> None:
    hollow = lab(('is = { hardware_label = "{label}" }', "is = { enabled = false }"), ("near = ", "ne = "))
    (flaw,) = fuzz(Case(hollow.model_copy(update={"rules": ()})), random.Random(1))  # noqa: S311
    assert flaw.proof == "T15"
    assert "random acts pass the lab" in flaw.problem.message


def test_random_acts_are_told_as_the_fewest_lines_that_pass_the_lab() -> None:
    """They can be put into a lab as they stand, and do there what they did."""
    case = Case(lab(('is = { hardware_label = "{label}" }', 'is = { hardware_label = { ne = "" } }')))
    (flaw,) = fuzz(case, random.Random(3))  # noqa: S311
    lines = flaw.problem.message.partition(" It passes with ")[2]
    (line,) = parse_toml(f"lines = [{lines}]")["lines"]
    assert line["action"] == "set-hardware-label"
    assert case.after("here", [Act.model_validate(line)]).assessment.passed


def test_what_is_said_of_an_answer_is_read_with_each_that_is_not_right() -> None:
    asked = lab(
        (
            "[[rules]]",
            '[[steps.questions]]\nid = "sure"\ntext = "Sure?"\noptions = ["yes", "no", "perhaps"]\n'
            '[[steps.checks]]\nid = "sure"\nwhen = { answer = "sure", is = "yes" }\n'
            "fail = \"You said '{found.answer}'.\"\n[[rules]]",
        )
    )
    said = [passage.text for passage in passages(Case(asked)) if "sure: fail" in passage.place]
    assert said == ["You said 'no'.", "You said 'perhaps'."]
