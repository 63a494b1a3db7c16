"""The journal: what was done is on disk before it is shown, and leads to the same state again."""

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings

from tests.build import estate, host
from tests.vcenter.journal_rig import journal_of, label, labelled, opened, path_of, resumed, small, written
from tests.vcenter.strategies import estates, scripts
from tests.vcenter.test_laws import Script, step
from vconsole.files.cluster import dumps, load, save
from vconsole.model import Inventory
from vconsole.vcenter import Change, PowerOn, Session
from vconsole.vcenter.actions import AnyAction
from vconsole.vcenter.journal import Header, Journal, open_journal, read_journal
from vconsole.vcenter.journal.journal import IN_USE
from vconsole.vcenter.journal.opening import NO_FILE
from vconsole.vcenter.session import replayed

# What is written, and when


@given(estates(), scripts)
@settings(max_examples=80, deadline=None)
def test_a_journal_leads_to_the_same_state_and_events(inventory: Inventory, script: Script) -> None:
    """Replay is the same as having been there; only a clock with nothing due may have gone further."""
    session = Session(inventory, Journal(Header("test", "")))
    for act in script:
        step(session, act)
    session.close()
    reading = read_journal(journal_of(session).text.encode())
    again, followed, stray = replayed(inventory, reading.entries)
    assert (followed, stray) == (len(reading.entries), None)
    assert (reading.torn, reading.damage) == (False, None)
    assert replace(again.state, now=session.state.now) == session.state
    assert again.state.now == session.state.now or not session.busy
    assert again.events == session.events
    assert dumps(again.inventory) == dumps(session.inventory)
    assert (again.undoes, again.redoes, again.acts) == (session.undoes, session.redoes, session.acts)
    while session.undo():
        assert again.undo()
        assert again.inventory == session.inventory


def test_an_act_is_on_disk_before_anybody_sees_it(folder: Path, cluster_file: Path) -> None:
    session = opened(folder, cluster_file)
    seen: list[int] = []

    def look(_: Change) -> None:
        seen.append(len(read_journal(path_of(session).read_bytes()).entries))

    session.listen(look)
    session.perform(PowerOn(vms=("a",)))
    session.settle()
    session.undo()
    session.redo()
    session.perform(PowerOn(vms=("nobody",)))
    session.reset()
    assert seen == [1, 2, 3, 4, 5, 6]


def test_time_without_anything_due_is_not_written(folder: Path, cluster_file: Path) -> None:
    session = opened(folder, cluster_file)
    session.perform(PowerOn(vms=("a",)))
    for _ in range(10):
        session.advance(0.1)
    assert len(read_journal(path_of(session).read_bytes()).entries) == 1
    session.close()
    assert resumed(folder, cluster_file).state.now == session.state.now


def test_looking_around_writes_no_journal(folder: Path, cluster_file: Path) -> None:
    opened(folder, cluster_file).close()
    assert [path.suffix for path in folder.iterdir()] == [".lock"]


def test_no_action_has_a_field_that_the_journal_needs() -> None:
    for form in get_args(get_args(AnyAction)[0]):
        assert not {"at", "session", "check", "journal"} & form.model_fields.keys()


# Going on


def test_undo_and_redo_reach_back_after_a_restart(folder: Path, cluster_file: Path) -> None:
    first = opened(folder, cluster_file)
    first.perform(label("One"))
    first.perform(PowerOn(vms=("a",)))
    first.settle()
    first.undo()
    first.close()
    second = resumed(folder, cluster_file)
    assert second.state == first.state
    assert second.redo() == "Power On virtual machine (a)"
    second.settle()
    second.undo()
    second.undo()
    assert labelled(second) is None
    second.close()
    third = resumed(folder, cluster_file)
    assert third.state == second.state
    assert (third.undoes, third.acts) == (None, 0)
    assert third.redoes == "Edit Hardware Label (esxi-01)"


def test_listeners_hear_once_of_going_on(folder: Path, cluster_file: Path) -> None:
    written(opened(folder, cluster_file), "One", "Two")
    session = opened(folder, cluster_file)
    heard: list[Change] = []
    session.listen(heard.append)
    session.go_on()
    assert [change.state.inventory for change in heard] == [session.inventory]


def test_starting_anew_keeps_the_old_session_aside(folder: Path, cluster_file: Path) -> None:
    path = written(opened(folder, cluster_file), "Old")
    old = path.read_bytes()
    session = opened(folder, cluster_file)
    assert journal_of(session).previous is not None
    assert path.read_bytes() == old, "nothing is set aside before something is done"
    written(session, "New")
    assert path.with_suffix(".aside-1.jsonl").read_bytes() == old
    assert labelled(resumed(folder, cluster_file)) == "New"


