"""Walkthroughs: played, stopped, asked, taken over and gone back through, by the viewer's own keys."""

import pytest
from textual.widgets import Input

from tests.ui.tours.tour_rig import GPU, HOST, caption, label, player_of, playing, shipped_tour, shown, turn_to
from vconsole.model import PciAddress, Ref
from vconsole.ui.leaving import Leaving
from vconsole.ui.tours.caption import CaptionBox
from vconsole.ui.tours.spotlight import DIMMED
from vconsole.ui.tours.spots import region_of
from vconsole.ui.tours.wishes import Mood
from vconsole.vcenter import SetHardwareLabel


def inference() -> SetHardwareLabel:
    return SetHardwareLabel(host=HOST, device=PciAddress.parse(GPU), label="Inference")


async def test_a_scene_is_played_with_real_keys_and_its_caption_stands_beside_its_spot() -> None:
    async with playing() as (app, pilot):
        await pilot.press("right")
        await shown(app, "label")
        assert label(app) == "Inference"
        assert caption(app) == "The GPU is called Inference now."


async def test_what_is_not_talked_about_is_dimmed_and_lit_again_at_the_end() -> None:
    async with playing() as (app, pilot):
        assert {widget.id for widget in app.screen.query(f".{DIMMED}")} >= {"navigator", "tasks"}
        await pilot.press("escape")
        await pilot.pause()
        assert not app.screen.query(f".{DIMMED}")


async def test_going_back_restores_the_estate_and_the_page_before_the_scene() -> None:
    async with playing() as (app, pilot):
        before = app.session.state
        await pilot.press("right")
        await shown(app, "label")
        await pilot.press("left")
        await shown(app, "page")
        assert app.session.state == before
        assert app.open_ref == Ref("host", HOST)


async def test_a_question_waits_for_its_answer_and_replies_to_it() -> None:
    async with playing() as (app, pilot):
        await pilot.press("right")
        await shown(app, "label")
        await pilot.press("right")
        await shown(app, "asks")
        assert player_of(app).mood is Mood.ASKING
        await pilot.press("right")
        assert player_of(app).mood is Mood.ASKING
        await pilot.press("1")
        await pilot.pause()
        assert "The first letter differs." in caption(app)
        assert player_of(app).answers == {"asks": "Yes"}


async def test_an_option_can_be_clicked() -> None:
    async with playing() as (app, pilot):
        await pilot.press("right")
        await shown(app, "label")
        await pilot.press("right")
        await shown(app, "asks")
        await pilot.click("CaptionBox", offset=(4, 4))
        await pilot.pause()
        assert player_of(app).answers == {"asks": "No"}


async def test_space_stops_it_and_lets_it_go_on() -> None:
    async with playing() as (app, pilot):
        await pilot.press("space")
        await pilot.pause()
        assert player_of(app).mood is Mood.PAUSED
        await pilot.press("space")
        await pilot.pause()
        assert player_of(app).mood is Mood.PLAYING


async def test_what_the_viewer_does_as_the_next_scene_would_leads_there() -> None:
    async with playing() as (app, _):
        app.attempt(inference())
        await shown(app, "label")
        assert len([event for event in app.session.events if event.event == "hardware-label-set"]) == 1


async def test_who_takes_over_has_every_key_and_gives_the_console_back() -> None:
    async with playing() as (app, pilot):
        await pilot.press("t")
        await pilot.pause()
        assert player_of(app).mood is Mood.TAKEN_OVER
        await pilot.press("1")
        await pilot.pause()
        assert app.focused is not None
        await pilot.press("ctrl+t")
        await shown(app, "page")
        assert player_of(app).mood is Mood.PLAYING


async def test_an_estate_that_went_elsewhere_is_restored_if_the_viewer_wants_that() -> None:
    async with playing() as (app, pilot):
        before = app.inventory
        await pilot.press("t")
        await pilot.pause()
        app.attempt(inference().model_copy(update={"label": "Mine"}))
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert "not where the walkthrough left it" in caption(app)
        await pilot.press("1")
        await shown(app, "page")
        assert app.inventory == before


