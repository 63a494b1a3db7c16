"""What the viewer does counts: as an answer, as the next scene, or as the viewer's own."""

import pytest
from textual.widgets import Input

from tests.ui.tours.test_player import inference
from tests.ui.tours.tour_rig import (
    caption,
    comes,
    notes,
    player_of,
    playing,
    shipped_tour,
    shown,
    strip,
    turn_to,
)
from vconsole.ui.tours.console import TourConsole
from vconsole.ui.tours.stage import Stage
from vconsole.ui.tours.wishes import Mood
from vconsole.vcenter import FailHost

SEEN = "That is what the walkthrough does next."


def runs_on(app: TourConsole, vm: str) -> tuple[str, str]:
    found = app.inventory.vms[vm]
    return found.host, found.power.value


async def test_keeping_the_console_at_a_question_answers_nothing() -> None:
    async with playing() as (app, pilot):
        await turn_to(app, pilot, "asks")
        await pilot.press("t")
        await pilot.pause()
        app.attempt(inference().model_copy(update={"label": "Mine"}))
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "not where the walkthrough left it" in caption(app)
        await pilot.press("2")
        await pilot.pause()
        assert player_of(app).answers == {}
        assert player_of(app).mood is Mood.TAKEN_OVER
        assert "The console is yours" in caption(app)


async def test_going_on_at_an_unanswered_question_says_to_answer_first() -> None:
    async with playing() as (app, pilot):
        await turn_to(app, pilot, "asks")
        await pilot.press("right")
        await pilot.pause()
        assert notes(app) == ["Answer first, by number: what comes next shows what is so."]


async def test_the_help_of_a_walkthrough_is_closed_by_escape_and_stops_it_meanwhile() -> None:
    async with playing() as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        assert player_of(app).mood is Mood.HELP
        assert "1-9" in caption(app)
        assert "Esc closes them" in caption(app)
        await pilot.press("escape")
        await pilot.pause()
        assert player_of(app).mood is Mood.PLAYING
        assert caption(app) == "This is where a host's devices stand."


async def test_what_is_typed_into_a_dialog_that_the_walkthrough_left_open_comes_whole() -> None:
    async with playing(tour=shipped_tour("name")) as (app, pilot):
        await turn_to(app, pilot, "dialog")
        await pilot.press(*"esxi", "minus", *"01.lab")
        assert app.screen.query_one(Input).value == "esxi-01.lab"
        assert player_of(app).answers == {}


async def test_a_question_beside_a_dialog_is_answered_by_number_as_long_as_nothing_is_typed() -> None:
    async with playing(tour=shipped_tour("name")) as (app, pilot):
        await turn_to(app, pilot, "dialog")
        await pilot.press("3")
        await pilot.pause()
        assert player_of(app).answers == {"dialog": "No"}


async def test_after_going_back_no_keys_of_another_scene_are_shown() -> None:
    async with playing() as (app, pilot):
        await turn_to(app, pilot, "label")
        await pilot.press("left")
        await shown(app, "page")
        assert player_of(app)._stage.keys == ()


async def test_restoring_is_said_and_a_walkthrough_that_was_paused_comes_back_paused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[tuple[str, str]] = []
    show_work = Stage.show_work
    async with playing() as (app, pilot):

        def look(stage: Stage) -> None:
            show_work(stage)
            said.append((strip(app), caption(app)))

        await pilot.press("space", "t")
        await pilot.pause()
        app.attempt(inference().model_copy(update={"label": "Mine"}))
        await pilot.press("ctrl+t")
        await pilot.pause()
        monkeypatch.setattr(Stage, "show_work", look)
        await pilot.press("1")
        await comes(app, lambda: player_of(app).mood is Mood.PAUSED and bool(caption(app)), "restored")
        assert said[0] == ("restoring…", "")
        assert all(box == "" for _, box in said)


async def test_toggling_by_hand_what_the_next_scene_toggles_leads_there() -> None:
    async with playing(tour=shipped_tour("toggle")) as (app, pilot):
        await turn_to(app, pilot, "others")
        await pilot.press("space", "t")
        await pilot.pause()
        assert player_of(app).mood is Mood.TAKEN_OVER
        await pilot.press("G", "t")
        await shown(app, "toggled")
        assert SEEN in notes(app)
        assert caption(app) == "Enabled, and at once: esxi-01 could let go of it while it runs."


def fail(app: TourConsole) -> None:
    """Fail esxi-01 as a page of the console does."""
    app.attempt(FailHost(host="esxi-01.lab.local"))


async def test_failing_the_host_by_hand_leads_to_the_scene_that_shows_it() -> None:
    async with playing(tour=shipped_tour("host-dies")) as (app, pilot):
        await turn_to(app, pilot, "who-returns")
        await pilot.press("3", "t")
        await pilot.pause()
        fail(app)
        await comes(app, lambda: player_of(app).scene.id == "plug" and bool(caption(app)), "the scene")
        assert runs_on(app, "dyn-01") == ("esxi-02.lab.local", "on")
        assert app.open_ref is not None
        assert app.open_ref.kind == "cluster"
        await pilot.press("left")
        await shown(app, "who-returns")
        assert runs_on(app, "dyn-01") == ("esxi-01.lab.local", "on")


async def test_what_the_viewer_did_at_a_question_counts_when_it_is_answered() -> None:
    async with playing(tour=shipped_tour("host-dies")) as (app, pilot):
        await turn_to(app, pilot, "who-returns")
        fail(app)
        await comes(app, lambda: SEEN in notes(app), "seen")
        await comes(app, lambda: player_of(app).mood is Mood.ASKING, "the question once more")
        assert player_of(app).scene.id == "who-returns"
        await pilot.press("2")
        await pilot.pause()
        assert "It asked for a kind of GPU" in caption(app)
        events = len(app.session.events)
        await pilot.press("right")
        await shown(app, "plug")
        assert len(app.session.events) == events


async def test_given_back_while_ha_is_at_work_it_says_so_and_goes_on_after_that() -> None:
    async with playing(tour=shipped_tour("host-dies")) as (app, pilot):
        await turn_to(app, pilot, "who-returns")
        await pilot.press("3", "t")
        await pilot.pause()
        fail(app)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert app.session.busy
        assert "goes on when that is over" in caption(app)
        await comes(app, lambda: player_of(app).scene.id == "plug" and bool(caption(app)), "the scene")
