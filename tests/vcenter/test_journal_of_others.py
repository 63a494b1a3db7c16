"""Journals that another version of the program wrote, and those that are kept aside."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.vcenter.journal_rig import journal_of, label, labelled, opened, resumed, rewrite, written
from vconsole.model import Fault
from vconsole.vcenter import Change, PowerOn, SetHardwareLabel, State
from vconsole.vcenter.journal import outcome, read_journal
from vconsole.vcenter.journal.shelf import KEPT_MAX


def by_an_older_version(number: int, fields: dict[str, Any]) -> None:
    if number == 1:
        fields["vconsole"] = "0.0.1"


def leading_elsewhere(number: int, fields: dict[str, Any]) -> None:
    by_an_older_version(number, fields)
    if number == 3:
        fields["led"] = "00000000"


def test_every_act_keeps_what_came_of_it(folder: Path, cluster_file: Path) -> None:
    session = opened(folder, cluster_file)
    session.perform(PowerOn(vms=("a",)))
    session.settle()
    path = written(session, "One")
    assert all(entry.led for entry in read_journal(path.read_bytes()).entries)


def test_an_outcome_is_told_by_what_happened_and_not_by_its_words() -> None:
    state = State.__new__(State)
    said, other = Fault("a-code", "Words.", "Remedy."), Fault("another", "Words.", "Remedy.")
    assert outcome(Change(state, faults=(said,))) == outcome(Change(state, faults=(said._replace(message="Other."),)))
    assert outcome(Change(state, faults=(said,))) != outcome(Change(state, faults=(other,)))
    assert outcome(Change(state)) != outcome(Change(state, faults=(said,)))


def test_a_session_of_another_version_that_leads_where_it_did_is_gone_on_with(folder: Path, cluster_file: Path) -> None:
    rewrite(written(opened(folder, cluster_file), "One", "Two"), by_an_older_version)
    session = opened(folder, cluster_file)
    replay = session.look_back()
    assert replay is not None
    assert replay.stray is None
    session.go_on()
    assert (labelled(session), session.acts) == ("Two", 2)


def test_a_line_that_leads_elsewhere_is_named_and_the_session_goes_on_from_before_it(
    folder: Path, cluster_file: Path
) -> None:
    path = written(opened(folder, cluster_file), "One", "Two", "Three")
    whole = rewrite(path, leading_elsewhere)
    session = opened(folder, cluster_file)
    replay = session.look_back()
    assert replay is not None
    assert (replay.stray_line, replay.followed) == (3, 1)
    session.go_on()
    assert (labelled(session), session.acts) == ("One", 1)
    assert path.read_bytes() == whole, "nothing is lost by looking"
    written(session, "Four")
    assert path.with_suffix(".aside-1.jsonl").read_bytes() == whole
    again = resumed(folder, cluster_file)
    assert (labelled(again), again.acts) == ("Four", 2)


def test_a_journal_that_kept_no_outcomes_is_followed_to_its_end(folder: Path, cluster_file: Path) -> None:
    rewrite(written(opened(folder, cluster_file), "One", "Two"), lambda _, fields: fields.pop("led", None))
    session = resumed(folder, cluster_file)
    assert (labelled(session), session.acts) == ("Two", 2)


def test_an_act_that_this_version_stumbles_over_does_not_keep_the_console_from_opening(
    folder: Path, cluster_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(opened(folder, cluster_file), "One", "Two")
    performed = SetHardwareLabel.perform

    def stumble(self: SetHardwareLabel, state: State) -> Change | Fault:
        if self.label == "Two":
            raise KeyError(self.label)
        return performed(self, state)

    monkeypatch.setattr(SetHardwareLabel, "perform", stumble)
    session = opened(folder, cluster_file)
    replay = session.look_back()
    assert replay is not None
    assert replay.stray is not None
    assert replay.stray.act == label("Two")
    session.go_on()
    assert labelled(session) == "One"


def test_the_last_journals_of_earlier_sessions_are_kept_and_the_oldest_go(folder: Path, cluster_file: Path) -> None:
    for number in range(KEPT_MAX + 3):
        path = written(opened(folder, cluster_file), f"Session {number}")
        os.utime(path, (number, number))
    aside = sorted(folder.glob("*.aside-*"))
    assert len(aside) >= KEPT_MAX
    written(opened(folder, cluster_file), "The last one")
    left = b"".join(path.read_bytes() for path in folder.glob("*.aside-*"))
    assert b"Session 0" not in left
    assert f"Session {KEPT_MAX + 2}".encode() in left
    assert journal_of(opened(folder, cluster_file)).previous is not None
    assert len(list(folder.glob("*.aside-*"))) == KEPT_MAX
