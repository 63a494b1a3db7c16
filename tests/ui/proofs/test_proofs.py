"""What the proofs in the console find in labs that cannot be done or read there."""

import pytest

from tests.lessons.labs import LAB, SET_LABEL, changed
from tests.ui.coach.rig import LAB as TWO_STEPS
from vconsole.lessons.lab import parse_lab
from vconsole.lessons.proofs import Case
from vconsole.ui.proofs import SIZES, Terminal, prove_on_screen
from vconsole.ui.proofs.unwatched import UnwatchedLab

SMALL, LARGE = SIZES
QUESTION = """
[[steps.questions]]
id = "which"
text = "Which?"
options = [{options}]
"""


def found(text: str, size: Terminal = SMALL) -> list[str]:
    return [str(flaw) for flaw in prove_on_screen(Case(parse_lab(text)[0]), size)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_lab_with_acts_and_answers_is_done_and_read_in_both_terminals(size: Terminal) -> None:
    assert found(TWO_STEPS, size) == []


def test_a_line_without_keys_says_why_and_what_to_do() -> None:
    line = '{ action = "power-off", vm = "train-01" }'
    (flaw,) = [each for each in found(changed("label = [{ action", f"label = [{line}, {{ action")) if "T3" in each]
    assert flaw.startswith("T3 solution.label[0]: at 80x24 it cannot be played by keys: ")
    assert "build the lab from there" in flaw


def test_a_question_that_is_not_asked_cannot_be_answered() -> None:
    early = 'label = [{ answer = "kept", is = "It stays" }, {'
    (flaw,) = found(changed("label = [{", early, TWO_STEPS))
    assert flaw.startswith("T3 solution.label[0]: at 80x24 it cannot be played by keys: Looked for #question-kept")


def test_a_step_that_the_coach_does_not_show_as_done_is_told_with_its_message() -> None:
    flaws = found(changed(SET_LABEL, SET_LABEL.replace('"Training"', '"Other"'), LAB.replace("{label}", "Training")))
    assert flaws[0].startswith('T3 solution.label: at 80x24 when all is played, the step does not hold: "The label of ')


def test_options_that_the_coach_has_no_room_for_are_told() -> None:
    options = ", ".join(f'"{letter * 80}"' for letter in "abcdefghij")
    text = changed("\n[[steps.checks]]", QUESTION.replace("{options}", options) + "\n[[steps.checks]]")
    assert found(text) == [
        "T9 steps[0] label: questions[0] which: at 80x24 its options take more lines than the coach has; "
        "offer fewer, or in fewer words"
    ]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_message_that_the_coach_cuts_is_told_with_its_place(size: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(UnwatchedLab, "CSS", "CoachPanel #coach-hints { height: 2; overflow: hidden hidden; }")
    flaws = found(LAB, size)
    message = "\"The label of 0000:af:00.0 is '--'; VMs ask for 'Training'.\""
    place = "T9 steps[0] label: checks[0] exact: fail"
    assert f"{place}: at {size} it is not shown whole; say it in fewer words: {message}" in flaws
    assert not [flaw for flaw in flaws if flaw.startswith(("T3", "T9 story", "T9 summary"))]


def test_a_message_that_is_too_long_for_the_foot_of_the_coach_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(UnwatchedLab, "CSS", "CoachPanel #coach-next { max-height: 3; }")
    assert found(LAB) == [
        "T9 steps[0] label: checks[0] exact: fail: at 80x24 its 3 lines with the step are more than the 2 "
        "at the foot of the coach"
    ]


def test_a_summary_that_the_finish_page_cuts_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(UnwatchedLab, "CSS", "FinishPage Paragraphs { height: 0; }")
    (flaw,) = found(LAB)
    assert flaw.startswith("T9 summary: at 80x24 it is not shown whole; say it in fewer words: ")
