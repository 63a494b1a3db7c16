"""New Virtual Machine: eight pages under real keys, and what each refuses."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Checkbox, Input

from tests.build import A100, T4, device, estate, host
from tests.ui.bench_desk import Bench
from tests.ui.vm.rig import NARROW, WIDE, A, B, desk_with, lab, said, settled, vm_of
from vconsole.model import DynamicDirectPathIo, HostState, Inventory, Power, Ref
from vconsole.model.vm import MMIO_SIZE
from vconsole.ui.acts import new_vm
from vconsole.ui.acts.placing import PowerOnDialog
from vconsole.ui.acts.wizard import NewVmWizard
from vconsole.ui.acts.wizard.complete_step import CompleteStep
from vconsole.ui.acts.wizard.step import ChoiceStep
from vconsole.ui.widgets import InventoryTable

AssertGolden = Callable[[App[Any], str], None]
CLUSTER = Ref("cluster", "gpu")


async def opened(desk: Bench, pilot: Pilot[int], ref: Ref = CLUSTER) -> NewVmWizard:
    """The wizard, drawn."""
    await settled(pilot)
    new_vm(desk, ref)
    await settled(pilot)
    assert isinstance(desk.screen, NewVmWizard)
    return desk.screen


async def on_page(pilot: Pilot[int], wizard: NewVmWizard, number: int) -> str:
    """Go on to a page by its number, with what is chosen already and the name `new-01`."""
    wizard.query(Input).first().value = "new-01"
    while wizard._at < number - 1:
        wizard.action_confirm()
    return await settled(pilot)


def rows_of(wizard: NewVmWizard) -> list[Any]:
    step = wizard._steps[wizard._at]
    assert isinstance(step, ChoiceStep)
    return list(step.query_one(InventoryTable).rows)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_enter_and_a_name_lead_to_a_vm(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = desk_with("train-01")
    async with desk.shown(*size) as pilot:
        await opened(desk, pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert_golden(desk, "wizard-2-name")
        await pilot.press("a", "b")
        for _ in range(6):
            await pilot.press("enter")
            await settled(pilot)
        assert_golden(desk, "wizard-8-complete")
        await pilot.press("enter")
        await settled(pilot)
    assert desk.opened == [(Ref("vm", "ab"), None)]
    created = vm_of(desk, "ab")
    assert (created.power, created.hardware_version, created.guest_os) == (Power.OFF, 20, "Other Linux (64-bit)")
    assert not created.reserve_all_memory


async def test_a_vm_with_a_labelled_gpu_is_created_and_powered_on() -> None:
    desk = desk_with("web-01", estate(host(A, device("0000:af:00.0", label="Training")), host(B)))
    async with desk.shown(*NARROW) as pilot:
        wizard = await opened(desk, pilot)
        await on_page(pilot, wizard, 7)
        await pilot.press("f3", "enter", "enter")
        await settled(pilot)
        await pilot.press("f2", "enter")
        await settled(pilot)
        await pilot.press("space", "enter")
        await settled(pilot)
        assert isinstance(desk.screen, PowerOnDialog)
    created = vm_of(desk, "new-01")
    assert created.pci[0].model_copy(update={"assigned": None}) == DynamicDirectPathIo(
        allowed=(A100,), label="Training"
    )
    assert (created.power, created.host, created.reserve_all_memory) == (Power.ON, A, True)
    assert created.advanced[MMIO_SIZE] == "128"


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_customize_hardware_names_the_compatibility(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = desk_with("train-01")
    async with desk.shown(*size) as pilot:
        wizard = await opened(desk, pilot)
        shown = await on_page(pilot, wizard, 7)
        assert_golden(desk, "wizard-7-hardware")
    assert "Compatibility: ESXi 8.0 and later (VM version 20)" in shown


async def test_going_back_keeps_what_was_entered() -> None:
    desk = desk_with("train-01")
    async with desk.shown(*NARROW) as pilot:
        wizard = await opened(desk, pilot)
        await on_page(pilot, wizard, 5)
        await pilot.press("down")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("alt+left", "alt+left", "alt+left", "alt+left")
        await settled(pilot)
        assert wizard.query(Input).first().value == "new-01"
        wizard.action_confirm()
        shown = await on_page(pilot, wizard, 5)
    assert "▌ESXi 7.0 U2 and later (VM version 19)" in shown


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "has no name yet"), ("   ", "has no name yet"), ("train-01", "already"), ("a\x07", "control character")],
)
async def test_a_name_that_cannot_be_is_explained(name: str, words: str) -> None:
    desk = desk_with("train-01")
    async with desk.shown(*NARROW) as pilot:
        wizard = await opened(desk, pilot)
        wizard.action_confirm()
        wizard.query(Input).first().value = name
        wizard.action_confirm()
        assert words in said(await settled(pilot))
        assert wizard._at == 1


async def test_other_creation_types_are_dimmed_and_explained() -> None:
    desk = desk_with("train-01")
    async with desk.shown(*NARROW) as pilot:
        wizard = await opened(desk, pilot)
        await pilot.press("down", "enter")
        shown = await settled(pilot)
        assert wizard._at == 0
    assert "Deploy from template cannot be chosen: templates and clones are not modelled." in said(shown)


def uneven() -> Inventory:
    """A cluster of two releases with a host in maintenance, and a host that stands alone."""
    return estate(
        host(A, version="8.0.2"),
        host(B, version="7.0.3"),
        host("esxi-04", state=HostState.MAINTENANCE),
        host("alone", device("0000:3b:00.0", T4), cluster=None),
    )


async def test_hosts_that_cannot_take_a_vm_are_dimmed_with_the_reason() -> None:
    desk = desk_with("x", uneven())
    async with desk.shown(*NARROW) as pilot:
        wizard = await opened(desk, pilot)
        await on_page(pilot, wizard, 3)
        reasons = {row.key: row.why_not for row in rows_of(wizard)}
        await pilot.press("down", "down", "down", "enter")
        shown = await settled(pilot)
        assert wizard._at == 2
    assert [key for key, reason in reasons.items() if not reason] == [
        CLUSTER, Ref("host", A), Ref("host", B), Ref("host", "alone")
    ]  # fmt: skip
    assert "esxi-04 cannot be chosen: it is not connected (Maintenance Mode)." in said(shown)


async def test_a_hardware_version_that_one_host_does_not_know_is_dimmed() -> None:
    desk = desk_with("x", uneven())
    async with desk.shown(*NARROW) as pilot:
        wizard = await opened(desk, pilot)
        await on_page(pilot, wizard, 5)
        rows = rows_of(wizard)
    assert [row.key for row in rows if row.why_not] == [21, 20]
    assert rows[0].why_not == f"{B} (7.0.3) does not know it"
    assert wizard._draft.config.hardware_version == 19


async def test_another_compute_resource_brings_its_own_compatibility() -> None:
    desk = desk_with("x", uneven())
    async with desk.shown(*NARROW) as pilot:
        wizard = await opened(desk, pilot, Ref("host", A))
        await on_page(pilot, wizard, 6)
        assert wizard._draft.config.hardware_version == 21
        for _ in range(3):
            wizard.action_back()
        await settled(pilot)
        await pilot.press("down")
        await settled(pilot)
        await on_page(pilot, wizard, 6)
    assert wizard._draft.compute == Ref("host", B)
    assert wizard._draft.config.hardware_version == 19


async def test_the_device_selection_offers_what_the_compute_resource_has() -> None:
    desk = desk_with("x", uneven())
    async with desk.shown(*WIDE) as pilot:
        wizard = await opened(desk, pilot, Ref("host", "alone"))
        await on_page(pilot, wizard, 7)
        await pilot.press("f3", "enter")
        await settled(pilot)
        names = [row.name for row in desk.screen.query_one(InventoryTable).rows]
    assert names == ["TU104GL [Tesla T4]", "0000:3b:00.0 | TU104GL [Tesla T4]"]


async def test_what_would_keep_the_vm_from_starting_is_said_before_it_is_created() -> None:
    desk = desk_with("train-01")
    async with desk.shown(*NARROW) as pilot:
        wizard = await opened(desk, pilot)
        await on_page(pilot, wizard, 7)
        await pilot.press("f3", "enter", "enter")
        await settled(pilot)
        wizard.query("HardwareStep Checkbox").first(Checkbox).value = False
        wizard.action_confirm()
        shown = await settled(pilot)
    assert "✗ All guest memory reserved" in shown
    assert "✗ 64-bit MMIO region" in shown
    assert "✓ EFI firmware" not in shown


async def test_a_refused_creation_leaves_the_wizard_open() -> None:
    desk = desk_with("train-01")
    async with desk.shown(*NARROW) as pilot:
        wizard = await opened(desk, pilot)
        await on_page(pilot, wizard, 8)
        wizard._draft = wizard._draft.with_config(hardware_version=22)
        wizard.action_confirm()
        shown = await settled(pilot)
        assert desk.screen is wizard
    assert "Hardware version 22 is not known to ESXi" in said(shown)
    assert desk.inventory.vms.keys() == lab().vms.keys()


async def test_a_host_that_was_chosen_is_where_the_new_vm_starts() -> None:
    desk = desk_with("web-01")
    async with desk.shown(*WIDE) as pilot:
        wizard = await opened(desk, pilot, Ref("host", B))
        await on_page(pilot, wizard, 8)
        wizard.query_one(CompleteStep).query_one(Checkbox).value = True
        wizard.action_confirm()
        shown = await settled(pilot)
    assert vm_of(desk, "new-01").host == B
    assert vm_of(desk, "new-01").power is Power.ON
    assert f" {A} " not in shown.split("Device(s)")[1].split("✓")[0]


async def test_leaving_asks_before_a_named_vm_is_discarded() -> None:
    desk = desk_with("train-01")
    async with desk.shown(*WIDE) as pilot:
        wizard = await opened(desk, pilot)
        await on_page(pilot, wizard, 3)
        await pilot.press("escape")
        assert "Discard the new virtual machine?" in await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert desk.screen is wizard
        await pilot.click("#dialog-cancel")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert len(desk.screen_stack) == 1


async def test_leaving_asks_nothing_while_nothing_was_entered() -> None:
    desk = desk_with("train-01")
    async with desk.shown(*WIDE) as pilot:
        await opened(desk, pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert len(desk.screen_stack) == 1


async def test_tab_on_the_last_page_leads_to_finish_and_not_to_cancel() -> None:
    desk = desk_with("train-01")
    async with desk.shown(*WIDE) as pilot:
        wizard = await opened(desk, pilot)
        await on_page(pilot, wizard, 8)
        await pilot.press("tab", "enter")
        await settled(pilot)
    assert "new-01" in desk.inventory.vms
