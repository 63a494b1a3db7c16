"""What DRS would move to even out the load."""

from typing import Any

import pytest

from tests.build import ask, device, estate, host, static, vm
from tests.ui.monitor.rig import A, AssertGolden, B, C, bench, settled
from tests.ui.text_plane import text_plane
from vconsole.model import HostState, Inventory, Ref
from vconsole.ui.pages.monitor.move_tables import MoveTable, StayingTable
from vconsole.vcenter import FailVcenter, PowerOff, SetDrs

PAGE = "drs-moves"


def uneven(**cluster: Any) -> Inventory:
    """All the load on the first of two hosts, two of its VMs held by devices; the third takes no VMs."""
    return estate(
        host(A, device("3b:00.0"), device("af:00.0"), device("d8:00.0")),
        host(B, device("3b:00.0")),
        host(C, state=HostState.MAINTENANCE),
        vms=(
            vm("train-01", A, ask(assigned="3b:00.0"), on=True),
            vm("legacy-01", A, static("af:00.0", A), ask(assigned="d8:00.0"), on=True),
            *(vm(f"web-{number:02}", A, on=True, cpus=8) for number in range(1, 5)),
        ),
        **cluster,
    )


@pytest.mark.parametrize("size", [(76, 12), (86, 30)])
async def test_the_moves_the_hosts_and_what_stays(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = bench(uneven(), PAGE)
    async with desk.shown(*size) as pilot:
        await settled(desk, pilot)
        for name in ("drs-moves", "drs-moves-hosts", "drs-moves-staying"):
            assert_golden(desk, name)
            await pilot.press("v")
            await pilot.pause()


async def test_enter_makes_one_move_and_the_page_looks_again() -> None:
    desk = bench(uneven(), PAGE)
    async with desk.shown() as pilot:
        await settled(desk, pilot)
        first, *others = (row.action for row in desk.page.query_one(MoveTable).rows)
        await pilot.press("enter")
        await settled(desk, pilot)
        assert desk.inventory.vms[first.vm].host == B
        assert [row.action for row in desk.page.query_one(MoveTable).rows] == others
        desk.session.undo()
        await settled(desk, pilot)
        assert desk.inventory.vms[first.vm].host == A
        assert desk.page.query_one(MoveTable).rows[0].action == first


async def test_w_makes_all_moves_and_then_there_is_nothing_to_move() -> None:
    desk = bench(uneven(), PAGE)
    async with desk.shown() as pilot:
        await settled(desk, pilot)
        moves = [row.action for row in desk.page.query_one(MoveTable).rows]
        assert len(moves) > 1
        await pilot.press("w")
        await settled(desk, pilot)
        assert all(desk.inventory.vms[move.vm].host == B for move in moves)
        assert desk.session.acts == len(moves)
        assert "(w MOVE ALL)" in text_plane(desk)
        await pilot.press("w", "enter")
        assert desk.session.acts == len(moves)
        assert desk.explained == []


async def test_a_vm_stays_for_each_of_its_devices_and_opens() -> None:
    desk = bench(uneven(), PAGE)
    async with desk.shown() as pilot:
        await settled(desk, pilot)
        await pilot.press("v", "v")
        await pilot.pause()
        staying = desk.page.query_one(StayingTable).rows
        assert [(fault.about and fault.about.name, fault.slot) for fault in staying] == [
            ("legacy-01", 0),
            ("legacy-01", 1),
            ("train-01", 0),
        ]
        assert "VMS THAT STAY (2)" in text_plane(desk)
        await pilot.press("enter")
        assert desk.opened == [(Ref("vm", "legacy-01"), None)]


@pytest.mark.parametrize(
    ("drs", "said"),
    [
        ({"enabled": False}, "vSphere DRS is turned off and moves nothing."),
        ({"automation": "manual"}, "Manual: DRS would only recommend these moves"),
        ({"automation": "partially-automated"}, "Partially Automated: DRS would only recommend"),
        ({"automation": "fully-automated"}, "Fully Automated: DRS would make these moves by itself"),
    ],
)
async def test_the_level_says_what_would_become_of_the_moves(drs: dict[str, Any], said: str) -> None:
    desk = bench(uneven(drs=drs), PAGE)
    async with desk.shown() as pilot:
        await settled(desk, pilot)
        assert said in " ".join(text_plane(desk).split())


async def test_a_change_of_the_level_is_told_at_once() -> None:
    desk = bench(uneven(), PAGE)
    async with desk.shown() as pilot:
        await settled(desk, pilot)
        desk.attempt(SetDrs(cluster="gpu", enabled=False))
        await settled(desk, pilot)
        assert "turned off" in text_plane(desk)


async def test_a_refused_move_ends_the_others_and_says_why() -> None:
    desk = bench(uneven(), PAGE)
    async with desk.shown() as pilot:
        await settled(desk, pilot)
        desk.attempt(FailVcenter())
        await settled(desk, pilot)
        acts = desk.session.acts
        await pilot.press("w")
        await pilot.pause()
        assert desk.explained == []
        assert "(w MOVE ALL)" in text_plane(desk)
        desk.page.action_move_all()  # type: ignore[attr-defined]
        assert [fault.code for fault in desk.explained] == ["vcenter-down"]
        assert desk.session.acts == acts


async def test_a_cluster_without_hosts_or_load_says_so() -> None:
    for inventory in (estate(host(A, cluster=None)), estate(host(A), host(B))):
        desk = bench(inventory, PAGE)
        async with desk.shown() as pilot:
            await settled(desk, pilot)
            assert "No move would even out the load" in text_plane(desk)
            await pilot.press("enter", "w", "v", "v", "enter")
            assert desk.explained == []


async def test_a_vm_that_was_powered_off_meanwhile_is_not_moved() -> None:
    desk = bench(uneven(), PAGE)
    async with desk.shown() as pilot:
        await settled(desk, pilot)
        first = desk.page.query_one(MoveTable).rows[0].action.vm
        desk.attempt(PowerOff(vms=(first,)))
        await settled(desk, pilot)
        assert first not in {row.action.vm for row in desk.page.query_one(MoveTable).rows}
