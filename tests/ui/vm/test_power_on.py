"""Power On: the placement, what follows it, why not, and what helps."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App

from tests.build import ask, device, estate, host, static, vm
from tests.ui.bench_desk import Bench
from tests.ui.vm.rig import GPU, MMIO, NARROW, WIDE, A, B, desk_with, events_of, lab, said, settled, vm_of
from vconsole.files.samples import open_sample
from vconsole.model import Fault, Inventory, Power, Ref
from vconsole.ui.acts import power_on
from vconsole.ui.acts.placing import PowerOnDialog, open_power_on
from vconsole.ui.acts.placing.fix_list import FixList
from vconsole.ui.acts.placing.reason_groups import reason_groups
from vconsole.ui.acts.settings_dialog import EditSettings
from vconsole.ui.desk import Speed
from vconsole.vcenter import PowerOn

AssertGolden = Callable[[App[Any], str], None]


def start(desk: Bench, name: str) -> None:
    power_on(desk, Ref("vm", name))


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_power_on_shows_the_hosts_and_its_way(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = desk_with("infer-01")
    async with desk.shown(*size) as pilot:
        await settled(pilot)
        await pilot.press("p")
        await settled(pilot)
        assert_golden(desk, "power-on-done")
    assert vm_of(desk, "infer-01").power is Power.ON


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_refusal_shows_each_host_and_what_would_help(
    size: tuple[int, int], assert_golden: AssertGolden
) -> None:
    desk = desk_with("train-02")
    async with desk.shown(*size) as pilot:
        await settled(pilot)
        await pilot.press("p")
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot)
        assert_golden(desk, "power-on-why-not")
    assert vm_of(desk, "train-02").power is Power.OFF


async def test_the_timeline_follows_the_clock() -> None:
    desk = desk_with("infer-01")
    async with desk.shown(*WIDE) as pilot:
        await settled(pilot)
        desk.speed = Speed.REAL
        start(desk, "infer-01")
        begun = await settled(pilot)
        desk.session.advance(1.0)
        halfway = await settled(pilot)
        desk.session.settle()
        done = await settled(pilot)
    assert "✓ Placed  →  ✓ Hinted (pending)  →  ◐ Assigned by the host" in begun
    assert "goes on when this is closed" in begun
    assert re.search(r"[5-9]\d%", halfway)
    assert "✓ Assigned by the host  →  ✓ Powered on" in done
    assert "2.0 s  infer-01 on esxi-01 is powered on." in done


async def test_closing_does_not_stop_the_power_on() -> None:
    desk = desk_with("infer-01")
    async with desk.shown(*NARROW) as pilot:
        await settled(pilot)
        desk.speed = Speed.REAL
        start(desk, "infer-01")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert not isinstance(desk.screen, PowerOnDialog)
        desk.session.settle()
    assert vm_of(desk, "infer-01").power is Power.ON


async def test_a_fix_is_applied_by_its_digit_and_p_powers_on_again() -> None:
    desk = desk_with("train-02")
    async with desk.shown(*WIDE) as pilot:
        await settled(pilot)
        start(desk, "train-02")
        offered = await settled(pilot)
        relabel = next(line for line in offered.splitlines() if f"Give {GPU} of {B}" in line)
        await pilot.press(relabel.strip("│ ")[0])
        fixed = await settled(pilot)
        assert vm_of(desk, "train-02").power is Power.OFF
        await pilot.press("p")
        again = await settled(pilot)
    assert "✓ Success  Done: Give" in fixed
    assert f"{B} can take train-02 now" in said(fixed)
    assert "★ Would be chosen" in fixed
    assert "★ Chosen" in again
    assert desk.inventory.hosts[B].pci[0].hardware_label == "Training"
    assert vm_of(desk, "train-02").power is Power.ON


async def test_a_click_on_a_fix_applies_it() -> None:
    desk = desk_with("legacy-01", lab())
    async with desk.shown(*WIDE) as pilot:
        await settled(pilot)
        start(desk, "train-02")
        await settled(pilot)
        await pilot.click("FixLine")
        assert "Done:" in await settled(pilot)


async def test_what_needs_new_hardware_is_said_and_not_done() -> None:
    one_device = estate(host(A, device(GPU)), vms=(vm("wants", A, ask(), ask(), advanced=MMIO),))
    desk = desk_with("wants", one_device)
    async with desk.shown(*WIDE) as pilot:
        await settled(pilot)
        before = desk.inventory
        start(desk, "wants")
        offered = await settled(pilot)
        await pilot.press("1", "2", "3")
        await settled(pilot)
    assert "-  Add one NVIDIA A100 PCIe 40GB" in offered
    assert desk.inventory is before


async def test_a_refusal_of_the_host_shows_its_reason_and_leads_to_the_settings() -> None:
    desk = desk_with("train-02", lab(advanced={}, pci=(ask(label="Trainig"),)))
    async with desk.shown(*WIDE) as pilot:
        await settled(pilot)
        start(desk, "train-02")
        shown = await settled(pilot)
        assert events_of(desk, "train-02")[-1] == "power-on-refused"
        await pilot.press("e")
        await settled(pilot)
        assert isinstance(desk.screen, EditSettings)
    assert "✗ Problem  PCIPassthru: total number of pages needed" in shown
    assert "1  Change the settings of train-02: set the 64-bit MMIO parameters." in shown
    assert "Add the advanced parameters" in shown


async def test_a_digit_mends_the_settings_that_the_host_refused() -> None:
    desk = desk_with("train-02", lab(advanced={}, pci=(ask(label="Trainig"),)))
    async with desk.shown(*WIDE) as pilot:
        await settled(pilot)
        start(desk, "train-02")
        await settled(pilot)
        await pilot.press("1")
        await settled(pilot)
        await pilot.press("p")
        await settled(pilot)
        assert events_of(desk, "train-02")[-1] == "vm-powered-on"


async def test_without_drs_only_the_registered_host_is_considered() -> None:
    inventory = estate(
        host(A, device(GPU)), host(B), vms=(vm("train", B, ask(), advanced=MMIO),), drs={"enabled": False}
    )
    desk = desk_with("train", inventory)
    async with desk.shown(*WIDE) as pilot:
        await settled(pilot)
        start(desk, "train")
        shown = await settled(pilot)
    assert f"▌{B}" in shown
    assert f" {A} " not in shown
    assert "Failed to start the virtual machine." in shown


async def test_reasons_that_several_slots_share_are_told_once_with_the_slots() -> None:
    inventory: Inventory = estate(
        host(A, device(GPU, label="Other"), device("0000:b0:00.0", passthrough="disabled", label="Training")),
        host(B),
        vms=(vm("both", A, ask(label="Training"), ask(label="Training"), advanced=MMIO),),
    )
    desk = desk_with("both", inventory)
    async with desk.shown(*WIDE) as pilot:
        await settled(pilot)
        start(desk, "both")
        shown = await settled(pilot)
    assert "2 reasons why not" in shown
    assert shown.count("PCI devices 0-1: The device at 0000:af:00.0") == 1
    assert shown.count("PCI devices 0-1: Passthrough of the device") == 1


def test_what_is_missing_altogether_is_the_first_reason() -> None:
    few = Fault(code="too-few-devices", message="Two are missing.", remedy="")
    label = Fault(code="label-differs", message="Another label.", remedy="")
    groups = reason_groups([label._replace(slot=slot) for slot in (0, 1, 3)] + [few])
    assert [(group.heading, group.fault) for group in groups] == [("", few), ("PCI devices 0-1, 3: ", label)]


async def test_fixes_that_are_cut_are_counted_and_tab_and_down_lead_to_them() -> None:
    desk = desk_with("train-02")
    async with desk.shown(*NARROW) as pilot:
        await settled(pilot)
        start(desk, "train-02")
        await settled(pilot)
        fix_list = desk.screen.query_one(FixList)
        fix_list.styles.max_height = 1
        assert "more below" in await settled(pilot)
        while desk.focused is not fix_list:
            await pilot.press("tab")
        for _ in range(20):
            await pilot.press("down")
        assert "more below" not in await settled(pilot)


async def test_a_fix_that_powers_off_a_running_vm_asks_first() -> None:
    desk = desk_with("train-02")
    async with desk.shown(*WIDE) as pilot:
        await settled(pilot)
        start(desk, "train-02")
        shown = await settled(pilot)
        digit = re.findall(r"(\d)  Power off train-01", shown)[0]
        await pilot.press(digit)
        assert "Power off train-01?" in await settled(pilot)
        assert vm_of(desk, "train-01").power is Power.ON
        await pilot.press("escape", digit, "enter")
        assert "Done: Power off train-01" in await settled(pilot)
    assert vm_of(desk, "train-01").power is Power.OFF


async def test_a_named_host_is_the_only_one_tried() -> None:
    desk = desk_with("train-02", lab(pci=(ask(),)))
    async with desk.shown(*WIDE) as pilot:
        await settled(pilot)
        open_power_on(desk, Ref("vm", "train-02"), B)
        shown = await settled(pilot)
    assert "★ Chosen" in shown
    assert f" {A} " not in shown.split("Device(s)")[1].split("✓")[0]
    assert vm_of(desk, "train-02").host == B


async def test_a_running_vm_is_explained_by_the_desk() -> None:
    desk = desk_with("train-01")
    async with desk.shown(*NARROW) as pilot:
        await settled(pilot)
        start(desk, "train-01")
        await settled(pilot)
    assert [fault.code for fault in desk.explained] == ["vm-wrong-power-state"]


async def test_a_static_device_names_the_one_host_that_can_run_it() -> None:
    desk = desk_with(
        "fixed", estate(host(A, device(GPU)), host(B), vms=(vm("fixed", A, static(GPU, A), advanced=MMIO),))
    )
    async with desk.shown(*WIDE) as pilot:
        await settled(pilot)
        start(desk, "fixed")
        await settled(pilot)
        await pilot.press("down")
        shown = await settled(pilot)
    assert "only that host can run it" in shown
    assert "✓ Placed  →  ✓ Assigned by the host  →  ✓ Powered on" in shown


# VMs with vGPUs


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_vgpu_shows_how_the_policy_ranked_the_gpus(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = desk_with("group-10a", open_sample("vgpu"))
    async with desk.shown(*size) as pilot:
        await pilot.press("p")
        shown = said(await settled(pilot))
        assert "Group VMs on GPU until full (GPU consolidation), for grid_a100d-10c:" in shown
        assert "1 0000:3B:00.0: empty; takes 8 of it" in shown
        assert_golden(desk, "power-on-vgpu")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_third_vm_of_a_spread_reads_what_is_free_and_what_locks_it(
    size: tuple[int, int], assert_golden: AssertGolden
) -> None:
    desk = desk_with("spread-20", open_sample("vgpu"))
    async with desk.shown(*size) as pilot:
        await pilot.pause()
        for name in ("spread-10a", "spread-10b"):
            desk.perform(PowerOn(vms=(name,)))
        await pilot.press("p")
        shown = said(await settled(pilot))
        assert "140 GB of frame buffer are free, but every GPU is locked to another size." in shown
        assert "Policy: Spread VMs across GPUs (best performance)." in shown
        assert vm_of(desk, "spread-20").power is Power.OFF
        assert_golden(desk, "power-on-vgpu-why-not")
