"""The tasks of any object."""

import re

import pytest

from tests.ui.bench_desk import Bench
from tests.ui.monitor.rig import A, AssertGolden, C, bench, protected, recommending
from tests.ui.shell.rig import console
from tests.ui.text_plane import text_plane
from vconsole.model import Ref
from vconsole.ui.desk import Speed
from vconsole.ui.widgets import InventoryTable
from vconsole.vcenter import DeleteVm, PowerOff, PowerOn, SetDrs


def asked(ref: Ref) -> Bench:
    """The page of an object after DRS was set, one VM was powered off, one started and one refused."""
    desk = bench(protected(), "tasks", ref)
    for action in (
        SetDrs(cluster="gpu", automation="partially-automated"),
        PowerOff(vms=("web-01",)),
        PowerOn(vms=("train-01",)),
    ):
        desk.session.perform(action)
        desk.session.settle()
    return desk


@pytest.mark.parametrize("size", [(76, 12), (86, 30)])
async def test_the_newest_task_stands_first(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = asked(Ref("cluster", "gpu"))
    async with desk.shown(*size):
        assert_golden(desk, "tasks")


@pytest.mark.parametrize(
    ("ref", "targets"),
    [
        (Ref("vcenter", "vcsa-01.lab.local"), {"gpu", "web-01", "train-01"}),
        (Ref("datacenter", "Lab"), {"gpu", "web-01", "train-01"}),
        (Ref("host", C), {"web-01"}),
        (Ref("host", A), {"train-01"}),
        (Ref("vm", "web-01"), {"web-01"}),
    ],
)
async def test_an_object_tells_of_the_tasks_below_it_and_of_no_others(ref: Ref, targets: set[str]) -> None:
    desk = asked(ref)
    async with desk.shown():
        assert {task.target.name for task in desk.page.query_one(InventoryTable).rows} == targets


async def test_a_running_task_shows_how_far_it_is_and_then_how_it_ended() -> None:
    desk = bench(recommending(), "tasks")
    async with desk.shown() as pilot:
        desk.speed = Speed.REAL
        desk.attempt(SetDrs(cluster="gpu", automation="fully-automated"))
        desk.attempt(PowerOn(vms=("train-01",)))
        desk.session.advance(1.0)
        await pilot.pause()
        assert re.search(r"5\d%", text_plane(desk))
        await pilot.press("enter")
        await pilot.pause()
        assert re.search(r"5\d%", text_plane(desk))
        desk.session.settle()
        await pilot.pause()
        assert "Completion Time  2.0 s" in text_plane(desk)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_task_shows_every_cause_of_its_fault(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = bench(recommending(), "tasks")
    async with desk.shown(*size) as pilot:
        desk.attempt(PowerOn(vms=("greedy-01",)))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert_golden(desk, "task-refused")


async def test_the_object_of_a_task_opens_out_of_its_dialog() -> None:
    desk = asked(Ref("cluster", "gpu"))
    async with desk.shown() as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert desk.opened == [(Ref("vm", "web-01"), None)]


async def test_the_object_of_a_task_may_be_gone() -> None:
    desk = bench(protected(), "tasks", Ref("vcenter", "vcsa-01.lab.local"))
    async with desk.shown() as pilot:
        for action in (PowerOff(vms=("web-01",)), DeleteVm(vm="web-01")):
            desk.attempt(action)
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "not in the inventory any more" in text_plane(desk)
        await pilot.press("enter")
        await pilot.pause()
        assert desk.opened == []


async def test_an_undone_act_takes_its_task_with_it_and_filters_hold() -> None:
    desk = bench(protected(), "tasks")
    async with desk.shown() as pilot:
        assert "Nothing was asked" in text_plane(desk)
        desk.attempt(PowerOff(vms=("web-01",)))
        desk.attempt(SetDrs(cluster="gpu", automation="manual"))
        await pilot.pause()
        await pilot.press("slash", *"name:power", "enter")
        await pilot.pause()
        assert desk.page.query_one(InventoryTable).row_count == 1
        desk.session.undo()
        desk.session.undo()
        await pilot.pause()
        assert desk.page.query_one(InventoryTable).rows == ()


async def test_every_kind_of_object_has_its_tasks_page() -> None:
    async with console((80, 24), protected()) as (app, pilot):
        app.attempt(PowerOff(vms=("web-01",)))
        for ref in (Ref("vcenter", "vcsa-01.lab.local"), Ref("datacenter", "Lab"), Ref("host", C), Ref("vm", "web-01")):
            app.open(ref, "tasks")
            await pilot.pause()
            await pilot.pause()
            assert "Power Off virtual machine" in text_plane(app)
