"""While the hands play nothing else is heard, and nothing is left of it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.coach.rig import HOST, Shelf, lab_console, labelled
from tests.ui.fast_keys import settle
from vconsole.lessons.lab import Support
from vconsole.model import Ref
from vconsole.ui.coach.console import LabConsole
from vconsole.ui.coach.playing import scenes_of

WAIT = "The hands are playing; your keys wait. Space pauses, Esc or S stops them."


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.fixture
async def held(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[LabConsole, Pilot[int]]]:
    """A console in which the hands have given the label, and rest until they are stopped."""

    async def give_the_label(app: LabConsole, *_: object) -> None:
        app.session.perform(labelled("Training"))
        await asyncio.sleep(60)

    monkeypatch.setattr("vconsole.ui.coach.console.play", give_the_label)
    async with lab_console(shelf) as (app, pilot):
        app.perform(labelled("one"))
        app._play(scenes_of(app.coaching.lab, app.coaching.lab.steps[0]))
        await settle(pilot)
        assert app.session.acts == 2
        yield app, pilot


def labels_of(app: LabConsole) -> set[str | None]:
    return {device.hardware_label for device in app.inventory.hosts[HOST].pci}


def notes(app: LabConsole) -> list[str]:
    return [note.message for note in app._notifications]


async def test_keys_of_the_learner_wait_and_that_is_said_once(held) -> None:
    app, pilot = held
    before, focused = app.open_ref, app.focused
    await pilot.press("u", "down", "enter", "R", "ctrl+g", "4", "f5")
    await settle(pilot)
    assert (app.session.acts, app.open_ref, app.focused) == (2, before, focused)
    assert app.screen is app.screen_stack[0]
    assert notes(app) == [WAIT]


@pytest.mark.parametrize("key", ["escape", "S"])
async def test_what_was_played_is_gone_when_it_is_stopped_and_cannot_be_done_again(key, held) -> None:
    app, pilot = held
    await pilot.press(key)
    await app.workers.wait_for_complete()
    await settle(pilot)
    assert not app.coaching.playing
    assert (app.session.acts, app.session.redoes) == (1, None)
    await pilot.press("ctrl+r")
    await settle(pilot)
    assert labels_of(app) == {None, "one"}


async def test_clicks_wait_as_well_but_not_on_the_keys_of_the_coach(held) -> None:
    app, pilot = held
    await pilot.click("#navigator", offset=(5, 5))
    assert notes(app) == [WAIT]
    await pilot.click("#coach-keys", offset=(4, 1))
    await app.workers.wait_for_complete()
    await settle(pilot)
    assert not app.coaching.playing


async def test_quitting_takes_back_what_was_played(held) -> None:
    app, pilot = held
    await pilot.press("ctrl+q")
    await app.workers.wait_for_complete()
    assert labels_of(app) == {None, "one"}


async def test_a_console_that_is_torn_away_while_the_hands_play_has_only_the_learners_acts_on_disk(held, shelf) -> None:
    app, _ = held
    assert app.session.undoes == "Edit Hardware Label (esxi-01.lab.local)"
    (journal,) = (shelf.folder / "state").glob("*.jsonl")
    assert '"one"' in journal.read_text()
    assert "Training" not in journal.read_text()


async def test_a_demonstration_keeps_what_undo_and_redo_lead_to(shelf) -> None:
    async with lab_console(shelf, support=Support.WORKED) as (app, pilot):
        app.open(Ref("host", HOST), "pci-devices")
        app.perform(labelled("one"))
        app.perform(labelled("two"))
        app.session.undo()
        undoes, redoes = app.session.undoes, app.session.redoes
        await pilot.press("f5")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert (app.session.undoes, app.session.redoes) == (undoes, redoes)