async def test_at_the_end_the_viewer_goes_back_to_an_own_estate_that_was_kept() -> None:
    async with playing() as (app, pilot):
        await pilot.press("t")
        await pilot.pause()
        app.attempt(inference().model_copy(update={"label": "Mine"}))
        await pilot.press("ctrl+t", "1")
        await shown(app, "page")
        for scene in ("label", "asks"):
            await pilot.press("right")
            await shown(app, scene)
        await pilot.press("2")
        await pilot.pause()
        await pilot.press("right")
        await pilot.pause()
        assert "4 Go to what I did myself" in caption(app)
        await pilot.press("4")
        await pilot.pause()
        assert label(app) == "Mine"


async def test_at_the_end_every_lab_is_offered_by_its_title_and_the_way_back() -> None:
    async with playing() as (app, pilot):
        await turn_to(app, pilot, "asks")
        await pilot.press("1", "right")
        await pilot.pause()
        assert caption(app).splitlines()[1:] == [
            "1 Do it yourself: First label",
            "2 Do it yourself: Labels drift",
            "3 Stay here: the console is yours",
            "4 Back to mine.toml",
        ]
        await pilot.press("2")
        await pilot.pause()
    assert app.leaving == Leaving(lab="labels-drift")


async def test_leaving_hands_over_the_console_as_it_is() -> None:
    async with playing() as (app, pilot):
        await pilot.press("right")
        await shown(app, "label")
        await pilot.press("escape")
        await pilot.pause()
        assert app.player is None
        assert label(app) == "Inference"
        assert caption(app) == ""


async def test_before_the_first_scene_there_is_nothing() -> None:
    async with playing() as (app, pilot):
        await pilot.press("left")
        await pilot.pause()
        assert [note.message for note in app._notifications] == ["This is the first scene; there is nothing before it."]
        assert caption(app) == "This is where a host's devices stand."


async def test_who_wants_no_motion_turns_the_pages() -> None:
    async with playing(still=True) as (app, pilot):
        assert player_of(app).mood is Mood.PAUSED
        await pilot.press("right")
        await shown(app, "label")
        assert player_of(app).mood is Mood.PAUSED


async def test_after_an_answer_it_goes_on_if_it_did_before() -> None:
    async with playing() as (app, pilot):
        await pilot.press("right")
        await shown(app, "label")
        await pilot.press("right")
        await shown(app, "asks")
        await pilot.press("2")
        await pilot.pause()
        assert player_of(app).mood is Mood.PLAYING


async def test_a_dialog_of_the_viewers_has_the_keys_and_the_caption() -> None:
    async with playing() as (app, pilot):
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert app.screen is not app.screen_stack[0]
        await pilot.press("t", "2")
        await pilot.pause()
        assert player_of(app).mood is Mood.PAUSED
        assert app.screen.query_one(Input).value == "t2"
        assert app.screen.query(CaptionBox)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.screen_stack[0]
        assert caption(app) == "This is where a host's devices stand."


async def test_the_console_may_be_closed_while_the_hands_are_at_work() -> None:
    async with playing() as (app, pilot):
        app.pace = 5
        await pilot.press("right")
        app.exit()
    assert app.return_code == 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_a_caption_is_whole_and_leaves_its_row_to_be_read(size: tuple[int, int]) -> None:
    async with playing(*size) as (app, pilot):
        await pilot.press("right")
        await shown(app, "label")
        box, row = app.screen.query_one(CaptionBox), region_of(app, "row 0000:AF:00.0")
        assert box.shown_whole
        assert row is not None
        assert not box.region.overlaps(row)


async def test_a_caption_about_a_page_stands_by_what_is_read_there() -> None:
    async with playing(80, 24, tour=shipped_tour("host-dies")) as (app, _):
        box, last = app.screen.query_one(CaptionBox), region_of(app, "row stat-01")
        assert last is not None
        assert box.region.y == last.bottom


async def test_a_caption_about_a_row_leaves_the_other_rows_of_its_table_to_be_read() -> None:
    async with playing(tour=shipped_tour("toggle")) as (app, pilot):
        await turn_to(app, pilot, "others")
        box = app.screen.query_one(CaptionBox)
        for address in ("1A:00.0", "1A:00.1", "65:00.0", "AF:00.0"):
            row = region_of(app, f"row {address}")
            assert row is not None
            assert not box.region.overlaps(row)