def test_a_session_left_unanswered_is_offered_again(folder: Path, cluster_file: Path) -> None:
    written(opened(folder, cluster_file), "Old")
    opened(folder, cluster_file).close()
    assert labelled(resumed(folder, cluster_file)) == "Old"


@pytest.mark.parametrize("acts_before_the_kill", [1, 4, 17])
def test_a_killed_process_loses_nothing_that_was_shown(
    folder: Path, cluster_file: Path, acts_before_the_kill: int
) -> None:
    code = """
import sys
from pathlib import Path
from itertools import count
from tests.vcenter.test_journal import label, opened
session = opened(Path(sys.argv[1]), Path(sys.argv[2]))
for number in count(1):
    session.perform(label(str(number)))
    print(number, flush=True)
"""
    command = [sys.executable, "-c", code, str(folder), str(cluster_file)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert child.stdout is not None
    for _ in range(acts_before_the_kill):
        child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    shown = [acts_before_the_kill, *map(int, child.stdout.read().split())][-1]
    child.wait()
    session = opened(folder, cluster_file)
    assert journal_of(session).problem is None, "the system took the lock back"
    session.go_on()
    assert shown <= session.acts <= shown + 1
    assert labelled(session) == str(session.acts)


# Two consoles


def test_two_sessions_never_write_to_one_journal(folder: Path, cluster_file: Path) -> None:
    first, second = opened(folder, cluster_file), opened(folder, cluster_file)
    assert (journal_of(first).problem, journal_of(second).problem) == (None, IN_USE)
    first.perform(label("First"))
    second.perform(label("Second"))
    assert labelled(second) == "Second"
    first.close()
    second.perform(label("Third"))
    assert journal_of(second).problem == IN_USE, "its history is another one; it stays in memory"
    assert labelled(resumed(folder, cluster_file)) == "First"


def test_a_second_session_under_way_is_not_offered(folder: Path, cluster_file: Path) -> None:
    first = opened(folder, cluster_file)
    first.perform(label("First"))
    assert journal_of(opened(folder, cluster_file)).previous is None


def test_sessions_on_other_files_and_samples_are_not_in_the_way(folder: Path, cluster_file: Path) -> None:
    copy = cluster_file.with_name("copy.toml")
    copy.write_bytes(cluster_file.read_bytes())
    journals = [open_journal(folder, source) for source in (str(cluster_file), str(copy), "default", "large")]
    assert [journal.problem for journal in journals] == [None] * 4
    assert len({journal.path for journal in journals}) == 4
    link = cluster_file.with_name("link.toml")
    link.symlink_to(cluster_file)
    assert open_journal(folder, str(link)).problem == IN_USE


def test_what_is_no_regular_file_is_kept_in_memory(folder: Path) -> None:
    journal = open_journal(folder, "/dev/null")
    assert (journal.problem, journal.path) == (NO_FILE, None)
    assert not folder.exists()


# The file changes


def test_a_session_goes_along_when_its_own_file_is_saved(folder: Path, cluster_file: Path) -> None:
    first = opened(folder, cluster_file)
    first.perform(label("One"))
    first.save(cluster_file)
    first.perform(label("Two"))
    first.close()
    second = resumed(folder, cluster_file)
    assert (labelled(second), second.acts) == ("Two", 2)
    second.save(cluster_file)
    second.close()
    third = resumed(folder, cluster_file)
    while third.undo():
        pass
    assert third.inventory == small()
    assert len(list(folder.glob("*[0-9a-f].jsonl"))) == 1


def test_saving_elsewhere_leaves_the_session_where_it_is(folder: Path, cluster_file: Path) -> None:
    session = opened(folder, cluster_file)
    session.perform(label("One"))
    before = path_of(session)
    session.save(cluster_file.with_name("other.toml"))
    assert path_of(session) == before
    assert load(cluster_file.with_name("other.toml")) == session.inventory


def test_a_file_that_cannot_be_saved_keeps_its_session(
    folder: Path, cluster_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(folder, cluster_file)
    session.perform(label("One"))

    def refuse(path: Path, text: str) -> None:
        raise OSError(30, "Read-only file system", str(path), len(text))

    with monkeypatch.context() as patched:
        patched.setattr("vconsole.vcenter.session.replace_file", refuse)
        with pytest.raises(OSError, match="Read-only"):
            session.save(cluster_file)
    session.close()
    assert labelled(resumed(folder, cluster_file)) == "One"
    assert len(list(folder.glob("*.jsonl"))) == 1


def test_a_session_on_what_the_file_held_before_is_told_of(folder: Path, cluster_file: Path) -> None:
    path = written(opened(folder, cluster_file), "One")
    save(estate(host("esxi-09")), cluster_file)
    journal = open_journal(folder, str(cluster_file))
    (notice,) = journal.notices
    assert str(path) in notice
    assert journal.previous is None
