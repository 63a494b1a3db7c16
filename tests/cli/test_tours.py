import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.lessons.test_tour_reading import SMALL
from vconsole.cli.lessons.tours import TOUR_COMMANDS
from vconsole.cli.lessons.tours.on_air import OnAir, now_playing
from vconsole.cli.lessons.tours.speaking import speaking
from vconsole.lessons.library import TOURS, shipped_entries
from vconsole.lessons.tour import parse_tour


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of somebody new; the one with the state."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "state" / "vconsole"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.toml"
    path.write_text(SMALL.replace('say = "Does it match?"', 'say = "Does it match?"\nnote = "Count the hands."'))
    return path


def test_every_shipped_walkthrough_is_listed_with_its_number_in_80_columns(vconsole: Run) -> None:
    answer = vconsole("tours")
    assert answer.status == 0
    for entry in shipped_entries(TOURS):
        if entry.problem is None and entry.head is not None:
            line = next(line for line in answer.out.splitlines() if line.startswith(entry.number))
            assert entry.head.title in line
            assert len(line) < 80


def test_the_list_for_programs_names_the_labs_that_drill_them(vconsole: Run) -> None:
    tours = {tour["name"]: tour for tour in vconsole("tours", "--json").json["tours"]}
    assert tours["host-dies"]["labs"][0] == "ha-restart"
    assert tours["host-dies"]["number"] == "W7"


def test_the_words_of_the_command_are_no_ids_of_walkthroughs() -> None:
    assert set(TOUR_COMMANDS) == set(TOURS.reserved)


def test_playing_one_needs_a_terminal(vconsole: Run, small: Path) -> None:
    answer = vconsole("tour", small)
    assert (answer.status, answer.out) == (2, "")
    assert "needs a terminal" in answer.err
    assert now_playing() is None


def test_an_unknown_walkthrough_is_told_with_the_nearest_one(vconsole: Run) -> None:
    answer = vconsole("tour", "host-dise")
    assert answer.status == 2
    assert 'did you mean "host-dies"?' in answer.err


def test_checking_a_wrong_file_tells_every_problem_with_its_place(vconsole: Run, small: Path) -> None:
    small.write_text(SMALL.replace('spot = "page"', 'spot = "nowhere"').replace("first-label", "no-lab"))
    answer = vconsole("tour", "check", small)
    assert answer.status == 1
    assert answer.out.count(f"{small}: ") == 2
    assert vconsole("tour", "check", small, "--json").json["tours"][0]["proven"] is False


def test_checking_a_file_that_is_not_there_is_wrong_usage(vconsole: Run) -> None:
    assert vconsole("tour", "check", "nowhere.toml").status == 2


def test_checking_one_that_is_told_badly_names_the_proof(vconsole: Run, small: Path) -> None:
    small.write_text(SMALL.replace('"two-hosts"', '"two-hots"'))
    answer = vconsole("tour", "check", small)
    assert answer.status == 1
    assert "small: 2 problems" in answer.out
    assert "problem told: scenes: there are 3; 4 to 10 are told in one go" in answer.out
    assert 'problem told: start: sample: "two-hots" is no sample' in answer.out


@pytest.mark.parametrize("version", [2, 3])
def test_a_cast_has_the_size_the_keys_and_a_marker_for_each_scene(vconsole: Run, small: Path, version: int) -> None:
    answer = vconsole("tour", "render", small, "--cast", "-", "--cast-version", version, "--size", "80x24")
    head, *events = map(json.loads, answer.out.splitlines())
    assert head["version"] == version
    assert (head.get("width"), head.get("term", {}).get("cols")) == ((80, None) if version == 2 else (None, 80))
    assert [text for _, code, text in events if code == "m"] == ["The page", "A question", "A label"]
    assert "ctrl+g" in [text for _, code, text in events if code == "i"]


def test_pictures_and_texts_are_one_for_each_scene(vconsole: Run, small: Path, tmp_path: Path) -> None:
    pictures, texts = tmp_path / "pictures", tmp_path / "texts"
    assert vconsole("tour", "render", small, "--svg", pictures, "--size", "80x24").status == 0
    assert vconsole("tour", "render", small, "--text", texts, "--size", "80x24").status == 0
    names = ["01-page", "02-asks", "03-label"]
    assert sorted(path.name for path in pictures.iterdir()) == [*(f"{name}.svg" for name in names), "film.svg"]
    assert sorted(path.name for path in texts.iterdir()) == [f"{name}.txt" for name in names]
    assert "Inference" in (texts / "03-label.txt").read_text()
    assert "http://www.w3.org/2000/svg" in (pictures / "film.svg").read_text()


