"""The events of any object."""

import pytest

from tests.ui.bench_desk import Bench
from tests.ui.monitor.rig import A, AssertGolden, C, bench, protected
from tests.ui.text_plane import text_plane
from vconsole.model import Ref
from vconsole.ui.widgets import InventoryTable
from vconsole.vcenter import FailHost, PowerOff, SetDrs


def happened(ref: Ref) -> Bench:
    """The page of an object after a host failed, a VM of another one was powered off, and DRS was set."""
    desk = bench(protected(), "events", ref)
    for action in (FailHost(host=A), PowerOff(vms=("web-01",)), SetDrs(cluster="gpu", automation="manual")):
        desk.session.perform(action)
        desk.session.settle()
    return desk


@pytest.mark.parametrize("size", [(76, 12), (86, 30)])
async def test_the_newest_event_stands_first(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = happened(Ref("cluster", "gpu"))
    async with desk.shown(*size):
        assert_golden(desk, "events")


@pytest.mark.parametrize(
    ("ref", "told", "not_told"),
    [
        (Ref("vcenter", "vcsa-01.lab.local"), {"web-01", "train-01", "gpu"}, set()),
        (Ref("datacenter", "Lab"), {"web-01", "train-01", "gpu"}, set()),
        (Ref("host", C), {"web-01"}, {"legacy-01", "gpu"}),
        (Ref("vm", "train-01"), {"train-01"}, {"web-01", "gpu"}),
    ],
)
async def test_an_object_tells_of_all_below_it_and_of_nothing_else(
    ref: Ref, told: set[str], not_told: set[str]
) -> None:
    desk = happened(ref)
    async with desk.shown():
        rows = desk.page.query_one(InventoryTable).rows
        about = {event.vm or event.host or event.cluster for _, event in rows}
        assert told <= about
        assert not not_told & about


async def test_an_event_shows_its_vsphere_id_and_an_undone_one_goes() -> None:
    desk = bench(protected(), "events", Ref("host", A))
    async with desk.shown(80, 24) as pilot:
        assert "Nothing has happened" in text_plane(desk)
        desk.attempt(FailHost(host=A))
        await pilot.pause()
        await pilot.press("G", "enter")
        await pilot.pause()
        assert "HostConnectionLostEvent" in text_plane(desk)
        await pilot.press("escape")
        desk.session.undo()
        await pilot.pause()
        assert "Nothing has happened" in text_plane(desk)


async def test_events_are_filtered_as_in_every_table() -> None:
    desk = happened(Ref("cluster", "gpu"))
    async with desk.shown() as pilot:
        await pilot.press("slash", *"id:HA", "enter")
        await pilot.pause()
        table = desk.page.query_one(InventoryTable)
        assert 0 < table.row_count < len(table.rows)
