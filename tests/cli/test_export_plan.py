"""`vconsole export plan`: a rehearsal as a script for the real estate."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from vconsole.cli.exports.plan import FORM_NAMES
from vconsole.files.cluster import load
from vconsole.model import PciAddress
from vconsole.plans import FORMS, plan_of
from vconsole.vcenter import Session, SetHardwareLabel
from vconsole.vcenter.journal import open_journal

ACTION = '{"action": "set-hardware-label", "host": "esxi-02", "device": "0000:3b:00.0", "label": "New"}\n'
LABEL = SetHardwareLabel(host="esxi-02", device=PciAddress.parse("3b:00.0"), label="New")


@pytest.fixture
def actions(tmp_path: Path) -> Path:
    path = tmp_path / "acts.jsonl"
    path.write_text(ACTION)
    return path


@pytest.mark.parametrize("form", FORM_NAMES)
def test_a_file_of_actions_is_printed_in_each_form(vconsole: Run, two_hosts: Path, actions: Path, form: str) -> None:
    answer = vconsole("export", "plan", two_hosts, actions, "--as", form)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == FORMS[form].write(plan_of(load(two_hosts), [LABEL], two_hosts.name))
    assert str(two_hosts.parent) not in answer.out


def test_a_plan_is_written_to_a_file(vconsole: Run, two_hosts: Path, actions: Path, tmp_path: Path) -> None:
    out = tmp_path / "change.md"
    assert vconsole("export", "plan", two_hosts, actions, "--as", "runbook", "-o", out) == (0, "", "")
    assert out.read_text(encoding="utf-8").startswith("# Plan for the vCenter vcsa-01.lab.local")


def test_a_journal_gives_the_plan_of_its_session(vconsole: Run, two_hosts: Path, tmp_path: Path) -> None:
    session = Session(load(two_hosts), open_journal(tmp_path / "sessions", str(two_hosts)))
    session.perform(LABEL.model_copy(update={"label": "Wrong"}))
    session.undo()
    session.perform(LABEL)
    session.close()
    assert session.journal is not None
    answer = vconsole("export", "plan", two_hosts, session.journal.path, "--as", "powercli")
    assert (answer.status, answer.err) == (0, "")
    assert "-Label 'New'" in answer.out
    assert "Wrong" not in answer.out


def test_what_cannot_be_asked_like_that_is_said(vconsole: Run, two_hosts: Path, actions: Path) -> None:
    unknown = vconsole("export", "plan", two_hosts, actions, "--as", "ansible")
    assert (unknown.status, unknown.out) == (2, "")
    assert "powercli" in unknown.err
    without = vconsole("export", "plan", two_hosts, actions)
    assert without.status == 2
    assert "--as" in without.err
    missing = vconsole("export", "plan", two_hosts, "nowhere.jsonl", "--as", "govc")
    assert (missing.status, missing.out) == (2, "")
    assert "nowhere.jsonl" in missing.err
