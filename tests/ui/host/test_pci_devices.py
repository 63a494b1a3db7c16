"""PCI Devices under real keys: the two lists, Toggle Passthrough, and what it says before and after."""

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.widgets import Button

from tests.build import ask, device, estate, host, vm
from tests.ui.bench_desk import Bench
from tests.ui.host.rig import CARD, GPU, GPU_FUNCTION, A, B, bench, fresh, gpu, lab, passthrough
from tests.ui.text_plane import text_plane
from vconsole.model import Inventory, Passthrough, PciAddress, Ref
from vconsole.ui.desk import Speed
from vconsole.ui.dialogs import ConfirmDialog
from vconsole.ui.pages.action_row import ActionRow
from vconsole.ui.pages.host.device_list import DeviceList
from vconsole.ui.pages.host.pci_devices import PciDevicesPage
from vconsole.ui.widgets import Banner
from vconsole.vcenter import PowerOn, RebootHost, SetHardwareLabel, SetPassthrough

AssertGolden = Callable[[App[Any], str], None]


def at(desk: Bench, address: str) -> PciDevicesPage:
    """The page with the cursor on a device."""
    page = desk.page
    assert isinstance(page, PciDevicesPage)
    page.reveal(PciAddress.parse(address))
    return page


def banner(desk: Bench, name: str) -> str:
    return desk.page.query_one(f"#{name}", Banner).text


def notes(desk: Bench) -> list[str]:
    return [note.message for note in desk._notifications]


def lists(desk: Bench) -> list[DeviceList]:
    return list(desk.page.query(DeviceList))


async def test_a_gpu_of_a_fresh_host_is_enabled_by_three_keys(assert_golden: AssertGolden) -> None:
    desk = bench(fresh(), "pci-devices")
    async with desk.shown(76, 17) as pilot:
        await pilot.pause()
        assert_golden(desk, "pci-devices-fresh")
        await pilot.press("v", "G", "t")
        assert passthrough(desk, GPU) is Passthrough.ENABLED
        assert banner(desk, "done") == "Passthrough has been enabled for GA100 [A100 PCIe 40GB]."
        assert_golden(desk, "pci-devices-enabled")


async def test_all_devices_stand_below_their_bridges(assert_golden: AssertGolden) -> None:
    for size in ((76, 12), (76, 17), (116, 30)):
        desk = bench(lab(), "pci-devices")
        async with desk.shown(*size) as pilot:
            await pilot.press("v")
            assert_golden(desk, "pci-devices-all")


async def test_several_ticked_devices_are_enabled_together_and_named_together() -> None:
    desk = bench(fresh(), "pci-devices")
    async with desk.shown() as pilot:
        await pilot.press("v", "g", "j", "space", "G", "space", "t")
        assert passthrough(desk, GPU).enabled
        assert passthrough(desk, CARD).enabled
        assert banner(desk, "done") == ("Passthrough has been enabled for TU104GL [Tesla T4], GA100 [A100 PCIe 40GB].")
        assert len(desk.session.events) == 2


async def test_a_bridge_is_not_toggled_and_the_key_says_why() -> None:
    desk = bench(fresh(), "pci-devices")
    async with desk.shown() as pilot:
        at(desk, "0000:ae:00.0")
        await pilot.pause()
        assert "(t TOGGLE PASSTHROUGH)" in text_plane(desk)
        await pilot.press("t")
        assert notes(desk) == [
            "0000:AE:00.0 is a bridge. Choose a device whose Passthrough column says Disabled or Enabled."
        ]
        assert not desk.session.events


async def test_sriov_is_always_dimmed_and_says_why() -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown() as pilot:
        await pilot.press("s")
        assert notes(desk) == ["SR-IOV is not modelled."]
        assert "(s CONFIGURE SR-IOV)" in text_plane(desk)


async def test_a_click_on_the_action_row_toggles_too() -> None:
    desk = bench(fresh(), "pci-devices")
    async with desk.shown() as pilot:
        at(desk, GPU)
        await pilot.pause()
        await pilot.click(ActionRow, offset=(5, 0))
        assert passthrough(desk, GPU).enabled


async def test_turning_off_asks_first_and_names_who_needs_the_device(assert_golden: AssertGolden) -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown(76, 17) as pilot:
        at(desk, CARD)
        await pilot.press("t")
        assert_golden(desk, "pci-devices-turn-off")
        await pilot.press("escape")
        assert passthrough(desk, CARD).enabled
        await pilot.press("t", "enter")
        assert passthrough(desk, CARD) is Passthrough.DISABLED
        assert banner(desk, "done") == "Passthrough has been disabled for TU104GL [Tesla T4]."


