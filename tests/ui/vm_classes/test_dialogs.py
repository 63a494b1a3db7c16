"""New VM Class, with Device Selection that refuses static devices; Deploy VM from Class."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Checkbox, Select

from tests.build import ask
from tests.ui.shell.rig import console
from tests.ui.vm.rig import said, settled
from tests.ui.vm_classes.rig import LARGE, NARROW, WIDE, bench, lab
from vconsole.model import Power, Ref, VmClass
from vconsole.ui.acts import deploy_vm_class, new_vm_class
from vconsole.ui.acts.device_selection import DeviceSelection
from vconsole.ui.acts.vm_classes.deployment import DeploymentDialog
from vconsole.ui.acts.vm_classes.new_class import NewClassDialog
from vconsole.ui.widgets import InventoryTable

Golden = Callable[[App[Any], str], None]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_class_is_created_with_a_device_and_its_memory_reserved(
    size: tuple[int, int], assert_golden: Golden
) -> None:
    desk = bench(lab(LARGE))
    async with desk.shown(*size) as pilot:
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        await pilot.press(*"gpu-two", "f3")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert_golden(desk, "new-vm-class")
        await pilot.press("enter")
        await settled(pilot)
        created = desk.inventory.vm_classes["gpu-two"]
        assert created == VmClass(name="gpu-two", reserve_all_memory=True, pci=(ask(label="Training"),))
        assert desk.opened == [(Ref("vm-class", "gpu-two"), None)]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_static_device_is_dimmed_and_refused_with_the_reason(
    size: tuple[int, int], assert_golden: Golden
) -> None:
    desk = bench(lab(LARGE))
    async with desk.shown(*size) as pilot:
        new_vm_class(desk, Ref("vcenter", "vcsa-01.lab.local"))
        await pilot.pause()
        await pilot.press("f3")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("G", "enter")
        await settled(pilot)
        assert_golden(desk, "device-selection-for-a-class")
        assert isinstance(desk.screen, DeviceSelection)
        assert "DirectPath IO names one device of one host" in said(await settled(pilot))
        await pilot.press("g")
        assert "Problem" not in await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(desk.screen, NewClassDialog)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "has no name yet"),
        ("GPU Two", "for example gpu-two"),
        ("gpu-large", 'There is a VM class "gpu-large" already.'),
    ],
)
async def test_a_name_that_cannot_be_is_explained_and_stays(typed: str, says: str) -> None:
    desk = bench(lab(LARGE))
    async with desk.shown(*NARROW) as pilot:
        before = desk.inventory
        new_vm_class(desk, Ref("vcenter", "vcsa-01.lab.local"))
        await pilot.pause()
        await pilot.press(*["space" if letter == " " else letter for letter in typed], "enter")
        assert says in said(await settled(pilot))
        assert isinstance(desk.screen, NewClassDialog)
        assert desk.inventory is before


async def test_devices_without_reserved_memory_are_refused() -> None:
    desk = bench(lab(LARGE))
    async with desk.shown(*WIDE) as pilot:
        new_vm_class(desk, Ref("vcenter", "vcsa-01.lab.local"))
        await pilot.pause()
        await pilot.press(*"gpu-two", "f3")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        desk.screen.query_one(Checkbox).value = False
        await pilot.press("enter")
        assert "A VM class with PCI devices reserves all memory" in said(await settled(pilot))
        assert "gpu-two" not in desk.inventory.vm_classes


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_vm_is_deployed_from_the_class_under_the_cursor(size: tuple[int, int], assert_golden: Golden) -> None:
    desk = bench(lab())
    async with desk.shown(*size) as pilot:
        await pilot.pause()
        await pilot.press("d")
        await settled(pilot)
        assert_golden(desk, "deploy-vm-class")
        await pilot.press(*"train-01", "enter")
        await settled(pilot)
        deployed = desk.inventory.vms["train-01"]
        assert (deployed.vm_class, deployed.host, deployed.power) == ("gpu-large", "esxi-02", Power.OFF)
        assert desk.opened == [(Ref("vm", "train-01"), None)]


async def test_another_class_can_be_chosen_and_says_what_the_vm_will_have() -> None:
    desk = bench(lab())
    async with desk.shown(*NARROW) as pilot:
        deploy_vm_class(desk, Ref("cluster", "gpu"))
        await settled(pilot)
        dialog = desk.screen
        assert isinstance(dialog, DeploymentDialog)
        dialog.query(Select).last().value = "plain"
        assert "1 CPU, 4 GB, VM version 17; no PCI device." in said(await settled(pilot))


async def test_a_deployment_that_is_refused_stays_open() -> None:
    desk = bench(lab())
    async with desk.shown(*NARROW) as pilot:
        before = desk.inventory
        deploy_vm_class(desk, Ref("host", "esxi-01"))
        await pilot.pause()
        await pilot.press("enter")
        assert "This is no name for a virtual machine. Type one." in said(await settled(pilot))
        await pilot.press(*"web-01", "enter")
        assert 'There is a virtual machine "web-01" already.' in said(await settled(pilot))
        assert desk.inventory is before


async def test_a_deployed_vm_is_powered_on_if_asked_and_shows_its_class() -> None:
    async with console(WIDE, lab(LARGE)) as (app, pilot):
        deploy_vm_class(app, Ref("cluster", "gpu"))
        await pilot.pause()
        await pilot.press(*"train-01")
        app.screen.query_one(Checkbox).value = True
        await pilot.press("enter")
        await settled(pilot)
        await settled(pilot)
        assert app.inventory.vms["train-01"].power is Power.ON
        await pilot.press("escape")
        shown = await settled(pilot)
        assert "train-01" in shown


@pytest.mark.parametrize(
    ("ref", "places"),
    [
        (Ref("vcenter", "vcsa-01.lab.local"), ["gpu (cluster)"]),
        (Ref("cluster", "gpu"), ["gpu (cluster)", "esxi-01", "esxi-02"]),
        (Ref("host", "esxi-02"), ["esxi-02"]),
    ],
)
async def test_a_vm_can_be_deployed_where_it_was_asked_for(ref: Ref, places: list[str]) -> None:
    desk = bench(lab())
    async with desk.shown(*NARROW) as pilot:
        deploy_vm_class(desk, ref)
        await settled(pilot)
        desk.screen.query(Select).first().expanded = True
        shown = await settled(pilot)
        assert [place for place in ("gpu (cluster)", "esxi-01", "esxi-02") if place in shown] == places


async def test_the_list_of_devices_offers_every_device_of_the_estate() -> None:
    desk = bench(lab())
    async with desk.shown(*WIDE) as pilot:
        new_vm_class(desk, Ref("vcenter", "vcsa-01.lab.local"))
        await pilot.pause()
        await pilot.press("f3")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert len(desk.screen.query_one(InventoryTable).rows) == 2 + 4
