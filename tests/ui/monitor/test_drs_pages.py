"""Recommendations and faults of DRS."""

import pytest

from tests.ui.monitor.rig import A, AssertGolden, B, bench, recommending
from tests.ui.text_plane import text_plane
from vconsole.vcenter import PowerOn


@pytest.mark.parametrize("size", [(76, 12), (86, 30)])
async def test_a_recommendation_shows_its_hosts_best_first(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = bench(recommending(), "drs-recommendations")
    async with desk.shown(*size) as pilot:
        desk.attempt(PowerOn(vms=("train-01",)))
        await pilot.pause()
        assert_golden(desk, "drs-recommendations")


@pytest.mark.parametrize(("keys", "other"), [(("enter",), False), (("down", "enter"), True)])
async def test_enter_applies_the_line_under_the_cursor(keys: tuple[str, ...], other: bool) -> None:
    desk = bench(recommending(), "drs-recommendations")
    async with desk.shown() as pilot:
        desk.attempt(PowerOn(vms=("train-01",)))
        best = desk.session.state.recommendations[0].hosts[0].host
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        vm = desk.inventory.vms["train-01"]
        assert vm.runs
        assert vm.host == (({A, B} - {best}).pop() if other else best)
        assert "recommends nothing now" in text_plane(desk)


async def test_del_cancels_a_recommendation_and_then_says_that_there_is_none() -> None:
    desk = bench(recommending(), "drs-recommendations")
    async with desk.shown() as pilot:
        desk.attempt(PowerOn(vms=("train-01",)))
        await pilot.pause()
        await pilot.press("delete")
        await pilot.pause()
        assert desk.session.state.recommendations == ()
        assert not desk.inventory.vms["train-01"].runs
        await pilot.press("delete", "enter")
        assert desk.explained == []


async def test_a_fault_shows_the_reasons_of_every_host() -> None:
    desk = bench(recommending(), "drs-faults")
    async with desk.shown() as pilot:
        assert "DRS has found a host" in text_plane(desk)
        desk.attempt(PowerOn(vms=("greedy-01",)))
        await pilot.pause()
        assert "greedy-01" in text_plane(desk)
        await pilot.press("enter")
        assert {cause.about.name for cause in desk.explained[0].causes if cause.about} == {A, B}
