"""What is wrong with a walkthrough is found when it is proven."""

from pathlib import Path

import pytest

from tests.lessons.test_tour_reading import SMALL
from tests.ui.tours.tour_rig import small_tour
from vconsole.lessons.tour import TourFile, parse_tour, spots
from vconsole.lessons.tour.proofs import done_in, told_well
from vconsole.ui.hands import CannotPlay
from vconsole.ui.tours import prove_tour, record
from vconsole.ui.tours.prover import played, unknown_keys
from vconsole.ui.tours.spots import SPOTS

SMALLEST = (80, 24)


def changed(old: str, new: str) -> str:
    assert old in SMALL
    return SMALL.replace(old, new, 1)


def told(text: str, name: str = "small.toml") -> list[str]:
    return [str(problem) for problem in told_well(TourFile(Path(name), parse_tour(text)))]


async def problems(text: str) -> list[str]:
    return [str(problem) for problem in await played(parse_tour(text), SMALLEST)]


def test_the_spots_that_files_may_name_are_those_that_the_console_finds() -> None:
    assert set(spots()) == set(SPOTS)


@pytest.mark.parametrize("size", [SMALLEST, (120, 40)])
async def test_one_that_shows_what_it_says_plays_to_its_end_and_back(size: tuple[int, int]) -> None:
    assert await played(small_tour(), size) == ()


async def test_a_spot_that_is_not_there_is_found() -> None:
    assert (await problems(changed('"row 0000:AF:00.0"', '"dialog"'))) == [
        "scenes[2] label: spot: 'dialog' is not on the screen then"
    ]


async def test_a_question_that_does_not_fit_the_smallest_screen_is_found() -> None:
    options = [f"{'x' * 29} {'x' * 29} {'x' * 28}{number}" for number in range(9)]
    replies = ", ".join(f'"{option}" = "So."' for option in options)
    listed = ", ".join(f'"{option}"' for option in options)
    long = changed('options = ["Yes", "No"], is = "No"', f'options = [{listed}], is = "{options[0]}"')
    found = await problems(long.replace('Yes = "No.", No = "Right."', replies))
    assert found == ["scenes[1] asks: the caption is cut; say less, or give fewer options"]


UNDONE = [
    (
        'is = { hardware_label = "Inference" }',
        'where = { address = "0000:af:00.0" }, is = { hardware_label = "Other" }',
        "scenes[2] label: until: is not so when the scene is done; found was the gpu 0000:af:00.0, with "
        "address 0000:af:00.0, hardware_label Training",
    ),
    (
        'name = "esxi-02.lab.local"',
        'name = "esxi-20.lab.local"',
        'scenes[0] page: do[0]: the start has no host "esxi-20.lab.local", and no line of the walkthrough brings it; '
        'did you mean "esxi-02.lab.local"?',
    ),
    (
        'device = "0000:af:00.0"',
        'device = "0000:01:00.0"',
        "scenes[2] label: do[0]: Edit Hardware Label (esxi-02.lab.local) is refused: ",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), UNDONE, ids=["until", "name", "refused"])
def test_what_its_lines_do_not_bring_about_is_found_without_playing_it(old: str, new: str, message: str) -> None:
    (problem,) = done_in(parse_tour(changed(old, new)))
    assert str(problem).startswith(message)


async def test_a_key_without_effect_is_found_where_it_has_none_in_any_terminal() -> None:
    idle = changed('id = "asks"', 'id = "asks"\nkeys = ["end", "f9"]')
    flaws = await prove_tour(TourFile(Path("small.toml"), parse_tour(idle)), quick=True)
    assert [str(flaw) for flaw in flaws if flaw.proof == "played"] == [
        'played: scenes[1] asks: keys: "f9" does nothing there; leave it out [80x24, 120x40]'
    ]


def test_a_key_that_no_terminal_sends_is_told_with_the_nearest_one() -> None:
    (problem,) = unknown_keys(parse_tour(changed('id = "asks"', 'id = "asks"\nkeys = ["Donw", "x"]')))
    assert str(problem) == 'scenes[1] asks: keys: "Donw" is no key; did you mean "down"?'


async def test_what_cannot_be_played_is_not_recorded_either() -> None:
    tour = parse_tour(changed('esxi-02.lab.local" }]', 'esxi-09.lab.local" }]'))
    with pytest.raises(CannotPlay, match="page: "):
        await record(tour, SMALLEST)


def test_one_that_never_asks_is_told_badly() -> None:
    text = SMALL.replace("question = {", "#")
    assert "scenes: no scene asks what will come; let the viewer predict before something is shown" in told(text)


def test_a_question_after_which_nothing_is_shown_is_asked_too_late() -> None:
    head, page, asks, label = SMALL.split("[[scenes]]")
    late = "[[scenes]]".join((head, page, label, asks))
    assert any(problem.startswith("scenes[2] asks: nothing is shown after the question") for problem in told(late))


def test_a_caption_of_four_lines_is_too_long() -> None:
    words = " ".join(["seventeen-letters"] * 7)
    found = told(changed('say = "Does it match?"', f'say = "{words}"'))
    assert "scenes[1] asks: say: takes 4 lines of 44 columns, 3 are read at once" in found


def test_a_file_is_named_like_its_walkthrough() -> None:
    assert any(problem.startswith("id: ") for problem in told(SMALL, "other.toml"))
