"""Edit Settings: one action with what was changed, and what the fields say while they are filled in."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Checkbox, Input

from tests.build import A100, ask, device, estate, host, vm
from tests.ui.bench_desk import Bench
from tests.ui.vm.rig import GPU, MMIO, NARROW, WIDE, A, B, desk_with, lab, said, settled, vm_of
from vconsole.model import DirectPathIo, DynamicDirectPathIo, Firmware, Ref
from vconsole.model.vm import MMIO_MISPRINT, MMIO_SIZE, MMIO_SWITCH
from vconsole.ui.acts import edit_settings
from vconsole.ui.acts.device_selection import DeviceSelection
from vconsole.ui.acts.settings.advanced_parameters import ParameterRow
from vconsole.ui.acts.settings_dialog import EditSettings
from vconsole.ui.dialogs import SelectField
from vconsole.ui.widgets import InventoryTable
from vconsole.vcenter import DeleteVm, ReconfigureVm
from vconsole.vcenter.queries import device_choices

AssertGolden = Callable[[App[Any], str], None]


async def opened(desk: Bench, pilot: Pilot[int], name: str) -> EditSettings:
    """The dialog, drawn."""
    await settled(pilot)
    edit_settings(desk, Ref("vm", name))
    await settled(pilot)
    assert isinstance(desk.screen, EditSettings)
    return desk.screen


def performed(desk: Bench, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The actions that are attempted from now on."""
    actions: list[object] = []
    attempt = desk.attempt
    monkeypatch.setattr(desk, "attempt", lambda action: actions.append(action) or attempt(action))
    return actions


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_first_tab_shows_the_hardware(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = desk_with("train-02")
    async with desk.shown(*size) as pilot:
        await opened(desk, pilot, "train-02")
        assert_golden(desk, "edit-settings")


async def test_only_what_was_changed_is_in_the_action(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_with("train-02")
    async with desk.shown(*NARROW) as pilot:
        await opened(desk, pilot, "train-02")
        actions = performed(desk, monkeypatch)
        await pilot.press("end", "backspace", "1", "2", "enter")
        await settled(pilot)
    assert actions == [ReconfigureVm(vm="train-02", cpus=12)]
    assert vm_of(desk, "train-02").cpus == 12


async def test_ok_without_a_change_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_with("train-02")
    async with desk.shown(*NARROW) as pilot:
        await opened(desk, pilot, "train-02")
        actions = performed(desk, monkeypatch)
        await pilot.press("enter")
        await settled(pilot)
        assert not isinstance(desk.screen, EditSettings)
    assert actions == []


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [(0, "0", 'CPU cannot be "0"'), (0, "two", 'CPU cannot be "two"'), (1, "-4", 'Memory cannot be "-4"'),
     (1, "nan", 'Memory cannot be "nan"'), (1, "", 'Memory cannot be ""')],
)  # fmt: skip
async def test_what_cannot_be_read_is_explained_and_kept(field: int, text: str, words: str) -> None:
    desk = desk_with("train-02")
    async with desk.shown(*NARROW) as pilot:
        dialog = await opened(desk, pilot, "train-02")
        dialog.query(Input)[field].value = text
        await pilot.press("enter")
        shown = await settled(pilot)
        assert isinstance(desk.screen, EditSettings)
    assert words in said(shown)
    assert vm_of(desk, "train-02") == vm_of(desk_with("train-02"), "train-02")


async def test_adding_a_pci_device_reserves_all_memory_and_suggests_the_mmio_region() -> None:
    desk = desk_with("web-01")
    async with desk.shown(*NARROW) as pilot:
        dialog = await opened(desk, pilot, "web-01")
        await pilot.press("f3", "enter")
        await settled(pilot)
        assert isinstance(desk.screen, DeviceSelection)
        await pilot.press("down", "enter")
        added = await settled(pilot)
        assert dialog.query_one(Checkbox).value
        await pilot.press("f2")
        suggested = await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
    assert "New PCI device *" in added
    assert "64-bit MMIO region: 128 GB suits" in said(added)
    assert "Warning" not in suggested
    web = vm_of(desk, "web-01")
    assert web.pci == (DynamicDirectPathIo(allowed=(A100,), label="Training"),)
    assert (web.reserve_all_memory, dict(web.advanced)) == (True, {MMIO_SWITCH: "TRUE", MMIO_SIZE: "128"})


async def test_the_reservation_can_be_turned_off_again_and_stays_off() -> None:
    desk = desk_with("web-01")
    async with desk.shown(*NARROW) as pilot:
        dialog = await opened(desk, pilot, "web-01")
        await pilot.press("f3", "enter", "enter")
        await settled(pilot)
        dialog.query_one(Checkbox).value = False
        dialog.action_confirm()
        await settled(pilot)
    assert vm_of(desk, "web-01").has_passthrough
    assert not vm_of(desk, "web-01").reserve_all_memory


async def test_a_device_is_removed_by_the_delete_key() -> None:
    desk = desk_with("train-02", lab(pci=(ask(label="Training"), ask(label="Trainig"))))
    async with desk.shown(*NARROW) as pilot:
        dialog = await opened(desk, pilot, "train-02")
        dialog.query_one("PciList InventoryTable").focus()
        await pilot.press("delete")
        dialog.action_confirm()
        await settled(pilot)
    assert vm_of(desk, "train-02").pci == (ask(label="Trainig"),)


async def test_only_static_devices_of_the_vms_own_host_are_offered() -> None:
    desk = desk_with("train-02")
    async with desk.shown(*WIDE) as pilot:
        await opened(desk, pilot, "train-02")
        await pilot.press("f3", "enter")
        await settled(pilot)
        rows = desk.screen.query_one(InventoryTable).rows
    assert {row.host for row in rows if isinstance(row.device, DirectPathIo)} == {B}
    assert {row.device.label for row in rows if isinstance(row.device, DynamicDirectPathIo)} == {
        "Training", "Trainig", "Inference"
    }  # fmt: skip


async def test_other_kinds_of_devices_are_dimmed_and_explained() -> None:
    desk = desk_with("web-01")
    async with desk.shown(*NARROW) as pilot:
        await opened(desk, pilot, "web-01")
        await pilot.press("f3", "up", "enter")
        shown = await settled(pilot)
    assert "cannot be added in this console" in said(shown)
    assert "NVMe Controller not modelled here" in said(shown)


async def test_firmware_and_compatibility_are_changed_only_upwards() -> None:
    desk = desk_with("train-02", lab(hardware_version=18))
    async with desk.shown(*NARROW) as pilot:
        dialog = await opened(desk, pilot, "train-02")
        await pilot.press("f6")
        await settled(pilot)
        await pilot.press("down", "space")
        field = dialog.query_one(SelectField)
        assert field.value == 18
        assert [number for _, number in field._select._options] == [18, 19, 20]
        field._select.value = 20
        dialog.action_confirm()
        await settled(pilot)
    changed = vm_of(desk, "train-02")
    assert (changed.firmware, changed.hardware_version) == (Firmware.BIOS, 20)


async def test_advanced_parameters_are_added_changed_and_removed() -> None:
    desk = desk_with("train-02", lab(advanced={"first": "1", **MMIO}))
    async with desk.shown(*NARROW) as pilot:
        dialog = await opened(desk, pilot, "train-02")
        await pilot.press("f6", "f6")
        await settled(pilot)
        rows = list(dialog.query(ParameterRow))
        rows[0]._key.value = ""
        rows[2].value = "256"
        rows[3]._key.value = " new.key "
        rows[3].value = "x"
        await settled(pilot)
        assert len(dialog.query(ParameterRow)) == 5
        dialog.action_confirm()
        await settled(pilot)
    assert dict(vm_of(desk, "train-02").advanced) == {MMIO_SWITCH: "TRUE", MMIO_SIZE: "256", "new.key": "x"}


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({MMIO_MISPRINT: "TRUE"}, f"{MMIO_MISPRINT} is a misprint"),
        ({MMIO_SWITCH.lower(): "TRUE"}, "they differ in upper and lower case"),
    ],
)
async def test_a_key_that_is_nearly_right_is_pointed_out(parameters: dict[str, str], words: str) -> None:
    desk = desk_with("train-02", lab(advanced=parameters))
    async with desk.shown(*NARROW) as pilot:
        await opened(desk, pilot, "train-02")
        await pilot.press("f6", "f6")
        assert words in said(await settled(pilot))


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("", "x", 'The value "x" has no key'),
        (MMIO_SIZE, "1", "stands in two rows"),
        ("a\x07", "1", "control character"),
    ],
)
async def test_parameters_that_cannot_be_are_explained(key: str, value: str, words: str) -> None:
    desk = desk_with("train-02")
    async with desk.shown(*NARROW) as pilot:
        dialog = await opened(desk, pilot, "train-02")
        last = dialog.query(ParameterRow).last()
        last._key.value, last.value = key, value
        await settled(pilot)
        dialog.action_confirm()
        assert words in said(await settled(pilot))
        assert isinstance(desk.screen, EditSettings)


