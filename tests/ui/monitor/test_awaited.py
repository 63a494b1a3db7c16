"""Work beside the screen ends when nobody waits for it any more."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.monitor.rig import bench, protected, settled
from tests.ui.text_plane import text_plane
from vconsole.ha import Survey, survey
from vconsole.model import Cluster, Inventory
from vconsole.ui.pages.monitor import if_a_host_fails
from vconsole.ui.pages.monitor.awaited import NotAwaited
from vconsole.vcenter import PowerOff

PATIENCE = 20.0


class EndlessSurvey:
    """A survey that goes on until it is told that nobody waits; with `once`, the next ones are as usual."""

    def __init__(self, *, once: bool = False) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()
        self._once = once

    def __call__(self, inventory: Inventory, cluster: Cluster, *, told: Callable[[str], None]) -> Survey:
        if self._once and self.begun.is_set():
            return survey(inventory, cluster, told=told)
        self.begun.set()
        pause = threading.Event()
        try:
            while True:
                told("esxi-01.lab.local")
                pause.wait(0.01)
        except NotAwaited:
            self.ended.set()
            raise


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch, request: Any) -> EndlessSurvey:
    made = EndlessSurvey(once=getattr(request, "param", False))
    monkeypatch.setattr(if_a_host_fails, "survey", made)
    return made


async def test_a_survey_ends_when_its_page_is_left(endless: EndlessSurvey) -> None:
    desk = bench(protected(), "if-a-host-fails")
    async with desk.shown() as pilot:
        await pilot.pause()
        assert endless.begun.wait(PATIENCE)
        await desk.page.remove()
        assert endless.ended.wait(PATIENCE)


async def test_a_survey_ends_with_the_console(endless: EndlessSurvey) -> None:
    desk = bench(protected(), "if-a-host-fails")
    async with desk.shown():
        assert endless.begun.wait(PATIENCE)
    assert endless.ended.wait(PATIENCE)


@pytest.mark.parametrize("endless", [True], indirect=True)
async def test_a_change_meanwhile_begins_the_survey_anew(endless: EndlessSurvey) -> None:
    desk = bench(protected(), "if-a-host-fails")
    async with desk.shown() as pilot:
        await pilot.pause()
        assert endless.begun.wait(PATIENCE)
        desk.attempt(PowerOff(vms=("legacy-01",)))
        await pilot.pause()
        assert endless.ended.wait(PATIENCE)
        await settled(desk, pilot)
        assert "Every VM restarts" not in text_plane(desk)
        assert "Out of date" not in text_plane(desk)
        assert "HOSTS (3)" in text_plane(desk)
