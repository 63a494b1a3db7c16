import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.lessons.progress.records import DAY, attempt, left
from vconsole.lessons.progress import Exported, History, Record


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "vconsole"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "class").mkdir()
    return tmp_path / "class"


def hand_in(folder: Path, file: str, learner: str, *attempts: Record) -> None:
    (folder / file).write_text(Exported(learner=learner, exported=DAY, attempts=attempts).text)


def test_what_is_exported_here_is_imported_there_once(
    vconsole: Run, state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    History(state).add(attempt(), left(1))
    assert vconsole("lab", "export", "--learner", "one", "-o", tmp_path / "one.json").status == 0
    assert str(tmp_path) not in (tmp_path / "one.json").read_text()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
    assert vconsole("lab", "import", tmp_path / "one.json").out.startswith("Added 2 of 2")
    assert vconsole("lab", "import", tmp_path / "one.json").out.startswith("Added 0 of 2")
    assert History(tmp_path / "elsewhere" / "vconsole").progress == History(state).progress


def test_two_exports_of_one_learner_are_put_together(vconsole: Run, folder: Path) -> None:
    first, second = attempt(lab="first-label", seconds=60), attempt(1, lab="first-label", seconds=30)
    hand_in(folder, "a.json", "one", first)
    hand_in(folder, "b.json", "one", first, second)
    (learner,) = vconsole("lab", "report", folder, "--json").json["learners"]
    assert (learner["labs"]["first-label"]["attempts"], learner["labs"]["first-label"]["seconds"]) == (2, 90)


def test_a_file_that_cannot_be_read_is_told_and_left_out(vconsole: Run, folder: Path) -> None:
    hand_in(folder, "a.json", "one", attempt())
    (folder / "b.json").write_text("no json")
    answer = vconsole("lab", "report", folder)
    assert answer.status == 1
    assert "b.json: is no exported progress" in answer.err
    assert "one" in answer.out


def test_misconceptions_come_by_how_many_learners_they_showed_with(vconsole: Run, folder: Path) -> None:
    hand_in(folder, "a.json", "one", attempt(ideas={"M06": 1, "M01": 9}))
    hand_in(folder, "b.json", "two", attempt(ideas={"M06": 1}))
    counts = vconsole("lab", "report", folder, "--json").json["misconceptions"]
    assert [(each["idea"], each["learners"], each["times"]) for each in counts] == [("M06", 2, 2), ("M01", 1, 9)]
    assert counts[0]["title"]


def test_no_cell_of_the_csv_is_a_formula(vconsole: Run, folder: Path) -> None:
    hand_in(folder, "a.json", '=HYPERLINK("x")', attempt(lab="first-label"))
    head, row = csv.reader(io.StringIO(vconsole("lab", "report", folder, "--csv").out))
    assert head[:4] == ["learner", "lab", "state", "stars"]
    assert row[:4] == ['\'=HYPERLINK("x")', "first-label", "passed", "3"]


def test_a_folder_without_exports_cannot_be_summed_up(vconsole: Run, folder: Path) -> None:
    assert vconsole("lab", "report", folder).status == 2
