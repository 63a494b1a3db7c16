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
    assert vconsole("lab", "import", tmp_path / "one.json").out == "Added 2 of 2 attempts.\n"
    assert vconsole("lab", "import", tmp_path / "one.json").out == "Added 0 of 2 attempts; known already: 2.\n"
    assert History(tmp_path / "elsewhere" / "vconsole").progress == History(state).progress


def test_what_there_is_one_of_is_told_as_one(vconsole: Run, state: Path, tmp_path: Path) -> None:
    History(state).add(attempt())
    out = tmp_path / "one.json"
    assert vconsole("lab", "export", "-o", out).err == f"Saved 1 attempt as {out}.\n"
    assert vconsole("lab", "import", out).out == "Added 0 of 1 attempt; known already: 1.\n"


STRANGERS = [
    {"lab": "friday"},
    {"variant": 1},
    {"stars": 3, "seconds": 999},
]


@pytest.mark.parametrize("change", STRANGERS, ids=["other lab", "other variant", "other end"])
def test_an_import_never_takes_the_place_of_an_attempt_of_ones_own(
    vconsole: Run, state: Path, folder: Path, change: dict[str, object]
) -> None:
    own = attempt(stars=1, lab="first-label", seconds=60)
    History(state).add(own)
    hand_in(folder, "a.json", "two", own.model_copy(update=change), attempt(lab="friday"))
    answer = vconsole("lab", "import", folder / "a.json")
    assert (answer.status, answer.out) == (1, "Added 1 of 2 attempts; left out: 1.\n")
    assert f"the attempt {own.id} is " in answer.err
    assert "first-label (variant 1, passed with 1 star) in your progress; yours counts" in answer.err
    assert own in History(state).records


def test_an_attempt_that_went_on_elsewhere_goes_on_here(vconsole: Run, state: Path, folder: Path) -> None:
    begun = left(lab="first-label", seconds=60)
    History(state).add(begun)
    done = attempt(id=begun.id, lab="first-label", seconds=90)
    hand_in(folder, "a.json", "one", done)
    assert vconsole("lab", "import", folder / "a.json").out == "Added 1 of 1 attempt.\n"
    hand_in(folder, "b.json", "one", begun)
    assert vconsole("lab", "import", folder / "b.json").out == "Added 0 of 1 attempt; known already: 1.\n"
    assert History(state).records == (done,)


@pytest.mark.parametrize("lab", ["../../x", "../x", "./x", "a/b/c", "/x", "First", "pack\n/x", ""])
def test_what_can_be_no_name_of_a_lab_is_not_imported(vconsole: Run, state: Path, folder: Path, lab: str) -> None:
    hand_in(folder, "a.json", "one", attempt(lab="first-label").model_copy(update={"lab": lab}))
    answer = vconsole("lab", "import", folder / "a.json")
    assert answer.status == 1
    assert "attempts[0].lab: " in answer.err
    assert "names no lab" in answer.err
    assert History(state).records == ()


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


UNREADABLE = [
    ("", "is empty; ask for it again"),
    ('{"format": 1, "kind": "progress",\n "att', "is cut off: it ends in line 2; ask for it again"),
    ('{"format": 1, "kind": "progress", "exported": "2026-02-30"}', 'exported: "2026-02-30" is not a date'),
    ("[" * 100_000, "is no exported progress"),
    ('{"format": 2, "kind": "progress"}', "format: 2 is newer than this vconsole knows (1)"),
]


@pytest.mark.parametrize(("text", "said"), UNREADABLE, ids=["empty", "cut off", "date", "deep", "newer"])
def test_each_file_that_cannot_be_read_is_told_why(vconsole: Run, folder: Path, text: str, said: str) -> None:
    hand_in(folder, "a.json", "one", attempt(lab="first-label"))
    (folder / "b.json").write_text(text)
    answer = vconsole("lab", "report", folder)
    assert answer.status == 1
    assert f"b.json: {said}" in answer.err
    assert answer.err.endswith("1 of 2 files is left out.\n")
    assert "one                   ***" in answer.out


def test_labs_that_are_not_in_the_library_are_summed_up_and_named(vconsole: Run, folder: Path) -> None:
    hand_in(folder, "a.json", "one", attempt(lab="first-label"), attempt(lab="their-pack/first-day"))
    answer = vconsole("lab", "report", folder)
    assert answer.status == 0
    assert "Not in the library here: their-pack/first-day\n" in answer.out
    assert "first-label" not in answer.out


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
