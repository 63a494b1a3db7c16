"""Journals that are damaged, and places where they cannot be written."""

import os
from pathlib import Path

import pytest

from tests.vcenter.journal_rig import journal_of, label, labelled, opened, path_of, place_of, resumed, written
from vconsole.vcenter.journal import read_journal

FULL = Path("/dev/full")

needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
not_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")

# Journals that are not whole


@pytest.mark.parametrize("bytes_left", [1, 20])
def test_a_torn_last_line_is_dropped_with_a_notice(folder: Path, cluster_file: Path, bytes_left: int) -> None:
    path = written(opened(folder, cluster_file), "One", "Two")
    *whole, last = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(whole) + last[:bytes_left])
    session = opened(folder, cluster_file)
    (notice,) = journal_of(session).notices
    assert "cut off" in notice
    session.go_on()
    assert labelled(session) == "One"
    written(session, "Three")
    again = resumed(folder, cluster_file)
    assert (labelled(again), again.acts, journal_of(again).notices) == ("Three", 2, ())
    assert not path.with_suffix(".aside-1.jsonl").exists()


def test_a_changed_line_is_found_and_what_follows_is_kept_aside(folder: Path, cluster_file: Path) -> None:
    path = written(opened(folder, cluster_file), "One", "Two", "Three")
    changed = path.read_bytes().replace(b"Two", b"Too")
    path.write_bytes(changed)
    session = opened(folder, cluster_file)
    (notice,) = journal_of(session).notices
    assert "damaged in line 3: its checksum does not fit" in notice
    session.go_on()
    assert labelled(session) == "One"
    written(session, "Four")
    assert path.with_suffix(".aside-1.jsonl").read_bytes() == changed
    again = resumed(folder, cluster_file)
    assert (labelled(again), again.acts) == ("Four", 2)


@pytest.mark.parametrize("kind", ["removed", "swapped", "repeated"])
def test_lines_out_of_order_do_not_fit(folder: Path, cluster_file: Path, kind: str) -> None:
    header, one, two, three = written(opened(folder, cluster_file), "1", "2", "3").read_bytes().splitlines(True)
    lines = {"removed": [one, three], "swapped": [one, three, two], "repeated": [one, one, two, three]}[kind]
    reading = read_journal(b"".join([header, *lines]))
    assert len(reading.entries) == 1
    assert reading.damage is not None
    assert reading.damage.line == 3


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\0" * 4096, b"\xff\xfe\n", b"[]\n" * 3, b'{"journal":1}\n', b"[" * 99999]
)
def test_whatever_lies_there_is_no_obstacle(folder: Path, cluster_file: Path, data: bytes) -> None:
    path = place_of(folder, cluster_file)
    path.write_bytes(data)
    session = opened(folder, cluster_file)
    assert journal_of(session).previous is None
    written(session, "One")
    assert labelled(resumed(folder, cluster_file)) == "One"


def test_a_journal_that_is_removed_meanwhile_is_written_whole_again(folder: Path, cluster_file: Path) -> None:
    session = opened(folder, cluster_file)
    session.perform(label("One"))
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    written(session, "Two")
    assert resumed(folder, cluster_file).acts == 2


# Where it cannot be written


@needs_full
def test_a_full_disk_is_told_and_tried_again(folder: Path, cluster_file: Path) -> None:
    path = place_of(folder, cluster_file)
    path.symlink_to(FULL)
    session = opened(folder, cluster_file)
    session.perform(label("One"))
    assert "No space left on device" in str(journal_of(session).problem)
    session.perform(label("Two"))
    assert labelled(session) == "Two", "the session goes on in memory"
    path.unlink()
    journal_of(session).retry()
    assert journal_of(session).problem is None
    session.close()
    assert resumed(folder, cluster_file).acts == 2


def test_a_disk_that_fills_up_leaves_no_half_line(
    folder: Path, cluster_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened(folder, cluster_file)
    session.perform(label("One"))
    before, pwrite = path_of(session).read_bytes(), os.pwrite

    def half(fd: int, data: bytes, at: int) -> int:
        if len(data) < 10:
            raise OSError(28, "No space left on device")
        return pwrite(fd, data[: len(data) // 2], at)

    with monkeypatch.context() as patched:
        patched.setattr(os, "pwrite", half)
        session.perform(label("Two"))
    assert journal_of(session).problem == "No space left on device."
    assert path_of(session).read_bytes() == before
    session.perform(label("Three"))
    assert journal_of(session).problem is None
    session.close()
    assert resumed(folder, cluster_file).acts == 3


@not_root
def test_a_folder_that_may_not_be_written_is_told_at_once(folder: Path, cluster_file: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o500)
    session = opened(folder, cluster_file)
    assert "Permission denied" in str(journal_of(session).problem)
    session.perform(label("One"))
    folder.chmod(0o700)
    session.perform(label("Two"))
    assert journal_of(session).problem is None
    session.close()
    assert resumed(folder, cluster_file).acts == 2


def test_a_file_in_the_place_of_the_folder_is_told_at_once(folder: Path, cluster_file: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("not a folder")
    session = opened(folder, cluster_file)
    assert "File exists" in str(journal_of(session).problem)
    session.perform(label("One"))
    folder.unlink()
    journal_of(session).retry()
    assert journal_of(session).problem is None
    session.close()
    assert resumed(folder, cluster_file).acts == 1