async def test_the_settings_of_a_running_vm_can_only_be_looked_at() -> None:
    desk = desk_with("train-01")
    async with desk.shown(*NARROW) as pilot:
        dialog = await opened(desk, pilot, "train-01")
        assert all(field.disabled for field in dialog.query(Input))
        await pilot.press("f3")
        assert desk.screen is dialog
        shown = await settled(pilot)
        before = desk.inventory
        await pilot.press("enter")
        await settled(pilot)
        assert desk.screen is not dialog
    assert "train-01 runs. Its hardware can be changed after it is powered off." in said(shown)
    assert desk.inventory is before


async def test_a_refusal_is_shown_in_the_dialog_with_everything_kept() -> None:
    desk = desk_with("legacy-01")
    async with desk.shown(*NARROW) as pilot:
        dialog = await opened(desk, pilot, "train-02")
        dialog.query(Input)[0].value = "9"
        desk.attempt(DeleteVm(vm="train-02"))
        await pilot.press("enter")
        shown = await settled(pilot)
        assert desk.screen is dialog
        assert dialog.query(Input)[0].value == "9"
    assert 'There is no virtual machine "train-02"' in said(shown)


async def test_device_selection_lists_each_device_and_explains_the_row(assert_golden: AssertGolden) -> None:
    desk = desk_with("train-02")
    async with desk.shown(*NARROW) as pilot:
        await opened(desk, pilot, "train-02")
        await pilot.press("f3", "enter")
        await settled(pilot)
        assert_golden(desk, "device-selection")
        await pilot.press("G")
        shown = await settled(pilot)
    assert f"the VM can run only on {B}" in said(shown)
    assert GPU in shown
    assert A not in said(shown)


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        ((None,), "1 device answers to it, in use or not."),
        ((None, "Training"), "2 devices answer to it, in use or not; the one with a label comes last."),
        ((None, "Training", "Test"), "3 devices answer to it, in use or not; the 2 with a label come last."),
    ],
)
async def test_a_request_without_a_label_counts_labelled_devices(labels: tuple[str | None, ...], words: str) -> None:
    cards = [device(f"0000:{number}0:00.0", label=label) for number, label in enumerate(labels, start=1)]
    desk = desk_with("web-01", estate(host(A, *cards), vms=(vm("web-01", A),)))
    async with desk.shown(*NARROW) as pilot:
        await settled(pilot)
        desk.push_screen(DeviceSelection(device_choices(desk.inventory.hosts.values())))
        shown = await settled(pilot)
    assert words in said(shown)


async def test_devices_of_several_hosts_differ_even_in_a_narrow_terminal() -> None:
    desk = desk_with("web-01", estate(host(A, device(GPU)), host(B, device(GPU)), vms=(vm("web-01", A),)))
    async with desk.shown(*NARROW) as pilot:
        await settled(pilot)
        desk.push_screen(DeviceSelection(device_choices(desk.inventory.hosts.values())))
        shown = await settled(pilot)
    rows = [line.split("│")[1] for line in shown.splitlines() if "0000:af:00.0 | " in line]
    assert [any(name in row for row in rows) for name in (A, B)] == [True, True]
    assert len(set(rows)) == 2
    assert any("any" in line and "Dynamic" in line for line in shown.splitlines())
