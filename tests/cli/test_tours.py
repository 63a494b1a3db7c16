import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.lessons.test_tour_reading import SMALL
from vconsole.cli.lessons.tours import TOUR_COMMANDS
from vconsole.cli.lessons.tours.notes import now_shown
from vconsole.cli.lessons.tours.on_air import OnAir, on_air
from vconsole.cli.lessons.tours.speaking import speaking
from vconsole.lessons.library import TOURS, shipped_entries
from vconsole.lessons.tour import parse_tour
from vconsole.lessons.tour.tour import SHORTEST_SCENE
from vconsole.ui import Stand, Where

CTRL_G = "\x07"


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
    assert on_air() == []


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
    assert 'problem done: start: sample: "two-hots" is no sample' in answer.out


@pytest.mark.parametrize("version", [2, 3])
def test_a_cast_has_the_size_the_keys_and_a_marker_for_each_scene(vconsole: Run, small: Path, version: int) -> None:
    answer = vconsole("tour", "render", small, "--cast", "-", "--cast-version", version, "--size", "80x24")
    head, *events = map(json.loads, answer.out.splitlines())
    assert head["version"] == version
    assert (head.get("width"), head.get("term", {}).get("cols")) == ((80, None) if version == 2 else (None, 80))
    assert [text for _, code, text in events if code == "m"] == ["The page", "A question", "A label"]
    assert CTRL_G in [text for _, code, text in events if code == "i"]
    assert events[-1][1:] == (["o", ""] if version == 2 else ["x", "0"])
    shown_last = events[-1][0] - events[-2][0] if version == 2 else events[-1][0]
    assert shown_last >= SHORTEST_SCENE


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


def test_what_is_in_the_way_is_told_before_anything_is_played(
    vconsole: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vconsole.ui.tours.record", None)
    (tmp_path / "film.svg").write_text("mine")
    refused = vconsole("tour", "render", small, "--svg", tmp_path)
    assert refused.status == 2
    assert "film.svg is there already" in refused.err


def test_an_option_that_is_for_casts_is_refused_elsewhere(vconsole: Run, small: Path) -> None:
    answer = vconsole("tour", "render", small, "--svg", "pictures", "--cast-version", 2)
    assert (answer.status, "--cast-version is for --cast" in answer.err) == (2, True)


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
    air.show(Where(1))
    assert "> Count the hands." in vconsole("tour", "notes").out
    air.end()
    assert on_air() == []


def test_a_speaker_reads_the_note_the_right_answer_the_next_scene_and_the_time(small: Path) -> None:
    lines = list(speaking(parse_tour(small.read_text()), Where(1), 83.9, 60))
    assert lines[0].startswith("A small one  2/3")
    assert lines[0].endswith("1:23 of 1 min")
    assert "  > Count the hands." in lines
    assert "  * 2 No" in lines
    assert lines[-1] == "Next: A label"


def test_a_speaker_reads_what_comes_next_while_keys_are_pressed_towards_it(small: Path) -> None:
    lines = list(speaking(parse_tour(small.read_text()), Where(2, Stand.COMING), 1, 60))
    assert lines[1:4] == ["Moving to 3/3: keys are pressed, this comes next.", "", "A label"]


def test_the_clock_of_a_walkthrough_that_was_left_stands(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{OnAir.__module__}.time.time", lambda: 100.0)
    air = OnAir(small)
    monkeypatch.setattr(f"{OnAir.__module__}.time.time", lambda: 130.0)
    air.show(Where(1, Stand.OVER))
    (moment,) = on_air()
    assert moment.seconds(now=9999.0) == 30.0
    assert "It was left at 2/3; the console is the viewer's." in now_shown(None).splitlines()


def test_where_two_are_played_the_notes_ask_which(vconsole: Run, small: Path, state: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(small.read_text())
    OnAir(small).show(Where(1))
    (file,) = (state / "on-air").iterdir()
    parent = file.with_name(f"{os.getppid()}.json")  # a process that runs as well
    parent.write_text(file.read_text().replace(str(os.getpid()), str(os.getppid())))
    OnAir(other).show(Where(0))
    assert "2 walkthroughs are played now" in vconsole("tour", "notes").err
    assert now_shown(None).splitlines()[1:3] == ["  other  scene 1", "  small  scene 2"]
    assert now_shown(small.resolve()).startswith("A small one  2/3")


def test_a_console_that_is_gone_plays_nothing(small: Path, state: Path) -> None:
    OnAir(small).show(Where(0))
    (file,) = (state / "on-air").iterdir()
    file.write_text(file.read_text().replace(str(os.getpid()), "999999999"))
    assert on_air() == []


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"path": 1, "where": 2, "began": 3, "told": 3, "process": 4}'])
def test_a_damaged_state_file_means_that_nothing_is_played(state: Path, text: str) -> None:
    (state / "on-air").mkdir(parents=True)
    (state / "on-air" / "1.json").write_text(text)
    assert on_air() == []


def test_a_state_folder_that_cannot_be_made_keeps_nobody_from_playing(tmp_path: Path, small: Path) -> None:
    (tmp_path / "state").write_text("a file")
    air = OnAir(small)
    air.show(Where(0))
    air.end()
    assert on_air() == []
