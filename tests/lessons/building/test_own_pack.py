"""The pack of one's own labs: what is written there is listed."""

from pathlib import Path

import pytest

from tests.lessons.building.rig import HEAD, SAMPLE
from vconsole.files import FileProblems
from vconsole.files.toml import read_toml
from vconsole.lessons.building import save_lab, skeleton
from vconsole.lessons.library import open_library


def test_a_lab_in_the_folder_is_listed_once_behind_the_others(tmp_path: Path) -> None:
    pack = tmp_path / "labs" / "own"
    for id_ in ("one", "two", "one"):
        save_lab(pack / f"{id_}.toml", id_, f"# {id_}\n", pack)
    assert read_toml(pack / "pack.toml")["labs"] == ["one", "two"]
    assert (pack / "two.toml").read_text() == "# two\n"


def test_a_lab_in_the_folder_is_found_in_the_library(tmp_path: Path) -> None:
    save_lab(tmp_path / "own" / "own.toml", "own", skeleton(HEAD, SAMPLE), tmp_path / "own")
    entry = open_library(tmp_path).find("own/own")
    assert (entry.problem, entry.pack) == (None, "My labs")


def test_what_its_owner_wrote_into_the_pack_stays(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('format = 1\ntitle = "Ours"\ndescription = "For us."\nlabs = ["old"]\n')
    save_lab(tmp_path / "new.toml", "new", "", tmp_path)
    assert read_toml(tmp_path / "pack.toml") == {
        "format": 1,
        "title": "Ours",
        "description": "For us.",
        "labs": ["old", "new"],
    }


def test_a_lab_anywhere_else_is_listed_nowhere(tmp_path: Path) -> None:
    save_lab(tmp_path / "new.toml", "new", "text", tmp_path / "own")
    assert [path.name for path in tmp_path.iterdir()] == ["new.toml"]


def test_in_the_folder_the_file_has_the_name_of_the_lab(tmp_path: Path) -> None:
    with pytest.raises(FileProblems, match=r'the file of its id: "new\.toml"'):
        save_lab(tmp_path / "other.toml", "new", "text", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_pack_that_cannot_be_read_keeps_the_lab_from_being_written(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text("labs = [")
    with pytest.raises(FileProblems):
        save_lab(tmp_path / "new.toml", "new", "text", tmp_path)
    assert not (tmp_path / "new.toml").exists()
