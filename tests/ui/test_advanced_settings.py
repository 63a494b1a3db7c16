"""vCenter's advanced settings under real keys."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App

from tests.build import estate, host
from tests.ui.bench_desk import Bench
from tests.ui.text_plane import text_plane
from vconsole.model import Inventory, Ref
from vconsole.ui.pages import pages_of
from vconsole.vcenter import SetVcenterSetting

AssertGolden = Callable[[App[Any], str], None]

KEY = "vgpu.hotmigrate.enabled"


def bench(inventory: Inventory | None = None) -> Bench:
    inventory = inventory or estate(host("esxi-01"))
    spec = next(spec for spec in pages_of("vcenter") if spec.id == "advanced-settings")
    return Bench(inventory, spec, Ref("vcenter", inventory.vcenter.name))


def settings(desk: Bench) -> dict[str, str]:
    return dict(desk.inventory.vcenter.advanced)


@pytest.mark.parametrize("size", [(76, 17), (116, 30)])
async def test_the_known_setting_is_offered_and_says_what_it_does(
    size: tuple[int, int], assert_golden: AssertGolden
) -> None:
    desk = bench()
    async with desk.shown(*size) as pilot:
        await pilot.pause()
        assert_golden(desk, "advanced-settings")
        await pilot.press("e")
        await pilot.pause()
        assert_golden(desk, "advanced-settings-edit")


async def test_it_is_set_taken_away_and_undone() -> None:
    desk = bench()
    async with desk.shown() as pilot:
        await pilot.press("enter", "up", "up", "space", "enter")
        await pilot.pause()
        assert settings(desk) == {KEY: "TRUE"}
        assert "TRUE" in text_plane(desk).splitlines()[3]
        await pilot.press("x")
        await pilot.pause()
        assert settings(desk) == {}
        desk.session.undo()
        assert settings(desk) == {KEY: "TRUE"}
        await pilot.press("e", "down", "down", "space", "enter")
        await pilot.pause()
        assert settings(desk) == {}


async def test_ok_without_a_change_performs_nothing_and_what_is_not_set_is_not_removed() -> None:
    desk = bench()
    async with desk.shown() as pilot:
        await pilot.press("e", "enter", "x")
        assert not desk.session.events
        assert [note.message for note in desk._notifications] == ["It is not set."]


async def test_another_setting_is_kept_and_does_nothing() -> None:
    desk = bench()
    async with desk.shown() as pilot:
        await pilot.press("c", *"config.log.level", "tab", *"info", "enter")
        await pilot.pause()
        assert settings(desk) == {"config.log.level": "info"}
        await pilot.press("g")
        assert "It is kept, and does nothing here." in text_plane(desk)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "The setting has no name."),
        ("vgpu.hotmigrate.enable", "Write vgpu.hotmigrate.enabled."),
        ("there", '"there" is set already.'),
    ],
)
async def test_a_name_that_cannot_be_meant_is_refused_and_changes_nothing(typed: str, says: str) -> None:
    desk = bench()
    desk.session.perform(SetVcenterSetting(key="there", value="1"))
    async with desk.shown() as pilot:
        await pilot.press("c", *typed, "enter")
        await pilot.pause()
        assert says in text_plane(desk)
        assert settings(desk) == {"there": "1"}
