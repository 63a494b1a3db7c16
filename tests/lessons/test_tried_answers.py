"""What is told about the acts of a question, once they were tried on a copy."""

from importlib.resources import files
from pathlib import Path

from vconsole.lessons.attempt import Attempt
from vconsole.lessons.lab import LabFile, read_lab
from vconsole.lessons.start import start_of
from vconsole.vcenter import Session


def begin(name: str) -> Attempt:
    file: LabFile = read_lab(Path(str(files("vconsole.lessons") / "labs" / f"{name}.toml")))
    return Attempt(file.lab, Session(start_of(file.lab)))


def test_a_refusal_on_the_copy_is_told_with_the_reason_of_each_host() -> None:
    (told,) = begin("label-nobody-has").shown_by("which")

    assert "No host is compatible with the virtual machine." in told
    assert "upper and lower case" in told


def test_what_happens_on_the_copy_is_told_and_leaves_no_trace() -> None:
    attempt = begin("ha-restart")
    before = attempt.session.inventory

    assert any("does not restart it on another host" in sentence for sentence in attempt.shown_by("next-time"))
    assert attempt.session.inventory == before
