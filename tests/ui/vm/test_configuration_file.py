"""The page of a VM with its VMX file."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App

from tests.build import ask
from tests.ui.bench_desk import Bench
from tests.ui.shell.rig import console
from tests.ui.vm.rig import lab, settled
from vconsole.files.vmx import vmx_text
from vconsole.model import Inventory, Ref
from vconsole.model.vm import MMIO_MISPRINT, MMIO_SIZE
from vconsole.ui.pages import pages_of
from vconsole.vcenter import PowerOff, ReconfigureVm

AssertGolden = Callable[[App[Any], str], None]

NARROW, WIDE = (76, 17), (86, 30)


def bench(name: str, inventory: Inventory | None = None) -> Bench:
    spec = next(spec for spec in pages_of("vm") if spec.id == "configuration-file")
    return Bench(inventory or lab(), spec, Ref("vm", name))


def with_misprint() -> Inventory:
    return lab(
        advanced={MMIO_MISPRINT: "TRUE", MMIO_SIZE: "128"}, vmx={"uuid.bios": "56 4d", "nvram": "[red]a[/].nvram"}
    )


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_file_of_a_vm_is_shown_with_its_checks(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = bench("legacy-01")
    async with desk.shown(*size) as pilot:
        await settled(pilot)
        assert_golden(desk, "configuration-file")


async def test_what_is_wrong_is_told_with_what_to_do(assert_golden: AssertGolden) -> None:
    desk = bench("train-02", with_misprint())
    async with desk.shown(*WIDE) as pilot:
        shown = await settled(pilot)
        assert_golden(desk, "configuration-file-wrong")
    assert "✗ Line 14: pciPassthru.set.usebitMMIO is a misprint" in shown
    assert 'Write pciPassthru.use64bitMMIO = "TRUE" in its place.' in shown
    assert "[red]a[/].nvram" in shown


async def test_lines_about_passthrough_have_a_word_before_them() -> None:
    desk = bench("train-01")
    async with desk.shown(86, 40) as pilot:
        shown = await settled(pilot)
    marked = [line.split()[1] for line in shown.splitlines() if line.strip().startswith("PCI  ")]
    assert "pciPassthru0.customLabel" in marked
    assert all(key.startswith("pciPassthru") for key in marked)
    assert shown.count("pciPassthru0") == sum(key.startswith("pciPassthru0") for key in marked)


async def test_y_copies_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = bench("train-02", with_misprint())
    copied: list[str] = []
    monkeypatch.setattr(desk, "copy_to_clipboard", copied.append)
    async with desk.shown(*NARROW) as pilot:
        await settled(pilot)
        await pilot.press("y")
        await settled(pilot)
    assert copied == [vmx_text(desk.inventory.vms["train-02"], desk.inventory.hosts)]


async def test_a_change_of_the_vm_changes_the_file_and_undo_brings_it_back() -> None:
    desk = bench("train-02")
    async with desk.shown(86, 40) as pilot:
        before = await settled(pilot)
        desk.attempt(ReconfigureVm(vm="train-02", cpus=24, pci=(ask(label="Inference"),)))
        changed = await settled(pilot)
        desk.attempt(PowerOff(vms=("train-01",)))
        assert await settled(pilot) == changed
        desk.session.undo()
        desk.session.undo()
        desk.page.show(desk.inventory)
        assert await settled(pilot) == before
    assert 'numvcpus = "24"' in changed
    assert 'pciPassthru0.customLabel = "Inference"' in changed


async def test_a_vm_without_devices_has_no_check() -> None:
    desk = bench("web-01")
    async with desk.shown(*NARROW) as pilot:
        shown = await settled(pilot)
    assert "No check applies" in shown
    assert "PCI " not in shown.partition("web-01.vmx")[2]


async def test_the_page_is_below_configure() -> None:
    async with console(inventory=lab()) as (app, pilot):
        app.open(Ref("vm", "legacy-01"), "configuration-file")
        await pilot.pause()
        shown = await settled(pilot)
        await pilot.press("f1")
        helped = await settled(pilot)
    assert "Configure" in shown
    assert "legacy-01.vmx" in shown
    assert "vconsole export vmx" in helped
