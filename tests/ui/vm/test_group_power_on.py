"""Power On of several VMs: recommended, started, failed."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.build import ask, device, estate, host, vm
from tests.ui.shell.rig import console
from tests.ui.text_plane import text_plane
from tests.ui.vm.rig import NARROW, WIDE, settled
from vconsole.model import Cluster, Datacenter, Inventory, Power, Ref
from vconsole.ui.acts import power_on_together
from vconsole.ui.acts.placing import PowerOnDialog, group
from vconsole.ui.acts.placing.group import GroupPowerOnDialog
from vconsole.ui.app import Console
from vconsole.ui.desk import Speed
from vconsole.ui.pages.recommendation_table import RecommendationTable
from vconsole.vcenter import CancelRecommendation, FailVcenter, TaskStatus

AssertGolden = Callable[[App[Any], str], None]
LEVELS = ("manual", "partially-automated", "fully-automated", "off")


def mixed() -> Inventory:
    """A cluster at each level and one without DRS: each has a host with two devices, and three VMs that ask for one."""
    hosts = [host(f"{level}-01", device("3b:00.0"), device("af:00.0"), cluster=level) for level in LEVELS]
    return Inventory.of(
        name="mixed",
        datacenters=[Datacenter(name="Lab")],
        clusters=[
            Cluster.model_validate(
                {
                    "name": level,
                    "datacenter": "Lab",
                    "drs": {"enabled": False} if level == "off" else {"automation": level},
                }
            )
            for level in LEVELS
        ],
        hosts=hosts,
        vms=[vm(f"{level}-vm-{number}", f"{level}-01", ask()) for level in LEVELS for number in range(3)],
    )


def manual(count: int = 3) -> Inventory:
    """Two hosts with two devices in all, in a cluster that only recommends."""
    return estate(
        host("esxi-01", device("3b:00.0")),
        host("esxi-02", device("3b:00.0")),
        vms=tuple(vm(f"train-{number:02}", "esxi-01", ask()) for number in range(count)),
        drs={"automation": "manual"},
    )


async def begin(app: Console, pilot: Pilot[int]) -> GroupPowerOnDialog:
    """Power on all VMs of the estate, and wait until they are placed."""
    power_on_together(app, tuple(app.inventory.vms))
    await pilot.pause()
    return await placed(app, pilot)


async def placed(app: Console, pilot: Pilot[int]) -> GroupPowerOnDialog:
    """Wait until the worker of the dialog is done."""
    await app.workers.wait_for_complete()
    await settled(pilot)
    dialog = app.screen
    assert isinstance(dialog, GroupPowerOnDialog)
    return dialog


def runs(app: Console) -> set[str]:
    return {vm.name for vm in app.inventory.vms.values() if vm.runs}


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_mixed_group_has_three_lists(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    async with console(size, mixed()) as (app, pilot):
        await begin(app, pilot)
        assert_golden(app, "group-recommended")
        await pilot.press("v")
        await pilot.pause()
        assert_golden(app, "group-started")
        await pilot.press("v")
        await pilot.pause()
        assert_golden(app, "group-failed")
    assert runs(app) == {f"{level}-vm-{number}" for level in LEVELS[1:] for number in range(2)}


async def test_ticked_vms_go_from_the_page_through_recommendations_to_running_by_keys() -> None:
    async with console(NARROW, manual()) as (app, pilot):
        await app._console.open(Ref("cluster", "gpu"), "vms", focus=True)
        await pilot.pause()
        await pilot.press("ctrl+a", "p")
        await pilot.pause()
        await placed(app, pilot)
        assert "Power On Recommendations (2)" in text_plane(app)
        await pilot.press("enter")
        await pilot.pause()
        assert runs(app) == {"train-00"}
        await pilot.press("w")
        await placed(app, pilot)
        assert runs(app) == {"train-00", "train-01"}
        shown = text_plane(app)
        assert "Started Power-Ons (2)" in shown
        assert "Failed Power-Ons (1)" in shown
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, GroupPowerOnDialog)


async def test_another_host_than_the_best_may_take_what_the_next_vm_was_promised() -> None:
    async with console(NARROW, manual(2)) as (app, pilot):
        await begin(app, pilot)
        await pilot.press("down", "enter")
        shown = await settled(pilot)
        assert app.inventory.vms["train-00"].host == "esxi-02"
        assert "Power On Recommendations (0)" in shown
        assert "Failed Power-Ons (1)" in shown


async def test_all_that_is_recommended_is_applied_at_once() -> None:
    async with console(NARROW, manual(2)) as (app, pilot):
        await begin(app, pilot)
        await pilot.press("w")
        await placed(app, pilot)
        assert runs(app) == {"train-00", "train-01"}
        assert "Power On Recommendations (0)" in text_plane(app)


async def test_a_group_is_one_act_for_undo() -> None:
    async with console(NARROW, mixed()) as (app, pilot):
        before = app.inventory
        await begin(app, pilot)
        assert app.session.acts == 1
        app.session.undo()
        await settled(pilot)
        assert app.inventory is before
        assert "Nothing was started." in text_plane(app)
        app.session.redo()
        await settled(pilot)
        assert "6 started" in text_plane(app)


async def test_a_failed_one_shows_every_host_and_is_mended_by_a_digit() -> None:
    async with console(WIDE, manual()) as (app, pilot):
        await begin(app, pilot)
        await pilot.press("w")
        await placed(app, pilot)
        acts = app.session.acts
        await pilot.press("v", "enter")
        shown = await settled(pilot)
        assert isinstance(app.screen, PowerOnDialog)
        assert app.session.acts == acts
        assert "esxi-01" in shown
        assert "esxi-02" in shown
        assert "1  Power off" in shown
        await pilot.press("1")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("p")
        await settled(pilot)
        await pilot.press("escape")
        shown = await settled(pilot)
        assert isinstance(app.screen, GroupPowerOnDialog)
        assert "Power On Recommendations (1)" in shown


async def test_a_vm_that_only_others_of_its_group_keep_out_says_so() -> None:
    async with console(WIDE, manual()) as (app, pilot):
        await begin(app, pilot)
        await pilot.press("v", "v", "enter")
        shown = await settled(pilot)
        assert "as if the VMs before it ran where DRS recommends" in shown
        assert "can take train-02 now: press p to power on again" in " ".join(shown.split())


async def test_started_ones_follow_the_clock_and_a_refusal_of_the_host_is_told() -> None:
    inventory = estate(
        host("esxi-01", device("3b:00.0"), device("af:00.0")),
        vms=(vm("a", "esxi-01", ask()), vm("b", "esxi-01", ask(), reserve_all_memory=False)),
    )
    async with console(WIDE, inventory) as (app, pilot):
        app.speed = Speed.REAL
        await begin(app, pilot)
        assert "2 of them under way" in text_plane(app)
        assert "(pending)" in text_plane(app)
        app.session.settle()
        await settled(pilot)
        assert "1 of them refused by the host" in text_plane(app)
        await pilot.press("down", "enter")
        shown = await settled(pilot)
        assert "Change the settings of b: reserve all guest memory." in shown


async def test_a_recommendation_that_lapsed_is_told_among_the_failed() -> None:
    async with console(NARROW, manual(2)) as (app, pilot):
        await begin(app, pilot)
        app.session.perform(CancelRecommendation(vm="train-00"))
        await pilot.press("v", "v")
        shown = await settled(pilot)
        assert "Failed Power-Ons (1)" in shown
        assert "does not hold any more" in shown


async def test_what_still_waits_is_told_when_it_is_closed() -> None:
    async with console(NARROW, manual(2)) as (app, pilot):
        await begin(app, pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert any("2 of the VMs are not powered on" in note.message for note in app._notifications)


async def test_two_hundred_vms_are_placed_while_the_screen_lives_and_stop_in_between(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(group, "PAUSE_SECONDS", 0.05)
    hosts = [host(f"esxi-{n:02}", *[device(f"{b:02x}:00.0") for b in range(16)], cpu_cores=512) for n in range(16)]
    inventory = estate(*hosts, vms=tuple(vm(f"vm-{n:03}", "esxi-00", ask(), memory_gb=1) for n in range(200)))
    async with console(NARROW, inventory) as (app, pilot):
        power_on_together(app, tuple(inventory.vms))
        await pilot.pause()
        while "Finding a place" not in text_plane(app):
            await pilot.pause()
        await pilot.press("enter", "w", "i")
        assert isinstance(app.screen, GroupPowerOnDialog)
        assert app.clock_stands
        assert runs(app) == set()
        await pilot.press("escape")
        await placed(app, pilot)
        assert 0 < len(runs(app)) < 200
        assert f"{len(runs(app))} started; {200 - len(runs(app))} not tried." in text_plane(app)
        assert not app.clock_stands


async def test_vcenter_may_be_down() -> None:
    async with console(NARROW, mixed()) as (app, pilot):
        app.attempt(FailVcenter())
        await begin(app, pilot)
        shown = text_plane(app)
        assert "12 not tried." in shown
        assert "Recover vCenter" in shown
        assert runs(app) == set()
        assert app.session.state.tasks[-1].status is TaskStatus.STOPPED


async def test_why_shows_what_is_recommended_without_doing_anything() -> None:
    async with console(NARROW, manual(1)) as (app, pilot):
        await begin(app, pilot)
        acts = app.session.acts
        await pilot.press("i")
        shown = await settled(pilot)
        assert "Recommended hosts, best first" in shown
        assert app.session.acts == acts
        await pilot.press("2")
        await settled(pilot)
        assert app.inventory.vms["train-00"].power is Power.ON
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen.query_one(RecommendationTable).rows == ()