async def test_a_device_that_depends_on_the_chosen_one_is_named_before_it_goes_along() -> None:
    sound = device(GPU_FUNCTION, passthrough=Passthrough.DISABLED, dependent_device=GPU, device_name="GA100 audio")
    desk = bench(estate(host(A, device(GPU, passthrough=Passthrough.DISABLED), sound)), "pci-devices")
    async with desk.shown() as pilot:
        at(desk, GPU)
        await pilot.press("t")
        assert "0000:AF:00.1 GA100 audio" in text_plane(desk)
        await pilot.press("enter")
        assert passthrough(desk, GPU_FUNCTION).enabled
        assert banner(desk, "done") == "Passthrough has been enabled for GA100 [A100 PCIe 40GB], GA100 audio."


async def test_where_a_reboot_is_needed_the_orange_banner_stays_until_the_host_is_back() -> None:
    desk = bench(fresh(device_rebind_without_reboot=False), "pci-devices")
    async with desk.shown() as pilot:
        at(desk, GPU)
        await pilot.press("t")
        assert "the change becomes active" in text_plane(desk)
        await pilot.press("enter")
        assert passthrough(desk, GPU) is Passthrough.ENABLED_NEEDS_REBOOT
        assert banner(desk, "done") == ""
        assert banner(desk, "waiting") == (
            "Active after a reboot: GA100 [A100 PCIe 40GB] (enabled). Press a, then Reboot…"
        )
        desk.perform(RebootHost(host=A))
        await pilot.pause()
        assert passthrough(desk, GPU) is Passthrough.ENABLED
        assert banner(desk, "waiting") == ""


async def test_devices_of_both_states_are_not_toggled_together() -> None:
    desk = bench(lab(), "pci-devices", B)
    async with desk.shown() as pilot:
        await pilot.press("v", "ctrl+a", "g", "space")
        lists(desk)[1].tick([PciAddress.parse(GPU), PciAddress.parse(CARD)])
        await pilot.press("t")
        assert [fault.code for fault in desk.explained] == ["mixed-passthrough"]
        assert not desk.session.events


async def test_a_device_in_use_is_refused_without_a_question() -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown() as pilot:
        at(desk, GPU)
        await pilot.press("t")
        assert [(fault.code, fault.remedy) for fault in desk.explained] == [
            ("device-in-use", "Power off train-01, then toggle passthrough.")
        ]
        assert not isinstance(desk.screen, ConfirmDialog)
        assert passthrough(desk, GPU).enabled


async def test_the_green_banner_goes_when_the_toggle_is_undone() -> None:
    desk = bench(fresh(), "pci-devices")
    async with desk.shown() as pilot:
        at(desk, GPU)
        await pilot.press("t")
        assert banner(desk, "done")
        desk.session.undo()
        await pilot.pause()
        assert banner(desk, "done") == ""


async def test_refresh_reads_the_lists_again_and_ends_the_green_banner() -> None:
    desk = bench(fresh(), "pci-devices")
    async with desk.shown() as pilot:
        at(desk, GPU)
        await pilot.press("t")
        before = lists(desk)[1].rows
        await pilot.press("r")
        assert lists(desk)[1].rows is not before
        assert banner(desk, "done") == ""


async def test_cursor_and_ticks_stay_when_something_else_changes() -> None:
    desk = bench(fresh(), "pci-devices")
    async with desk.shown() as pilot:
        at(desk, CARD)
        await pilot.press("space")
        desk.perform(SetPassthrough(host=A, devices=(PciAddress.parse(GPU),), enabled=True))
        await pilot.pause()
        assert "Enabled" in text_plane(desk)
        everything = lists(desk)[1]
        assert everything.ticked_keys == (PciAddress.parse(CARD),)
        assert everything.cursor_row is not None
        assert everything.cursor_row.device.address == PciAddress.parse(CARD)


async def test_a_pending_device_says_so_and_enter_opens_its_vm() -> None:
    inventory = estate(host(A, gpu()), vms=(vm("train-01", A, ask()),))
    desk = bench(inventory, "pci-devices")
    async with desk.shown(140, 17) as pilot:
        desk.speed = Speed.REAL
        desk.attempt(PowerOn(vms=("train-01",)))
        await pilot.pause()
        assert "◔ train-01 (pending)" in text_plane(desk)
        at(desk, GPU)
        await pilot.press("enter")
        assert desk.opened == [(Ref("vm", "train-01"), None)]


async def test_a_change_elsewhere_draws_nothing_anew() -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown() as pilot:
        before = lists(desk)[0].rows
        desk.perform(SetHardwareLabel(host=B, device=PciAddress.parse(GPU), label="Other"))
        await pilot.pause()
        assert lists(desk)[0].rows is before


async def test_a_host_that_is_gone_leaves_the_page_as_it_was() -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown():
        before = lists(desk)[0].rows
        desk.page.show(Inventory.of())
        assert lists(desk)[0].rows is before


async def test_the_question_is_confirmed_by_a_button_that_names_the_act() -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown() as pilot:
        at(desk, CARD)
        await pilot.press("t")
        assert str(desk.screen.query_one("#dialog-confirm", Button).label) == "DISABLE"
