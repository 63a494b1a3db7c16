import json
from pathlib import Path

import pytest

from tests.lessons.progress.records import DAY, attempt, left
from vconsole.files import FileProblems
from vconsole.lessons.progress import Exported, History, Merged, Outcome, read_exported, summed
from vconsole.lessons.progress.history import HISTORY, SUM


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "state")


def test_what_was_added_is_there_for_the_next_console(history: History) -> None:
    records = [attempt(), left(1)]
    history.add(records[0])
    assert history.add(records[1]) == summed(records) == History(history.folder).progress
    assert json.loads((history.folder / SUM).read_text())["progress"]["labs"]["lab"]["attempts"] == 2


def test_two_consoles_at_once_lose_nothing(history: History) -> None:
    other = History(history.folder)
    assert not other.progress.labs
    history.add(attempt())
    other.add(attempt())
    assert history.progress.of("lab").attempts == other.progress.of("lab").attempts == 2


def test_a_sum_that_is_behind_the_history_does_not_count(history: History) -> None:
    history.add(attempt())
    with (history.folder / HISTORY).open("a") as file:
        file.write(f"{attempt().model_dump_json()}\n")
    assert history.progress.of("lab").attempts == 2


@pytest.mark.parametrize("text", ["{ cut o", '{"format": 2, "future": true}', "[]"])
def test_a_damaged_or_newer_sum_is_made_anew_and_kept_aside(history: History, text: str) -> None:
    history.add(attempt())
    (history.folder / SUM).write_text(text)
    assert history.progress.of("lab").attempts == 1
    assert "damaged, or from a newer vconsole" in history.notices[0]
    history.add(attempt())
    assert [path.read_text() for path in history.folder.glob("progress.aside-*.json")] == [text]
    assert History(history.folder).progress.of("lab").attempts == 2


def test_strange_lines_of_the_history_are_told_not_counted_and_stay(history: History) -> None:
    history.add(attempt())
    strange = '{"id": "x", "lab": "lab", "day": "2026-03-01", "future": 1}\n{"torn'
    with (history.folder / HISTORY).open("a") as file:
        file.write(strange)
    history.add(attempt())
    assert history.progress.of("lab").attempts == 2
    assert "2 lines" in history.notices[0]
    assert strange in (history.folder / HISTORY).read_text()


def test_a_sum_of_more_than_the_history_has_is_kept_when_it_is_made_anew(history: History) -> None:
    history.add(attempt(), attempt())
    before = (history.folder / SUM).read_text()
    (history.folder / HISTORY).unlink()
    history.add(attempt())
    assert [path.read_text() for path in history.folder.glob("progress.aside-*.json")] == [before]


def test_a_folder_that_cannot_be_written_is_a_problem_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file stands here")
    with pytest.raises(FileProblems, match="cannot be"):
        History(tmp_path / "state").add(attempt())


def test_merging_adds_what_is_not_known_and_is_the_same_when_done_twice(history: History) -> None:
    known, other, open_here = attempt(), attempt(1), left()
    history.add(known, open_here)
    done_elsewhere = open_here.model_copy(update={"outcome": Outcome.PASSED})
    assert history.merge([known, other, done_elsewhere]) == Merged(2, ())
    assert history.merge([known, other, open_here]) == Merged(0, ())
    assert len(history.progress.of("lab").passes) == 3


def test_what_is_exported_is_read_back(tmp_path: Path) -> None:
    exported = Exported(learner="a learner", exported=DAY, attempts=(attempt(ideas={"M06": 1}), left()))
    (tmp_path / "export.json").write_text(exported.text)
    assert read_exported(tmp_path / "export.json") == exported


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no json", "no exported progress"),
        ('{"format": 1, "kind": "lab"}', "no exported progress"),
        ('{"format": 2, "kind": "progress"}', "newer than this vconsole"),
        ('{"format": 1, "kind": "progress", "exported": "x"}', "exported: "),
        (
            '{"format": 1, "kind": "progress", "exported": "2026-03-01", "attempts": [{"id": "a"}]}',
            r'attempts\[0\]: the key "lab" is needed',
        ),
        ('{"format": 1, "kind": "progress"}', 'top of the file: the key "exported" is needed'),
    ],
)
def test_what_cannot_be_imported_is_refused_with_a_reason(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "export.json").write_text(text)
    with pytest.raises(FileProblems, match=said):
        read_exported(tmp_path / "export.json")
