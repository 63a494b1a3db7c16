"""Maintenance mode with its plan, what only a rehearsal does, and the settings of a cluster."""

import re

import pytest
from textual.widgets import RadioButton

from tests.build import vm
from tests.ui.acts3.rig import A, B, C, lab
from tests.ui.shell.rig import LARGE, SMALL, console
from tests.ui.vm.rig import said, settled
from vconsole.model import HostState, Power, Ref
from vconsole.ui.acts import edit_drs, edit_ha, enter_maintenance, fail_host, fail_vcenter, isolate_host, recover_host
from vconsole.ui.desk import Speed
from vconsole.ui.verbs import verbs_of

HOST, CLUSTER = Ref("host", A), Ref("cluster", "gpu")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_whole_plan_is_done_step_by_step_as_time_passes(size: tuple[int, int]) -> None:
    async with console(size, lab("manual")) as (app, pilot):
        app.speed = Speed.DEMO
        app.clock_stands = True  # the test itself lets time pass, however fast it runs
        enter_maintenance(app, HOST)
        shown = await settled(pilot)
        await pilot.press("w")
        assert "Esc Stop" in (await settled(pilot)).replace("esc", "Esc")
        assert app.inventory.hosts[A].entering_maintenance
        await pilot.press("enter")
        assert "The plan is being performed." in said(await settled(pilot))
        for _ in range(30):
            app.session.advance(1.0)
            await settled(pilot)
        done = await settled(pilot)
        assert "legacy-01  DirectPath IO: shut down the VM" in shown
        assert "train-01  Dynamic DirectPath IO: cold migration" in shown
        assert f"✓  {A} is in maintenance mode." in done
        assert "Plan: 6 of 6 steps done" in done
        train = app.inventory.vms["train-01"]
        assert (train.host, train.power) == (B, Power.ON)
        assert app.inventory.vms["legacy-01"].power is Power.OFF
        assert app.session.acts == 6


async def test_what_drs_moves_is_not_in_the_way() -> None:
    web = vm("web-01", A, on=True)
    async with console(SMALL, lab().with_vm(web)) as (app, pilot):
        enter_maintenance(app, HOST)
        shown = await settled(pilot)
        assert "2 VMs in the way." in shown
        assert re.search(rf"✓  web-01  DRS moves it to ({B}|{C})", shown)
        assert "✗  train-01" in shown


async def test_single_steps_count_from_the_next_one() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        enter_maintenance(app, HOST)
        await settled(pilot)
        await pilot.press("1", "1")
        shown = await settled(pilot)
        assert app.inventory.hosts[A].entering_maintenance
        assert app.inventory.vms["legacy-01"].power is Power.OFF
        assert "Plan: 2 of 5 steps done" in shown
        await pilot.press("3")
        refused = said(await settled(pilot))
        assert "train-01" in refused
        assert "✗ Problem" in refused
        assert app.inventory.vms["train-01"].host == A


async def test_converting_lets_the_static_vm_start_elsewhere() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        enter_maintenance(app, HOST)
        await settled(pilot)
        await pilot.press("c", "w")
        await settled(pilot)
        await settled(pilot)
        legacy = app.inventory.vms["legacy-01"]
        assert (legacy.host in (B, C), legacy.power) == (True, Power.ON)


async def test_ok_only_begins_and_the_task_waits() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        enter_maintenance(app, HOST)
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        host = app.inventory.hosts[A]
        assert (host.entering_maintenance, host.state) == (True, HostState.CONNECTED)
        assert app.inventory.vms["train-01"].power is Power.ON
        assert "Entering Maintenance Mode" in said(await settled(pilot))
        enter, leave, cancel = (verb for verb in verbs_of("host") if "maintenance" in verb.id)
        assert enter.why_not(app.inventory, HOST) is None
        assert leave.why_not(app.inventory, HOST) == "it is still entering; cancel that instead"
        assert cancel.why_not(app.inventory, HOST) is None
        cancel.run(app, HOST)
        shown = said(await settled(pilot))
        assert "⊘ Cancelled" in shown
        assert "✓ Completed" not in shown
        assert cancel.why_not(app.inventory, HOST) == "it is not entering maintenance mode"
        assert not app.inventory.hosts[A].entering_maintenance


async def test_a_failure_says_who_restarts_where_and_then_that_happens() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        fail_host(app, HOST)
        shown = said(await settled(pilot))
        assert app.inventory.hosts[A].state is HostState.CONNECTED
        await pilot.press("enter")
        await settled(pilot)
        assert "■ legacy-01 stays powered off." in shown
        assert f"▶ train-01 runs on {B} then." in shown
        assert app.inventory.hosts[A].state is HostState.NOT_RESPONDING
        train, legacy = app.inventory.vms["train-01"], app.inventory.vms["legacy-01"]
        assert (train.host, train.power, legacy.power) == (B, Power.ON, Power.OFF)
        recover_host(app, HOST)
        await settled(pilot)
        await pilot.press("enter")
        assert app.inventory.hosts[A].state is HostState.CONNECTED


async def test_without_ha_a_failure_and_an_isolation_say_that_nothing_restarts() -> None:
    async with console(SMALL, lab(ha=False)) as (app, pilot):
        fail_host(app, HOST)
        assert "nothing restarts them elsewhere" in said(await settled(pilot))
        await pilot.press("escape")
        isolate_host(app, HOST)
        assert "Its VMs go on running there." in said(await settled(pilot))
        await pilot.press("escape")
        assert not app.session.events


async def test_without_vcenter_only_the_rehearsal_goes_on() -> None:
    *_, fail, recover = verbs_of("vcenter")
    async with console(SMALL, lab()) as (app, pilot):
        vcenter = Ref("vcenter", app.inventory.vcenter.name)
        fail_vcenter(app, vcenter)
        await settled(pilot)
        await pilot.press("enter")
        assert not app.inventory.vcenter.up
        assert fail.why_not(app.inventory, vcenter)
        assert recover.why_not(app.inventory, vcenter) is None
        enter_maintenance(app, HOST)
        assert "does not answer" in said(await settled(pilot))


async def test_the_automation_level_is_set() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        edit_drs(app, CLUSTER)
        await settled(pilot)
        await pilot.click(list(app.screen.query(RadioButton))[1])
        await pilot.press("enter")
        await settled(pilot)
        assert app.inventory.clusters["gpu"].drs.automation == "partially-automated"
        assert app.session.acts == 1


async def test_numbers_of_admission_control_are_checked_and_set() -> None:
    async with console(SMALL, lab()) as (app, pilot):
        edit_ha(app, CLUSTER)
        shown = said(await settled(pilot))
        await pilot.press("tab", "tab", "ctrl+u", *"120", "enter")
        refused = said(await settled(pilot))
        await pilot.press("ctrl+u", *"40", "enter")
        await settled(pilot)
        assert "Reserved memory, % 25" in shown
        assert "Host failures" not in shown
        assert 'Reserved CPU, %: found "120". Type a whole number from 0 to 100.' in refused
        ha = app.inventory.clusters["gpu"].ha
        assert (ha.cpu_percent, ha.memory_percent) == (40, 25)
