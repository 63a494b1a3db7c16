"""What a lab says to a question before and after it is answered."""

from importlib.resources import files
from pathlib import Path

from vconsole.lessons.assessment import UNANSWERED, assess
from vconsole.lessons.lab import Answer, read_lab
from vconsole.lessons.rehearsal import Rehearsal

LAB = read_lab(Path(str(files("vconsole.lessons") / "labs" / "default-state.toml"))).lab


def test_a_question_without_an_answer_is_not_judged() -> None:
    assert assess(LAB, Rehearsal(LAB).evidence).steps[0].message == UNANSWERED


def test_another_answer_is_told_what_it_was() -> None:
    rehearsal = Rehearsal(LAB)

    rehearsal.do(Answer.model_validate({"answer": "which", "is": "esxi-04.lab.local"}))

    assert "esxi-04.lab.local" in assess(LAB, rehearsal.evidence).steps[0].message