def test_files_that_are_there_are_written_over_only_with_force(vconsole: Run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "02-asks.txt").write_text("mine")
    refused = vconsole("tour", "render", small, "--text", tmp_path, "--size", "80x24")
    assert (refused.status, (tmp_path / "02-asks.txt").read_text()) == (2, "mine")
    assert not (tmp_path / "01-page.txt").exists()
    assert vconsole("tour", "render", small, "--text", tmp_path, "--size", "80x24", "--force").status == 0
    assert (tmp_path / "02-asks.txt").read_text() != "mine"


def test_a_recording_never_takes_the_place_of_what_it_reads(vconsole: Run, small: Path) -> None:
    answer = vconsole("tour", "render", small, "--cast", small, "--force")
    assert answer.status == 2
    assert "is what this command reads" in answer.err


def test_a_scene_that_cannot_be_played_stops_the_recording(vconsole: Run, small: Path, tmp_path: Path) -> None:
    small.write_text(SMALL.replace('esxi-02.lab.local" }]', 'esxi-09.lab.local" }]'))
    answer = vconsole("tour", "render", small, "--text", tmp_path / "texts")
    assert answer.status == 1
    assert "small cannot be played: page: " in answer.err
    assert not (tmp_path / "texts").exists()


@pytest.mark.parametrize("size", ["80", "80x", "axb", "0x0", "1000x20", "-80x24", "²x²"])
def test_a_size_that_is_none_is_refused(vconsole: Run, small: Path, size: str) -> None:
    assert vconsole("tour", "render", small, "--text", "texts", f"--size={size}").status == 2


def test_a_walkthrough_without_a_short_cut_has_no_hero(vconsole: Run, small: Path) -> None:
    answer = vconsole("tour", "render", small, "--cast", "-", "--hero")
    assert answer.status == 2
    assert "marks no scene with hero = true" in answer.err


def test_notes_that_go_to_no_terminal_are_printed_whole(vconsole: Run, small: Path) -> None:
    answer = vconsole("tour", "notes", small)
    assert answer.status == 0
    assert "> Count the hands." in answer.out
    assert "* 2 No" in answer.out
    assert [title in answer.out for title in ("1. The page", "2. A question", "3. A label")] == [True] * 3


def test_without_a_walkthrough_there_are_no_notes_to_print(vconsole: Run) -> None:
    answer = vconsole("tour", "notes")
    assert answer.status == 2
    assert "no walkthrough is played now" in answer.err


def test_the_notes_of_what_is_played_are_found_without_its_name(vconsole: Run, small: Path) -> None:
    air = OnAir(small)
    air.show(1)
    assert "> Count the hands." in vconsole("tour", "notes").out
    air.end()
    assert now_playing() is None


def test_a_speaker_reads_the_note_the_right_answer_the_next_scene_and_the_time(small: Path) -> None:
    lines = list(speaking(parse_tour(small.read_text()), 1, 83.9, 60))
    assert lines[0].startswith("A small one  2/3")
    assert lines[0].endswith("1:23")
    assert "  > Count the hands." in lines
    assert "  * 2 No" in lines
    assert lines[-1] == "Next: A label"


def test_a_console_that_is_gone_plays_nothing(small: Path, state: Path) -> None:
    OnAir(small).show(0)
    file = state / "tour.json"
    file.write_text(file.read_text().replace(str(os.getpid()), "999999999"))
    assert now_playing() is None


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"path": 1, "scene": 2, "began": 3, "process": 4}'])
def test_a_damaged_state_file_means_that_nothing_is_played(state: Path, text: str) -> None:
    state.mkdir(parents=True)
    (state / "tour.json").write_text(text)
    assert now_playing() is None


def test_a_state_folder_that_cannot_be_made_keeps_nobody_from_playing(tmp_path: Path, small: Path) -> None:
    (tmp_path / "state").write_text("a file")
    air = OnAir(small)
    air.show(0)
    air.end()
    assert now_playing() is None
