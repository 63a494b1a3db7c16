"""The survey of a cluster on its page."""

import pytest

from tests.build import estate, host
from tests.ui.monitor.rig import A, AssertGolden, B, bench, protected, settled
from tests.ui.shell.rig import console
from tests.ui.text_plane import text_plane
from vconsole.model import HostState, Ref

PAGE = "if-a-host-fails"
NARROW, WIDE = (76, 12), (86, 30)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_each_host_shows_what_its_failure_comes_to(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = bench(protected(), PAGE)
    async with desk.shown(*size) as pilot:
        await settled(desk, pilot)
        assert_golden(desk, "if-a-host-fails")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_enter_shows_who_stays_off_with_every_reason(size: tuple[int, int], assert_golden: AssertGolden) -> None:
    desk = bench(protected(), PAGE)
    async with desk.shown(*size) as pilot:
        await settled(desk, pilot)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("down")
        await pilot.pause()
        assert_golden(desk, "if-a-host-fails-reasons")


async def test_a_vm_opens_out_of_the_failure() -> None:
    desk = bench(protected(), PAGE)
    async with desk.shown() as pilot:
        await settled(desk, pilot)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("g", "enter")
        await pilot.pause()
        assert desk.opened == [(Ref("vm", "infer-01"), None)]


async def test_headroom_and_admission_control_stand_behind_v(assert_golden: AssertGolden) -> None:
    desk = bench(protected(), PAGE)
    async with desk.shown(*WIDE) as pilot:
        await settled(desk, pilot)
        await pilot.press("v")
        await pilot.pause()
        assert_golden(desk, "if-a-host-fails-headroom")
        await pilot.press("v")
        await pilot.pause()
        assert_golden(desk, "if-a-host-fails-admission")


async def test_f_fails_the_host_live_and_r_surveys_what_is_left() -> None:
    desk = bench(protected(), PAGE)
    async with desk.shown(80, 30) as pilot:
        await settled(desk, pilot)
        await pilot.press("f")
        await pilot.pause()
        assert desk.inventory.hosts[A].state is HostState.CONNECTED
        await pilot.press("enter")
        await pilot.pause()
        assert desk.inventory.hosts[A].state is HostState.NOT_RESPONDING
        assert desk.inventory.vms["infer-01"].host == B
        assert "Out of date" in text_plane(desk)
        await pilot.press("r")
        await settled(desk, pilot)
        assert "Out of date" not in text_plane(desk)
        assert "HOSTS (2)" in text_plane(desk)


async def test_an_undone_failure_makes_the_survey_true_again() -> None:
    desk = bench(protected(), PAGE)
    async with desk.shown(80, 30) as pilot:
        await settled(desk, pilot)
        await pilot.press("f", "enter")
        await pilot.pause()
        assert "Out of date" in text_plane(desk)
        desk.session.undo()
        await pilot.pause()
        assert "Out of date" not in text_plane(desk)


async def test_a_cluster_without_hosts_says_so() -> None:
    desk = bench(estate(host(A, cluster=None)), PAGE)
    async with desk.shown() as pilot:
        await settled(desk, pilot)
        assert "none can fail" in text_plane(desk)
        await pilot.press("f", "enter", "v", "v", "enter")
        assert desk.inventory.hosts[A].state is HostState.CONNECTED


async def test_without_ha_nothing_restarts() -> None:
    desk = bench(protected(ha={"enabled": False}), PAGE)
    async with desk.shown(80, 30) as pilot:
        await settled(desk, pilot)
        assert "vSphere HA is turned off: no VM restarts" in text_plane(desk)


async def test_pages_turned_faster_than_they_are_mounted_do_no_harm() -> None:
    async with console((80, 24), protected()) as (app, pilot):
        await pilot.press("enter", *["right_square_bracket"] * 9, *["left_square_bracket"] * 8, "r", "v", "v", "enter")
        await settled(app, pilot)
        assert "▌Monitor" in text_plane(app)
