from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App

from tests.build import ask
from tests.ui.vm.rig import GPU, NARROW, WIDE, A, B, desk_with, lab, said, settled, vm_of
from vconsole.model import Power, Ref
from vconsole.ui.acts.settings_dialog import EditSettings
from vconsole.ui.desk import Speed
from vconsole.ui.pages.object_link import ObjectLink
from vconsole.vcenter import PowerOff, PowerOn, SetHardwareLabel

AssertGolden = Callable[[App[Any], str], None]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_summary_shows_place_devices_and_requirements(
    size: tuple[int, int], assert_golden: AssertGolden
) -> None:
    desk = desk_with("train-01")
    async with desk.shown(*size) as pilot:
        await settled(pilot)
        assert_golden(desk, "vm-summary")


async def test_a_requirement_that_is_not_met_says_what_to_do() -> None:
    desk = desk_with("train-02", lab(advanced={}, reserve_all_memory=False))
    async with desk.shown(*WIDE) as pilot:
        shown = await settled(pilot)
    assert "✗ All guest memory reserved" in shown
    assert "Turn on Reserve all guest memory" in shown
    assert "✓ EFI firmware" in shown


async def test_a_vm_without_passthrough_has_no_checklist() -> None:
    desk = desk_with("web-01")
    async with desk.shown(*WIDE) as pilot:
        shown = await settled(pilot)
    assert "No PCI device." in shown
    assert "Requirements" not in shown


async def test_a_device_is_pending_until_the_host_binds_it() -> None:
    desk = desk_with("infer-01")
    async with desk.shown(*WIDE) as pilot:
        desk.speed = Speed.REAL
        desk.attempt(PowerOn(vms=("infer-01",)))
        pending = await settled(pilot)
        desk.session.settle()
        assigned = await settled(pilot)
    assert "◔ 0000:3B:00.0 (pending)" in pending
    assert "◐ Powering on" in pending
    assert "● 0000:3B:00.0" in assigned
    assert "pending" not in assigned


async def test_host_and_cluster_open_by_enter_click_and_key() -> None:
    desk = desk_with("train-01")
    async with desk.shown(*NARROW) as pilot:
        await settled(pilot)
        desk.page.query_one("#cluster", ObjectLink).focus()
        await pilot.press("enter")
        await pilot.click("#host")
        await pilot.press("H")
    assert [ref for ref, _ in desk.opened] == [Ref("cluster", "gpu"), Ref("host", A), Ref("host", A)]


async def test_the_first_act_is_power_on_or_power_off() -> None:
    desk = desk_with("train-01")
    async with desk.shown(*NARROW) as pilot:
        running = await settled(pilot)
        desk.attempt(PowerOff(vms=("train-01",)))
        off = await settled(pilot)
    assert "p POWER OFF" in running
    assert "p POWER ON" in off


async def test_power_off_of_a_running_vm_asks_and_names_what_becomes_free() -> None:
    desk = desk_with("train-01")
    async with desk.shown(*NARROW) as pilot:
        await settled(pilot)
        await pilot.press("p")
        asked = await settled(pilot)
        assert vm_of(desk, "train-01").power is Power.ON
        await pilot.press("enter")
        await settled(pilot)
    assert "Power off train-01?" in asked
    assert f"{GPU.upper()} on {A}" in said(asked)
    assert vm_of(desk, "train-01").power is Power.OFF


async def test_the_key_of_edit_settings_opens_them() -> None:
    desk = desk_with("train-02")
    async with desk.shown(*NARROW) as pilot:
        await settled(pilot)
        await pilot.press("e")
        await settled(pilot)
        assert isinstance(desk.screen, EditSettings)


async def test_the_page_stays_still_while_only_other_objects_change() -> None:
    desk = desk_with("web-01")
    async with desk.shown(*NARROW) as pilot:
        before = await settled(pilot)
        desk.attempt(SetHardwareLabel(host=B, device=GPU, label="[bold]Other"))
        assert await settled(pilot) == before


async def test_markup_in_a_label_is_shown_not_read() -> None:
    desk = desk_with("train-02", lab(pci=(ask(label="[red]x[/]"),)))
    async with desk.shown(*WIDE) as pilot:
        assert "([red]x[/])" in await settled(pilot)
