"""Journals on the command line: exported, and followed by `vconsole run`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.vcenter.journal_rig import rewrite
from vconsole.files.cluster import load
from vconsole.model import PciAddress
from vconsole.vcenter import PowerOn, Session, SetHardwareLabel
from vconsole.vcenter.journal import open_journal

LABEL = SetHardwareLabel(host="esxi-02", device=PciAddress.parse("3b:00.0"), label="Training")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "vconsole" / "sessions"


@pytest.fixture
def session(folder: Path, two_hosts: Path) -> Session:
    """A session that was used as people do: with a refusal, time, undo, redo, and a jump to the start."""
    session = Session(load(two_hosts), open_journal(folder, str(two_hosts)))
    session.perform(PowerOn(vms=("typo",)))
    session.perform(LABEL)
    session.perform(PowerOn(vms=("typo", "infer")))
    session.advance(2.5)
    session.undo()
    session.reset()
    session.undo()
    session.redo()
    session.undo()
    session.perform(PowerOn(vms=("infer",)))
    session.advance(3.1)
    session.close()
    return session


def test_a_journal_leads_to_the_estate_of_the_console_to_the_byte(
    vconsole: Run, session: Session, two_hosts: Path, tmp_path: Path
) -> None:
    saved, again, journal = tmp_path / "saved.toml", tmp_path / "again.toml", tmp_path / "session.jsonl"
    session.save(saved)
    assert vconsole("export", "journal", two_hosts, "-o", journal) == (0, "", "")
    answer = vconsole("run", two_hosts, journal, "--save", again, "--json")
    assert answer.status == 1, "one act was refused in the console as well"
    assert [fault["action"] for fault in answer.json["faults"]] == ["power-on"]
    assert again.read_bytes() == saved.read_bytes()
    assert load(again) == session.inventory


def test_undo_and_redo_are_told_among_the_events(vconsole: Run, session: Session, two_hosts: Path) -> None:
    assert session.journal is not None
    answer = vconsole("run", two_hosts, session.journal.path)
    names = ("act-undone", "act-redone", "estate-reset")
    jumps = [word for word in answer.out.split() if word in names]
    assert jumps == ["act-undone", "estate-reset", "act-undone", "act-redone", "estate-reset", "act-undone"]
    assert "Undone: Power On virtual machine (2 virtual machines)." in answer.out


def test_an_exported_journal_goes_through_a_pipe(vconsole: Run, session: Session, two_hosts: Path) -> None:
    assert session.journal is not None
    answer = vconsole("export", "journal", two_hosts)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == session.journal.text


def test_a_changed_journal_is_refused_before_anything_is_done(
    vconsole: Run, session: Session, two_hosts: Path, tmp_path: Path
) -> None:
    assert session.journal is not None
    journal = tmp_path / "changed.jsonl"
    journal.write_text(session.journal.text.replace("Training", "Trainings"))
    answer = vconsole("run", two_hosts, journal, "--save", tmp_path / "out.toml")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith(f"{journal}: line 3: cannot be followed: its checksum does not fit")
    assert not (tmp_path / "out.toml").exists()


def test_a_journal_that_was_cut_off_is_followed_to_its_last_whole_line(
    vconsole: Run, session: Session, two_hosts: Path, tmp_path: Path
) -> None:
    assert session.journal is not None
    journal = tmp_path / "torn.jsonl"
    journal.write_text(session.journal.text[:-5])
    answer = vconsole("run", two_hosts, journal)
    assert answer.status == 1
    assert "The last line of the journal was cut off; it is left out.\n" in answer.err


def test_a_journal_of_another_estate_is_followed_with_a_warning(vconsole: Run, session: Session) -> None:
    assert session.journal is not None
    answer = vconsole("run", "default", session.journal.path)
    assert "The journal began with something else than default holds now" in answer.err


@pytest.mark.parametrize("words", [["default"], ["large"], ["/dev/null"]])
def test_without_a_session_there_is_nothing_to_export(vconsole: Run, folder: Path, words: list[str]) -> None:
    answer = vconsole("export", "journal", *words)
    assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "There is no session" in answer.err
    assert not folder.exists()


def test_a_file_that_is_not_there_is_wrong_usage(vconsole: Run, folder: Path) -> None:
    answer = vconsole("export", "journal", "nowhere.toml")
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert not folder.exists()


def test_a_line_of_a_journal_that_leads_elsewhere_is_named(
    vconsole: Run, session: Session, two_hosts: Path, tmp_path: Path
) -> None:
    assert session.journal is not None
    journal = tmp_path / "other.jsonl"
    journal.write_text(session.journal.text)
    rewrite(journal, lambda number, fields: fields.update({"led": "00000000"} if number == 3 else {}))
    answer = vconsole("run", two_hosts, journal)
    assert "Line 3 of the journal led elsewhere than in its session." in answer.err
