"""The page that compares the two kinds, and the same from the palette."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.build import ask, device, estate, host, vm
from tests.ui.bench_desk import Bench
from tests.ui.shell.rig import console
from tests.ui.text_plane import text_plane
from vconsole.cli.script import read_script
from vconsole.files.samples import open_sample
from vconsole.model import Inventory, Ref
from vconsole.ui.desk import Desk
from vconsole.ui.pages import pages_of
from vconsole.ui.pages.comparison.dialog import ComparisonDialog
from vconsole.vcenter import PowerOff

AssertGolden = Callable[[App[Any], str], None]

A, B = "esxi-01.lab.local", "esxi-02.lab.local"
NARROW, MEDIUM, WIDE = (76, 14), (66, 20), (86, 30)


def bench(inventory: Inventory | None = None, name: str = "train-01") -> Bench:
    spec = next(spec for spec in pages_of("vm") if spec.id == "comparison")
    return Bench(inventory or open_sample("two-hosts"), spec, Ref("vm", name))


def copied_by(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is copied from now on."""
    copied: list[str] = []
    monkeypatch.setattr(desk, "copy_to_clipboard", copied.append)
    return copied


async def settled(desk: Desk, pilot: Pilot[int]) -> None:
    """Wait until everything is tried and shown."""
    await desk.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def press(desk: Desk, pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(desk, pilot)


@pytest.mark.parametrize("size", [NARROW, MEDIUM, WIDE])
async def test_each_kind_has_its_answers(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = bench()
    async with desk.shown(*size) as pilot:
        await settled(desk, pilot)
        assert_golden(desk, "comparison")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_v_shows_the_devices_written_in_both_ways(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = bench()
    async with desk.shown(*size) as pilot:
        await settled(desk, pilot)
        await press(desk, pilot, "v")
        assert_golden(desk, "comparison-notation")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_enter_shows_what_was_tried_and_what_decided(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = bench()
    async with desk.shown(*size) as pilot:
        await settled(desk, pilot)
        await press(desk, pilot, "down", "down", "down", "enter", "v")
        assert_golden(desk, "comparison-evidence")


async def test_what_is_copied_is_a_script_that_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = bench()
    async with desk.shown(80, 24) as pilot:
        await settled(desk, pilot)
        copied = copied_by(desk, monkeypatch)
        await press(desk, pilot, "enter", "y")
    path = tmp_path_factory.mktemp("copied") / "script.jsonl"
    path.write_text(copied[0], "utf-8")
    assert [line.name for line in read_script(str(path)).lines] == [
        "power-off",
        "reconfigure-vm",
        "power-on",
        "fail-host",
    ]
    assert copied[0].startswith("# Failover HA, DirectPath IO: No\n")


async def test_a_device_is_copied_as_the_lines_of_a_vmx_file(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = bench()
    async with desk.shown(80, 24) as pilot:
        await settled(desk, pilot)
        copied = copied_by(desk, monkeypatch)
        await press(desk, pilot, "v", "enter", "y", "v", "y")
    assert 'pciPassthru0.customLabel = "Training"\n' in copied[0]
    assert 'pciPassthru0.id = "00000:175:00.0"\n' in copied[1]


async def test_t_tries_the_open_vm_on_a_copy_of_the_estate_and_back() -> None:
    alone = estate(host(A, device("af:00.0")), vms=(vm("train-01", A, ask(assigned="af:00.0"), on=True),))
    desk = bench(alone)
    async with desk.shown(86, 30) as pilot:
        await settled(desk, pilot)
        await press(desk, pilot, "t")
        assert "Tried on copies of your estate, with train-01." in text_plane(desk)
        await press(desk, pilot, "enter")
        assert "esxi-01.lab.local is the only host of gpu" in text_plane(desk)
        await press(desk, pilot, "escape", "t")
        assert "Tried on copies of the samples" in text_plane(desk)
        assert desk.inventory is alone
        assert not desk.session.events
        assert desk.session.undoes is None


async def test_a_vm_with_vgpus_is_tried_as_it_is_and_its_third_column_answers() -> None:
    desk = bench(open_sample("vgpu"), "group-10a")
    async with desk.shown(86, 30) as pilot:
        await settled(desk, pilot)
        await press(desk, pilot, "t", "j", "j", "j", "j", "j")
        assert "Tried on copies of your estate, with group-10a." in text_plane(desk)
        assert "NVIDIA vGPU: Yes." in text_plane(desk)
        assert not desk.session.events


async def test_the_setting_of_vcenter_has_its_own_sheet() -> None:
    desk = bench()
    async with desk.shown(86, 30) as pilot:
        await settled(desk, pilot)
        await press(desk, pilot, "j", "j", "j", "enter", "v", "v", "v", "v")
        shown = text_plane(desk)
        assert "▌vgpu.hotmigrate.enabled" in shown
        assert "Tried on a copy of the sample vgpu, with spread-10a." in shown
        assert "vm-migrated" in shown


async def test_a_changed_estate_is_told_and_tried_again() -> None:
    desk = bench()
    async with desk.shown(86, 30) as pilot:
        await settled(desk, pilot)
        await press(desk, pilot, "t")
        assert "(r TRY AGAIN)" in text_plane(desk)
        desk.perform(PowerOff(vms=("train-01",)))
        await settled(desk, pilot)
        assert "Out of date" in text_plane(desk)
        await press(desk, pilot, "r")
        assert "Out of date" not in text_plane(desk)
        desk.session.undo()
        await settled(desk, pilot)
        assert "Out of date" in text_plane(desk)


async def test_a_vm_without_passthrough_devices_sees_the_small_estate_and_why_not_itself() -> None:
    desk = bench(estate(host(A), vms=(vm("web-01", A),)), "web-01")
    async with desk.shown(86, 30) as pilot:
        await settled(desk, pilot)
        assert "(t TRY ON THIS VM)" in text_plane(desk)
        await press(desk, pilot, "t")
        assert [note.message for note in desk._notifications] == ["web-01 has no PCI device to try."]
        assert "Yes with a mi" in text_plane(desk)
        await press(desk, pilot, "v")
        assert "The virtual machine has no passthrough device." in text_plane(desk)


async def test_a_device_that_cannot_be_written_by_address_says_why() -> None:
    desk = bench(estate(host(A), vms=(vm("train-01", A, ask()),)))
    async with desk.shown(86, 30) as pilot:
        await settled(desk, pilot)
        await press(desk, pilot, "v")
        assert "none is free that it could get" in text_plane(desk)
        await press(desk, pilot, "enter", "v")
        assert "It cannot be written so." in text_plane(desk)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_palette_has_it_for_whoever_has_no_vm_open(
    size: tuple[int, int], assert_golden: AssertGolden
) -> None:
    async with console(size) as (app, pilot):
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"dynamic directpath")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert isinstance(app.screen, ComparisonDialog)
        await settled(app, pilot)
        assert_golden(app, "comparison-dialog")
        await press(app, pilot, "enter")
        assert "Tried on a copy of the sample two-hosts" in text_plane(app)
        await press(app, pilot, "escape", "escape")
        assert app.session.undoes is None


async def test_the_console_has_it_as_the_tab_compare_of_a_vm() -> None:
    async with console((80, 24), open_sample("two-hosts")) as (app, pilot):
        app.open(Ref("vm", "train-01"))
        await pilot.pause()
        await press(app, pilot, "[")
        assert "▌Compare" in text_plane(app)
        assert "Host maintenance mode" in text_plane(app)
        await press(app, pilot, "f1")
        assert "What people get wrong" in text_plane(app)
