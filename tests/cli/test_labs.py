from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.lessons.test_library import SHIPPED, own_pack
from vconsole.cli.lessons import LAB_COMMANDS
from vconsole.cli.lessons.tours import TOUR_COMMANDS
from vconsole.lessons.library import RESERVED, TOURS
from vconsole.lessons.library.shipped import shipped_entries


@pytest.fixture(autouse=True)
def learner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A learner with folders of their own; the folder of the progress."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "state" / "vconsole"


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return tmp_path / "data" / "vconsole" / "labs"


def test_every_shipped_lab_is_listed_with_number_and_title_in_80_columns(vconsole: Run) -> None:
    answer = vconsole("labs")
    assert answer.status == 0
    assert max(map(len, answer.out.splitlines())) < 80
    for entry in shipped_entries():
        line = next(line for line in answer.out.splitlines() if line.startswith(entry.number))
        assert entry.head is not None
        assert entry.head.title in line
        assert line.endswith(entry.name)


def test_own_packs_follow_and_a_broken_lab_is_listed_with_its_problem(vconsole: Run, packs: Path) -> None:
    own_pack(packs / "mine", {"own": SHIPPED.replace('"first-label"', '"own"'), "bad": "title = 1"})
    out = vconsole("labs").out
    assert "mine/own" in out
    assert "mine/bad: not readable" in out
    listed = vconsole("labs", "--json").json["labs"]
    assert [lab["name"] for lab in listed][-2:] == ["mine/own", "mine/bad"]
    assert "problem" in listed[-1]


def test_no_lab_can_be_called_like_a_word_of_the_command() -> None:
    assert set(LAB_COMMANDS) <= set(RESERVED)
    assert set(TOUR_COMMANDS) <= set(TOURS.reserved)
