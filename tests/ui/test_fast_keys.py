"""Typing ahead: keys that reach dialogs and pages which are not there yet, or not any more, do no harm."""

import random
from pathlib import Path

import pytest

from tests.ui.fast_keys import settle, type_ahead
from tests.ui.shell.rig import LARGE, SMALL, A, console
from vconsole.files.cluster import load
from vconsole.files.samples import find
from vconsole.model import Ref
from vconsole.ui.acts.settings import SettingsEditor
from vconsole.ui.pages.host.graphics import GraphicsPage
from vconsole.ui.pages.host.pci_devices import PciDevicesPage
from vconsole.ui.shell.screen import ConsoleScreen
from vconsole.ui.shell.workspace import Workspace

OFF = Ref("vm", "train-02")
KEYS = (
    *"12349auvtslrehpxjkgGnNoyY<>/?[][]",
    *("space", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "shift+down"),
    *("delete", "backspace", "f1", "f2", "f3", "f6", "shift+f6", "ctrl+g", "ctrl+s", "ctrl+r", "ctrl+p", "ctrl+a"),
    *("alt+left", "alt+right", "escape", "escape", "enter", "enter", "enter", "enter", "enter"),
)
"""Every key that is bound anywhere but the one that leaves; those that open and close things more often."""
BURSTS, BURST_MAX = 40, 4


@pytest.mark.parametrize("opens", ["e", "p", "a", "ctrl+g", "ctrl+s"])
@pytest.mark.parametrize("leaves", ["enter", "escape"])
async def test_a_dialog_is_left_once_however_often_it_is_answered(
    opens: str, leaves: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with console(SMALL) as (app, pilot):
        await app._console.open(OFF, None, focus=True)
        await pilot.pause()
        await pilot.press(opens)
        await settle(pilot)
        below = list(app.screen_stack[:-1])
        type_ahead(app, leaves, leaves, leaves)
        await settle(pilot)
        assert app.screen_stack[: len(below)] == below


async def test_an_answer_given_twice_is_performed_once() -> None:
    async with console(SMALL) as (app, pilot):
        await app._console.open(OFF, None, focus=True)
        await pilot.pause()
        await pilot.press("e")
        await settle(pilot)
        app.screen.query_one(SettingsEditor).first_field.value = "12"  # type: ignore[attr-defined]
        type_ahead(app, "enter", "enter")
        await settle(pilot)
        assert app.inventory.vms["train-02"].cpus == 12
        assert app.session.acts == 1


async def test_a_dialog_can_go_before_it_is_drawn() -> None:
    async with console(SMALL) as (app, pilot):
        await app._console.open(OFF, None, focus=True)
        await pilot.pause()
        for opens in ("e", "p", "a", "ctrl+g"):
            type_ahead(app, opens, "escape", opens, "escape", "escape")
            await settle(pilot)
        assert isinstance(app.screen_stack[0], ConsoleScreen)


@pytest.mark.parametrize("keys", ["]]", "][", "]]]][[[[", "v]v]", "]e[e", "[[", "[p]p[x"])
async def test_pages_can_be_turned_faster_than_they_are_drawn(keys: str) -> None:
    async with console() as (app, pilot):
        await app._console.open(Ref("host", A), None, focus=True)
        await pilot.pause()
        type_ahead(app, *keys)
        await settle(pilot)
        assert app.screen_stack[0].query_one(Workspace).page is not None
        assert app.focused is not None


@pytest.mark.parametrize("page", [PciDevicesPage, GraphicsPage])
async def test_a_page_that_is_not_there_takes_focus_and_keys_calmly(page: type[PciDevicesPage | GraphicsPage]) -> None:
    async with console() as (app, pilot):
        before = app.focused
        stray = page(Ref("host", A))
        stray.focus_first()
        assert stray.check_action("edit", ()) in (True, None)
        await app.screen.mount(stray)
        await stray.remove()
        stray.focus_first()
        stray.acts_changed()
        await pilot.pause()
        assert app.focused is before


@pytest.mark.parametrize("seed", range(6))
async def test_no_keys_whatever_stop_the_console(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    chance = random.Random(seed)  # noqa: S311
    async with console((SMALL, LARGE)[seed % 2], load(find("default"))) as (app, pilot):
        for _ in range(BURSTS):
            type_ahead(app, *chance.choices(KEYS, k=chance.randint(1, BURST_MAX)))
            await pilot.pause()
            if not app.is_running:  # the palette has Quit
                break
        assert app.return_code in (None, 0)
        assert not app.rescued
