"""Edit PCI Device Hardware Label under real keys."""

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.widgets import Input

from tests.ui.bench_desk import Bench
from tests.ui.host.rig import CARD, GPU, A, B, bench, fresh, lab
from tests.ui.text_plane import text_plane
from vconsole.model import HostState, PciAddress
from vconsole.ui.pages.host.hardware_label import HardwareLabelDialog
from vconsole.ui.pages.host.pci_devices import PciDevicesPage

AssertGolden = Callable[[App[Any], str], None]


def label(desk: Bench, address: str, name: str = A) -> str | None:
    found = desk.inventory.hosts[name].device(PciAddress.parse(address))
    assert found is not None
    return found.hardware_label


def inputs(desk: Bench) -> list[Input]:
    return list(desk.screen.query(Input))


def reveal(desk: Bench, address: str) -> None:
    assert isinstance(desk.page, PciDevicesPage)
    desk.page.reveal(PciAddress.parse(address))


async def test_several_labels_are_set_in_one_go_by_keys() -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown() as pilot:
        reveal(desk, CARD)
        await pilot.press("l", "2", "down", "end", "backspace", "enter")
        assert label(desk, CARD) == "2"
        assert label(desk, GPU) == "Trainin"
        assert len(desk.session.events) == 2


async def test_the_focus_starts_at_the_chosen_device() -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown() as pilot:
        reveal(desk, GPU)
        await pilot.press("l")
        await pilot.pause()
        assert inputs(desk)[1].has_focus


async def test_a_near_miss_is_pointed_out_while_it_is_typed(assert_golden: AssertGolden) -> None:
    for size in ((76, 17), (120, 30)):
        desk = bench(lab(), "pci-devices", B)
        async with desk.shown(*size) as pilot:
            await pilot.press("l")
            inputs(desk)[0].value = "training "
            await pilot.pause()
            assert_golden(desk, "hardware-label-near-miss")


async def test_a_label_without_text_is_taken_away() -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown() as pilot:
        await pilot.press("l")
        inputs(desk)[0].value = ""
        await pilot.press("enter")
        assert label(desk, CARD) is None


async def test_blanks_at_the_ends_are_stored_as_typed() -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown() as pilot:
        await pilot.press("l")
        inputs(desk)[0].value = " Inference"
        await pilot.press("enter")
        await pilot.pause()
        assert label(desk, CARD) == " Inference"
        assert "␣Infer" in text_plane(desk)


async def test_nothing_is_labelled_when_one_label_cannot_be() -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown() as pilot:
        await pilot.press("l")
        inputs(desk)[0].value = "Good"
        inputs(desk)[1].value = "bad\x07"
        await pilot.press("enter")
        assert isinstance(desk.screen, HardwareLabelDialog)
        assert "control character at position 4" in text_plane(desk)
        assert inputs(desk)[0].value == "Good"
        assert not desk.session.events


async def test_a_refusal_keeps_the_dialog_open_and_changes_nothing() -> None:
    inventory = lab()
    desk = bench(inventory, "pci-devices")
    async with desk.shown() as pilot:
        await pilot.press("l")
        inputs(desk)[0].value = "Other"
        gone = inventory.hosts[A].model_copy(update={"state": HostState.NOT_RESPONDING})
        desk.session.state = desk.session.state.with_inventory(inventory.with_host(gone))
        await pilot.press("enter")
        assert isinstance(desk.screen, HardwareLabelDialog)
        assert "is not responding" in text_plane(desk)
        assert label(desk, CARD) == "Inference"


async def test_closing_without_a_change_does_nothing() -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown() as pilot:
        await pilot.press("l", "enter")
        assert not isinstance(desk.screen, HardwareLabelDialog)
        assert not desk.session.events


async def test_a_running_vm_is_named_when_the_label_of_its_device_changes() -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown(120, 24) as pilot:
        await pilot.press("l")
        inputs(desk)[1].value = "Other"
        await pilot.pause()
        assert "train-01 keeps the device; the label counts at the next power-on." in text_plane(desk)


async def test_a_host_without_enabled_devices_says_what_to_do() -> None:
    desk = bench(fresh(), "pci-devices")
    async with desk.shown() as pilot:
        await pilot.press("l")
        assert "Passthrough is enabled for no device of this host." in text_plane(desk)


async def test_markup_in_a_label_is_shown_as_it_is() -> None:
    desk = bench(lab(), "pci-devices")
    async with desk.shown(140, 17) as pilot:
        await pilot.press("l")
        inputs(desk)[1].value = "[b]GPU[/b]"
        await pilot.press("enter")
        await pilot.pause()
        assert "[b]GPU[/b]" in text_plane(desk)
