"""The Graphics page under real keys."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from tests.build import device, estate, host
from tests.ui.bench_desk import Bench
from tests.ui.host.rig import GPU, A, bench, fresh, lab
from tests.ui.text_plane import text_plane
from vconsole.model import GraphicsType, Passthrough, PciAddress, PciDevice
from vconsole.ui.pages.host.edit_graphics import DeviceGraphicsDialog, HostGraphicsDialog

AssertGolden = Callable[[App[Any], str], None]
NETWORK = device("0000:1a:00.0", class_id=0x0200, passthrough=Passthrough.DISABLED)


def gpu_of(desk: Bench) -> PciDevice:
    found = desk.inventory.hosts[A].device(PciAddress.parse(GPU))
    assert found is not None
    return found


async def test_a_gpu_that_a_vm_holds_shows_no_vm_and_says_where_to_look(assert_golden: AssertGolden) -> None:
    for size in ((76, 17), (116, 30)):
        desk = bench(lab(), "graphics")
        async with desk.shown(*size) as pilot:
            await pilot.press("G")
            assert_golden(desk, "graphics-devices")


async def test_a_free_gpu_has_no_vm() -> None:
    desk = bench(fresh(), "graphics")
    async with desk.shown() as pilot:
        await pilot.pause()
        assert "No VM." in text_plane(desk)
        assert "Basic" in text_plane(desk)


async def test_a_new_type_waits_for_a_restart() -> None:
    desk = bench(fresh(), "graphics")
    async with desk.shown(140, 24) as pilot:
        await pilot.press("G", "e")
        assert isinstance(desk.screen, DeviceGraphicsDialog)
        assert "Edit Graphics Device Settings | 0000:af:00.0" in text_plane(desk)
        await pilot.press("down", "space", "enter")
        await pilot.pause()
        assert gpu_of(desk).graphics_type is GraphicsType.SHARED_DIRECT
        assert gpu_of(desk).active_graphics_type is GraphicsType.SHARED
        assert "◐ Shared Direct (needs restart)" in text_plane(desk)


async def test_with_a_restart_of_xorg_the_type_is_active_at_once() -> None:
    desk = bench(fresh(), "graphics")
    async with desk.shown(140, 24) as pilot:
        await pilot.press("G", "enter", "down", "space", "tab", "space", "enter")
        await pilot.pause()
        assert gpu_of(desk).active_graphics_type is GraphicsType.SHARED_DIRECT
        assert "needs restart" not in text_plane(desk)


async def test_ok_without_a_change_performs_nothing() -> None:
    desk = bench(fresh(), "graphics")
    async with desk.shown() as pilot:
        await pilot.press("e", "enter", "v", "e", "enter")
        assert not desk.session.events


async def test_the_settings_of_the_host_have_their_own_list_and_dialog(assert_golden: AssertGolden) -> None:
    desk = bench(fresh(), "graphics")
    async with desk.shown(76, 20) as pilot:
        await pilot.press("v")
        assert_golden(desk, "graphics-host")
        await pilot.press("e")
        assert isinstance(desk.screen, HostGraphicsDialog)
        assert_golden(desk, "graphics-host-edit")


async def test_only_what_was_changed_of_the_host_is_set() -> None:
    desk = bench(fresh(), "graphics")
    async with desk.shown() as pilot:
        await pilot.press("v", "e", "tab", "down", "space", "enter")
        graphics = desk.inventory.hosts[A].graphics
        assert graphics.assignment_policy == "consolidation"
        assert graphics.default_type is GraphicsType.SHARED
        assert [event.event for event in desk.session.events] == ["host-graphics-set"]


async def test_without_a_graphics_device_edit_says_why_not() -> None:
    desk = bench(estate(host(A, NETWORK)), "graphics")
    async with desk.shown() as pilot:
        await pilot.press("e")
        assert [note.message for note in desk._notifications] == ["There is no graphics device to edit."]
        assert "This host has no graphics device." in text_plane(desk)
