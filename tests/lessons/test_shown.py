"""What is told when the acts of a question were tried on a copy."""

from importlib.resources import files
from pathlib import Path

from vconsole.lessons.attempt import Attempt
from vconsole.lessons.lab import read_lab
from vconsole.lessons.start import start_of
from vconsole.vcenter import Session

LAB = read_lab(Path(str(files("vconsole.lessons") / "labs" / "static-or-dynamic.toml"))).lab


def test_a_refused_act_is_told_with_its_reason() -> None:
    attempt = Attempt(LAB, Session(start_of(LAB)))

    told = attempt.shown_by("who-moves")

    assert "dyn-01 on esxi-02.lab.local is powered on." in told
    assert told[-1].startswith("Power On virtual machine (stat-01): ")
    assert "0000:af:00.0 of esxi-01.lab.local" in told[-1]


def test_what_was_tried_leaves_no_trace() -> None:
    attempt = Attempt(LAB, Session(start_of(LAB)))
    before = attempt.session.state

    attempt.shown_by("who-restarts")

    assert attempt.session.state is before
