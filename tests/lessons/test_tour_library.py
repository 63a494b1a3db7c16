from pathlib import Path

import pytest

from tests.lessons.test_library import problem_of
from tests.lessons.test_tour_reading import SHIPPED, SMALL
from vconsole.files import FileProblems
from vconsole.lessons.library import TOURS, open_library, shipped_entries
from vconsole.lessons.library.head import head_from, read_head
from vconsole.lessons.library.pack import read_pack
from vconsole.lessons.tour import read_tour


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder with the pack `mine`, which has a walkthrough and no lab."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "pack.toml").write_text('title = "Mine"\ndescription = "For the class."\ntours = ["small"]\n')
    (tmp_path / "mine" / "small.toml").write_text(SMALL)
    return tmp_path


@pytest.mark.parametrize("word", ["host-dies", "W7", "w07", str(SHIPPED)])
def test_a_walkthrough_is_found_by_its_name_its_number_and_its_path(word: str) -> None:
    assert open_library(None, TOURS).find(word).path == SHIPPED


def test_every_walkthrough_that_ships_is_in_the_pack() -> None:
    listed = {entry.path.name for entry in shipped_entries(TOURS)}
    assert {path.name for path in TOURS.folder.glob("*.toml")} - {"pack.toml"} <= listed


def test_the_head_of_a_shipped_walkthrough_is_that_of_the_whole_file() -> None:
    assert read_head(SHIPPED) == head_from(dict(read_tour(SHIPPED).tour), 1)


def test_a_walkthrough_of_an_own_pack_follows_the_shipped_ones_and_is_no_lab(packs: Path) -> None:
    assert open_library(packs, TOURS).entries[-1].name == "mine/small"
    assert open_library(packs, TOURS).find("small").number == ""
    assert not any(entry.name.startswith("mine") for entry in open_library(packs).entries)


def test_a_walkthrough_that_cannot_be_read_is_listed_with_its_problem(packs: Path) -> None:
    (packs / "mine" / "small.toml").write_text("kind = 1")
    assert open_library(packs, TOURS).entries[-1].problem is not None


def test_a_loose_file_is_a_walkthrough_as_well(tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_text(SMALL)
    assert open_library(None, TOURS).find(str(path)).name == "file/small"


def test_an_unknown_word_names_the_nearest_walkthrough() -> None:
    assert problem_of(open_library(None, TOURS), "host-dise").endswith('and no file; did you mean "host-dies"?')


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("", "a pack lists its lessons: labs, tours, or both"),
        ('tours = ["render"]', 'tours: "render" is a word of the command vconsole tour; choose another id'),
        ('labs = ["small"]\ntours = ["small"]', 'labs: "small" stands twice'),
    ],
)
def test_a_pack_is_refused_with_what_is_wrong_in_it(packs: Path, listed: str, said: str) -> None:
    (packs / "mine" / "render.toml").write_text(SMALL)
    (packs / "mine" / "pack.toml").write_text(f'title = "Mine"\ndescription = "For the class."\n{listed}\n')
    with pytest.raises(FileProblems) as problems:
        read_pack(packs / "mine")
    assert said in str(problems.value)
