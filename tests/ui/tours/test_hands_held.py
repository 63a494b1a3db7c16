"""While the hands of a walkthrough are at work the viewer is heard at once: they stop before their next key."""

from collections.abc import Sequence

import pytest
from textual.screen import Screen
from textual.widgets import Input

from tests.ui.tours.tour_rig import caption, comes, label, notes, player_of, playing, shown, strip
from vconsole.ui.pages.host.hardware_label import HardwareLabelDialog
from vconsole.ui.tours.caption import CaptionBox
from vconsole.ui.tours.console import TourConsole
from vconsole.ui.tours.key_strip import KeyStrip, Pressed
from vconsole.ui.tours.wishes import Mood

PACE = 0.2
"""Seconds between two keys, so that there is a between."""


def dialog_is_open(app: TourConsole) -> bool:
    return isinstance(app.screen, HardwareLabelDialog)


def written(app: TourConsole) -> str:
    return app.screen.query_one(Input).value


@pytest.fixture
def signs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was shown beside the keys, in its order: a sign may be gone before a busy machine looks."""
    shown_signs: list[str] = []
    show = KeyStrip.show

    def note(screen: Screen[object], doing: str, keys: Sequence[Pressed], sign: str = "") -> None:
        shown_signs.append(sign)
        show(screen, doing, keys, sign)

    monkeypatch.setattr(KeyStrip, "show", note)
    return shown_signs


async def test_who_takes_over_has_the_console_with_the_dialog_that_is_open(signs: list[str]) -> None:
    async with playing(pace=PACE) as (app, pilot):
        await pilot.press("right")
        await comes(app, lambda: dialog_is_open(app), "the dialog")
        await pilot.press("t")
        await comes(app, lambda: player_of(app).mood is Mood.TAKEN_OVER, "taken over")
        assert any("taking over" in sign for sign in signs)
        assert dialog_is_open(app)
        assert label(app) == "Training"
        assert "The console is yours" in caption(app)


async def test_given_back_untouched_a_scene_that_was_stopped_is_played_again() -> None:
    async with playing(pace=PACE) as (app, pilot):
        await pilot.press("right")
        await comes(app, lambda: dialog_is_open(app), "the dialog")
        await pilot.press("t")
        await comes(app, lambda: player_of(app).mood is Mood.TAKEN_OVER, "taken over")
        await pilot.press("ctrl+t")
        await shown(app, "label")
        assert label(app) == "Inference"
        assert player_of(app).mood is Mood.PLAYING


async def test_space_holds_the_hands_and_lets_them_go_on() -> None:
    async with playing(pace=PACE) as (app, pilot):
        await pilot.press("right")
        await comes(app, lambda: dialog_is_open(app), "the dialog")
        await pilot.press("space")
        assert "paused · space goes on" in strip(app)
        await pilot.pause(2 * PACE)
        before = written(app)
        await pilot.pause(5 * PACE)
        assert dialog_is_open(app)
        assert written(app) == before
        assert player_of(app).mood is Mood.PAUSED
        await pilot.press("space")
        await shown(app, "label")
        assert player_of(app).mood is Mood.PLAYING


async def test_escape_leaves_before_the_next_key() -> None:
    async with playing(pace=PACE) as (app, pilot):
        await pilot.press("right")
        await comes(app, lambda: dialog_is_open(app), "the dialog")
        await pilot.press("escape")
        await comes(app, lambda: app.player is None, "left")
        assert dialog_is_open(app)
        assert label(app) == "Training"


async def test_the_way_back_stops_the_scene_that_is_played() -> None:
    async with playing(pace=PACE) as (app, pilot):
        await pilot.press("right")
        await comes(app, lambda: dialog_is_open(app), "the dialog")
        await pilot.press("left")
        await comes(app, lambda: player_of(app).mood is Mood.PAUSED and bool(caption(app)), "the scene before")
        assert player_of(app).scene.id == "page"
        assert app.screen is app.screen_stack[0]
        assert label(app) == "Training"


async def test_help_holds_the_hands_until_it_is_closed() -> None:
    async with playing(pace=PACE) as (app, pilot):
        await pilot.press("right")
        await comes(app, lambda: dialog_is_open(app), "the dialog")
        await pilot.press("question_mark")
        await pilot.pause(5 * PACE)
        assert "answer a question by number" in caption(app)
        assert label(app) == "Training"
        await pilot.press("escape")
        await shown(app, "label")
        assert app.screen.query_one(CaptionBox).said == "The GPU is called Inference now."
        assert notes(app) == []


async def test_what_the_hands_do_stands_beside_their_keys() -> None:
    async with playing(80, 24, pace=PACE) as (app, pilot):
        await pilot.press("right")
        await comes(app, lambda: dialog_is_open(app), "the dialog")
        await comes(app, lambda: bool(strip(app)), "the strip")
        assert strip(app).startswith("2/3 Edit Hardware Label")
