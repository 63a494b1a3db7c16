"""Build a lab from here: set the start, act, say that this is the goal, and a lab is written that is proven."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.lessons.building.rig import SAMPLE, label, power_on, proven, session, toggle
from tests.ui.shell.rig import LARGE, SMALL
from tests.ui.text_plane import text_plane
from vconsole.files.toml import read_toml
from vconsole.ui.app import Console
from vconsole.ui.building import GoalDialog, flow, start_here, this_is_the_goal
from vconsole.ui.desk import Speed
from vconsole.ui.dialogs import FaultText, MessageDialog, TextField
from vconsole.ui.shell.header import Header
from vconsole.ui.shell.save_as import SaveAs
from vconsole.ui.widgets import InventoryTable

GoldenCheck = Callable[[App[Any], str], None]


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own labs; it is not there yet."""
    folder = tmp_path / "labs" / "own"
    monkeypatch.setattr(flow, "own_pack", lambda: folder)
    return folder


@asynccontextmanager
async def console(size: tuple[int, int] = LARGE, source: str = SAMPLE) -> AsyncIterator[tuple[Console, Pilot[int]]]:
    app = Console(session(), source)
    app.speed = Speed.INSTANT
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def at_goal(app: Console, pilot: Pilot[int]) -> GoalDialog:
    """The dialog of the goal, after the GPU was made ready and train-01 powered on; passthrough was before."""
    app.attempt(toggle())
    start_here(app)
    app.attempt(label("Trainng"))
    app.action_undo()
    app.attempt(label("Training"))
    app.attempt(power_on("train-01"))
    this_is_the_goal(app)
    await pilot.pause()
    assert isinstance(app.screen, GoalDialog)
    return app.screen


def said(app: Console) -> str:
    """What the dialog that explains a refusal says."""
    assert isinstance(app.screen, MessageDialog)
    return app.screen.query_one(FaultText).plain


async def choose(pilot: Pilot[int], words: str) -> None:
    """Choose a command of the palette by its words."""
    await pilot.press("ctrl+p", *("space" if letter == " " else letter for letter in words))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.3)
    await pilot.press("enter")
    await pilot.pause()


async def test_from_the_palette_to_a_lab_that_is_proven(pack: Path) -> None:
    async with console() as (app, pilot):
        await choose(pilot, "start here")
        assert app.query_one(Header).query_one("#building").display
        app.attempt(toggle())
        app.attempt(label("Training"))
        await choose(pilot, "this is the goal")
        assert isinstance(app.screen, GoalDialog)
        await pilot.press(*"Mine", "enter")
        assert isinstance(app.screen, SaveAs)
        await pilot.press("enter")
        await pilot.pause()
        assert app.building is None
        assert not app.query_one(Header).query_one("#building").display
    lab = proven((pack / "mine.toml").read_text())
    assert (lab.id, lab.title, lab.start.sample, lab.par) == ("mine", "Mine", SAMPLE, 2)
    assert read_toml(pack / "pack.toml")["labs"] == ["mine"]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_differences_with_ticks(assert_golden: GoldenCheck, pack: Path, size: tuple[int, int]) -> None:
    async with console(size) as (app, pilot):
        dialog = await at_goal(app, pilot)
        await pilot.press(*"Label a GPU")
        dialog.query_one(InventoryTable).focus()
        await pilot.pause()
        assert_golden(app, "build-a-lab")
    assert not pack.exists()


async def test_what_was_done_before_the_start_leads_there_and_what_was_undone_is_nowhere(pack: Path) -> None:
    async with console() as (app, pilot):
        await at_goal(app, pilot)
        await pilot.press(*"Mine", "enter", "enter")
        await pilot.pause()
    text = (pack / "mine.toml").read_text()
    lab = proven(text)
    assert [act.action for act in lab.start.do] == ["set-passthrough"]
    assert "Trainng" not in text


async def test_space_unticks_what_does_not_count(pack: Path) -> None:
    async with console() as (app, pilot):
        dialog = await at_goal(app, pilot)
        await pilot.press(*"Mine")
        table = dialog.query_one(InventoryTable)
        ticked = [each.path for each in table.ticked_rows]
        assert ticked == [("hardware_label",), ("power",)]
        table.focus()
        table.cursor = [each.path for each in table.rows].index(("power",))
        await pilot.press("space", "enter", "enter")
        await pilot.pause()
    assert proven((pack / "mine.toml").read_text()).par == 1


async def test_with_nothing_ticked_there_is_no_lab(pack: Path) -> None:
    async with console() as (app, pilot):
        dialog = await at_goal(app, pilot)
        await pilot.press(*"Mine")
        dialog.query_one(InventoryTable).tick(())
        await pilot.press("enter")
        assert app.screen is dialog
        assert "needs something to ask for" in text_plane(app)
    assert not pack.exists()


async def test_without_an_id_the_dialog_leads_to_it() -> None:
    async with console() as (app, pilot):
        dialog = await at_goal(app, pilot)
        dialog.query_one(InventoryTable).focus()
        await pilot.press("enter")
        await pilot.pause()
        assert "Id: " in text_plane(app)
        assert dialog.focused in dialog.query_one("#id", TextField).query("Input")


async def test_a_file_that_is_there_is_replaced_only_when_asked_twice(pack: Path) -> None:
    pack.mkdir(parents=True)
    (pack / "mine.toml").write_text("somebody's")
    async with console() as (app, pilot):
        await at_goal(app, pilot)
        await pilot.press(*"Mine", "enter", "enter")
        await pilot.pause()
        assert (pack / "mine.toml").read_text() == "somebody's"
        assert "is there already" in text_plane(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.building is None
    proven((pack / "mine.toml").read_text())


async def test_without_a_start_there_is_no_goal() -> None:
    async with console() as (app, pilot):
        this_is_the_goal(app)
        await pilot.pause()
        assert "No start of a lab was set." in said(app)


async def test_with_nothing_changed_there_is_no_goal() -> None:
    async with console() as (app, pilot):
        start_here(app)
        app.attempt(label("Training"))
        app.action_undo()
        this_is_the_goal(app)
        await pilot.pause()
        assert "as it was at the start" in said(app)
        assert app.building is not None


async def test_a_start_that_was_undone_is_no_start_any_more() -> None:
    async with console() as (app, pilot):
        app.attempt(toggle())
        start_here(app)
        app.action_undo()
        app.attempt(label("Training"))
        this_is_the_goal(app)
        await pilot.pause()
        assert "was undone since" in said(app)


async def test_an_estate_of_ones_own_is_no_start_of_a_lab() -> None:
    app = Console(session(), "mine.toml")
    app.session.perform(label("Training"))
    app.session._start = app.session.state
    async with app.run_test(size=LARGE) as pilot:
        start_here(app)
        await pilot.pause()
        assert "this estate is mine.toml" in said(app)
        assert app.building is None
