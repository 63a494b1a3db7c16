"""Add Host and Remove from Inventory, through the dialogs."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Input

from tests.build import device, estate, host, vm
from tests.ui.acts3.rig import A, lab
from tests.ui.shell.rig import LARGE, SMALL, console
from tests.ui.vm.rig import said, settled
from vconsole.model import HostState, Ref
from vconsole.ui.acts import add_host, remove_host
from vconsole.ui.verbs import verbs_of

CLUSTER = Ref("cluster", "gpu")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_host_with_the_devices_of_another_is_added(
    size: tuple[int, int], assert_golden: Callable[[App[Any], str], None]
) -> None:
    async with console(size, lab()) as (app, pilot):
        add_host(app, CLUSTER)
        await settled(pilot)
        await pilot.press("enter")
        assert "The host has no name yet." in said(await settled(pilot))
        await pilot.press(*"esxi-09", "tab", "tab", "ctrl+u", *"many", "enter")
        assert 'CPU cores: "many" is not a whole number.' in said(await settled(pilot))
        assert_golden(app, "add-host-refused")
        await pilot.press("ctrl+u", *"32", "tab", "tab", "enter", "down", "enter", "tab", "tab", "enter")
        await settled(pilot)
        added = app.inventory.hosts["esxi-09"]
        assert (added.cluster, added.cpu_cores, added.state) == ("gpu", 32, HostState.CONNECTED)
        assert added.pci == app.inventory.hosts[A].pci
        await pilot.press("u")
        assert "esxi-09" not in app.inventory.hosts


async def test_a_host_of_a_datacenter_stands_alone_and_may_join_in_maintenance_mode() -> None:
    async with console(SMALL, estate()) as (app, pilot):
        add_host(app, Ref("datacenter", "Lab"))
        await settled(pilot)
        await pilot.press(*"alone", *["tab"] * 5, "space", "enter")
        await settled(pilot)
        (added,) = app.inventory.standalone_hosts("Lab")
        assert (added.name, added.state, added.pci) == ("alone", HostState.MAINTENANCE, ())


async def test_removing_a_host_names_the_vms_that_leave_with_it() -> None:
    inventory = estate(
        host("esxi-01", device("af:00.0"), state="maintenance"),
        host("esxi-02"),
        vms=(vm("b", "esxi-01"), vm("a", "esxi-01"), vm("c", "esxi-02", on=True)),
    )
    async with console(SMALL, inventory) as (app, pilot):
        app.open(Ref("host", "esxi-01"))
        await settled(pilot)
        remove_host(app, Ref("host", "esxi-01"))
        shown = said(await settled(pilot))
        assert "Remove esxi-01 from the inventory?" in shown
        assert "leave the inventory with it: a, b." in shown
        await pilot.press("enter")
        await settled(pilot)
        assert (list(app.inventory.hosts), list(app.inventory.vms)) == (["esxi-02"], ["c"])
        await pilot.press("u")
        await settled(pilot)
        assert app.inventory == inventory


async def test_a_host_in_service_is_not_removed_and_the_menu_says_why() -> None:
    verb = next(verb for verb in verbs_of("host") if verb.id == "host.remove")
    async with console(SMALL, lab()) as (app, pilot):
        assert verb.why_not(app.inventory, Ref("host", A)) == "it is not in maintenance mode"
        remove_host(app, Ref("host", A))
        assert f"Bring {A} into maintenance mode first." in said(await settled(pilot))
        assert A in app.inventory.hosts


async def test_an_example_in_an_empty_field_is_called_one() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        add_host(app, CLUSTER)
        assert "for example esxi-09.lab.local" in await settled(pilot)


async def test_a_refusal_leads_to_the_field_that_it_is_about() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        add_host(app, CLUSTER)
        await settled(pilot)
        name, _, cores, _ = app.screen.query(Input)
        await pilot.press("tab", "tab", "enter")
        await settled(pilot)
        assert app.focused is name
        name.value, cores.value = "esxi-09", "many"
        await pilot.press("enter")
        await settled(pilot)
        assert app.focused is cores
        assert "esxi-09" not in app.inventory.hosts
