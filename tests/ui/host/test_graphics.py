"""The Graphics page under real keys."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from tests.build import device, estate, host
from tests.ui.bench_desk import Bench
from tests.ui.host.rig import GPU, A, bench, fresh, lab
from tests.ui.text_plane import text_plane
from vconsole.files.samples import open_sample
from vconsole.model import GraphicsType, Inventory, Passthrough, PciAddress, PciDevice, Ref
from vconsole.ui.pages.host.edit_graphics import DeviceGraphicsDialog, HostGraphicsDialog
from vconsole.vcenter import PowerOn, Session

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


# GPUs that VMs share


def spread() -> Inventory:
    """The sample of vGPUs after the first two VMs of esxi-01 and the three of esxi-02."""
    session = Session(open_sample("vgpu"))
    for name in ("spread-10a", "spread-10b", "group-10a", "group-10b", "group-20"):
        session.perform(PowerOn(vms=(name,)))
        session.settle()
    return session.inventory


async def test_a_shared_gpu_shows_its_lock_and_its_vms_and_enter_opens_one(assert_golden: AssertGolden) -> None:
    for size in ((76, 17), (116, 30)):
        desk = bench(spread(), "graphics", "esxi-02.lab.local")
        async with desk.shown(*size) as pilot:
            await pilot.pause()
            assert_golden(desk, "graphics-shared")
            await pilot.press("tab", "down", "enter")
            assert desk.opened == [(Ref("vm", "group-10b"), None)]


async def test_the_third_vm_of_a_spread_finds_no_gpu_although_140_gb_are_free(assert_golden: AssertGolden) -> None:
    for size in ((76, 14), (76, 17), (116, 30)):
        desk = bench(spread(), "graphics")
        async with desk.shown(*size) as pilot:
            await pilot.press("v", "v")
            await pilot.pause()
            shown = " ".join(text_plane(desk).split())
            assert "Spread VMs across GPUs (best performance)" in shown
            assert "One more grid_a100d-20c (20 GB, as spread-20 asks for) finds no GPU here" in shown
            assert "although 140 GB are free" in shown
            assert_golden(desk, "graphics-next-vgpu")


async def test_another_profile_is_asked_about_and_goes_where_the_policy_says() -> None:
    desk = bench(spread(), "graphics", "esxi-02.lab.local")
    async with desk.shown() as pilot:
        await pilot.press("p", "slash", *"grid_a100d-10c", "enter", "enter")
        await pilot.pause()
        shown = " ".join(text_plane(desk).split())
        assert "Group VMs on GPU until full (GPU consolidation)" in shown
        assert "One more grid_a100d-10c (10 GB) goes to 0000:3B:00.0; 6 fit altogether." in shown
        assert "▌NEXT VGPU" in shown
        await pilot.press("e")
        (note,) = desk._notifications
        assert "Press v for the lists" in note.message
        assert not desk.session.events


async def test_the_profiles_can_be_read_before_one_is_chosen(assert_golden: AssertGolden) -> None:
    desk = bench(spread(), "graphics", "esxi-02.lab.local")
    async with desk.shown(80, 24) as pilot:
        await pilot.press("p")
        await pilot.pause()
        assert_golden(desk, "graphics-choose-profile")
        await pilot.press("escape")
        assert "▌GRAPHICS DEVICES" in text_plane(desk)


async def test_a_host_that_shares_nothing_says_so_before_its_gpus() -> None:
    desk = bench(spread(), "graphics", "esxi-03.lab.local")
    async with desk.shown() as pilot:
        await pilot.press("v", "v")
        await pilot.pause()
        assert "vGPU needs Shared Direct" in " ".join(text_plane(desk).split())


async def test_without_profiles_there_is_nothing_to_ask_about() -> None:
    desk = bench(estate(host(A, NETWORK)), "graphics")
    async with desk.shown() as pilot:
        await pilot.press("v", "v")
        assert "No graphics device of this host offers a vGPU profile." in text_plane(desk)
        await pilot.press("p")
        assert [note.message for note in desk._notifications] == [
            "No graphics device of this host offers a vGPU profile."
        ]
