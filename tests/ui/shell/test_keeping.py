"""How the console keeps a session: going on, leaving, and telling when the disk does not take it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.ui.shell.rig import B, two_hosts
from tests.ui.text_plane import text_plane
from tests.ui.vm.rig import said
from tests.vcenter.journal_rig import path_of, rewrite
from vconsole.files.cluster import load, save
from vconsole.model import PciAddress
from vconsole.ui.app import Console
from vconsole.ui.shell.go_on import GoOn
from vconsole.ui.shell.leave import Leave
from vconsole.vcenter import Session, SetHardwareLabel
from vconsole.vcenter.journal import open_journal, read_journal

RELABEL = SetHardwareLabel(host=B, device=PciAddress.parse("3b:00.0"), label="Training")


@pytest.fixture
def cluster_file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    save(two_hosts(), path)
    return path


def session_on(path: Path) -> Session:
    return Session(load(path), open_journal(path.parent / "state", str(path)))


@asynccontextmanager
async def console(path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[tuple[Console, Pilot[int]]]:
    session = session_on(path)
    app = Console(session, str(path))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield app, pilot
    session.close()


def told(app: Console) -> list[str]:
    """The notes that were shown, the latest last."""
    return [note.message for note in app._notifications]


async def test_what_was_done_is_offered_and_gone_on_with(cluster_file: Path) -> None:
    async with console(cluster_file) as (app, pilot):
        app.perform(RELABEL)
        reached = app.inventory
        await pilot.press("ctrl+q")
    assert app.return_code == 0, "leaving asks nothing: all is on disk"
    async with console(cluster_file, (80, 24)) as (app, pilot):
        assert isinstance(app.screen, GoOn)
        shown = " ".join(text_plane(app).replace("│", " ").split())
        assert "1 act that undo can take back. The last of them: Edit Hardware Label" in shown
        assert "Edit Hardware Label" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert app.inventory == reached
        await pilot.press("u")
        assert app.inventory == two_hosts()


async def test_a_session_that_leads_elsewhere_is_offered_up_to_the_line_that_does(cluster_file: Path) -> None:
    async with console(cluster_file) as (app, _):
        app.perform(RELABEL)
        app.perform(RELABEL.model_copy(update={"label": "Inference"}))
        journal = path_of(app.session)

    def elsewhere(number: int, fields: dict[str, Any]) -> None:
        fields |= {1: {"vconsole": "0.0.1"}, 3: {"led": "00000000"}}.get(number, {})

    rewrite(journal, elsewhere)
    async with console(cluster_file, (80, 24)) as (app, pilot):
        shown = said(text_plane(app))
        assert "vconsole 0.0.1 wrote it" in shown
        assert "Line 3 of the journal leads elsewhere now than when it was written: Edit Hardware Label" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert app.session.acts == 1


async def test_escape_goes_on_since_that_loses_nothing(cluster_file: Path) -> None:
    async with console(cluster_file) as (app, _):
        app.perform(RELABEL)
    async with console(cluster_file) as (app, pilot):
        await pilot.press("escape")
        await pilot.pause()
        assert app.session.acts == 1


async def test_starting_anew_begins_with_the_file(cluster_file: Path) -> None:
    async with console(cluster_file) as (app, _):
        app.perform(RELABEL)
    async with console(cluster_file) as (app, pilot):
        await pilot.click("#dialog-cancel")
        await pilot.pause()
        assert app.inventory == two_hosts()
        assert not isinstance(app.screen, GoOn)


async def test_a_second_console_says_that_it_is_in_memory_and_asks_before_it_leaves(cluster_file: Path) -> None:
    first = session_on(cluster_file)
    first.perform(RELABEL)
    async with console(cluster_file) as (app, pilot):
        assert "! in memory" in text_plane(app)
        assert told(app)[-1].startswith("Another console has this estate open. What you do stays in memory")
        app.perform(RELABEL)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, Leave)
    first.close()


async def test_a_disk_that_stops_taking_it_is_told_until_it_takes_it_again(cluster_file: Path) -> None:
    async with console(cluster_file) as (app, pilot):
        assert "in memory" not in text_plane(app)
        folder = cluster_file.parent / "state"
        aside = folder.rename(cluster_file.parent / "away")
        folder.write_text("no folder")
        app.perform(RELABEL)
        await pilot.pause()
        assert "! in memory" in text_plane(app)
        folder.unlink()
        aside.rename(folder)
        app._keeping._again(app.session.journal)  # type: ignore[arg-type]
        await pilot.pause()
        assert "! in memory" not in text_plane(app)
        assert told(app)[-1] == "The session is on disk again."


async def test_the_estate_goes_back_to_the_start_from_the_palette_and_undo_takes_that_back(cluster_file: Path) -> None:
    async with console(cluster_file) as (app, pilot):
        before = app.inventory
        app.perform(RELABEL)
        after = app.inventory
        await pilot.press("ctrl+p", *"reset to")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause()
        assert app.inventory is before
        await pilot.press("u")
        assert app.inventory is after


async def test_the_journal_is_exported(cluster_file: Path) -> None:
    target = cluster_file.with_name("session.jsonl")
    async with console(cluster_file) as (app, pilot):
        app.perform(RELABEL)
        app.action_export_journal()
        await pilot.pause()
        assert "Export the journal" in text_plane(app)
        app.screen.query_one("#path").value = str(target)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
    assert read_journal(target.read_bytes()).actions == (RELABEL,)
