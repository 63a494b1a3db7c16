"""The list of walkthroughs, and the ways to it from inside the console."""

from collections.abc import Callable, Sequence

import pytest

from tests.build import estate, host
from tests.lessons.progress.records import DAY
from vconsole.lessons.library import TOURS, Walkthrough, open_library, walkthroughs
from vconsole.lessons.progress import Progress, standings
from vconsole.ui.app import Console
from vconsole.ui.labs import LabList, TourList
from vconsole.ui.leaving import Arriving, Leaving
from vconsole.vcenter import Session


def tours() -> Sequence[Walkthrough]:
    return walkthroughs(open_library(None, TOURS), open_library())


def console(back: str = "") -> Console:
    app = Console(Session(estate(host("esxi-01"))))
    app.arriving = Arriving(lambda: standings(open_library(), Progress(), DAY), tours, back)
    return app


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_list_of_walkthroughs(size: tuple[int, int], assert_golden: Callable[..., None]) -> None:
    app = console()
    async with app.run_test(size=size) as pilot:
        await pilot.press("W")
        await pilot.pause()
        assert_golden(app, "tours")


async def test_enter_leaves_for_the_walkthrough_under_the_cursor() -> None:
    app = console()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("W", "down", "enter")
        await pilot.pause()
    assert app.leaving == Leaving(tour=tours()[1].entry.name)


async def test_the_lists_of_labs_and_of_walkthroughs_lead_to_each_other() -> None:
    app = console()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("L", "W")
        await pilot.pause()
        assert isinstance(app.screen, TourList)
        await pilot.press("L")
        await pilot.pause()
        assert isinstance(app.screen, LabList)
        await pilot.press("escape")
        await pilot.pause()
        assert len(app.screen_stack) == 1


@pytest.mark.parametrize(
    ("typed", "leaving"),
    [("walkthrough host dies", Leaving(tour="host-dies")), ("back to mine", Leaving(estate=True))],
)
async def test_the_palette_leads_to_a_walkthrough_and_back(typed: str, leaving: Leaving) -> None:
    app = console(back="mine.toml")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p", *(key.replace(" ", "space") for key in typed))
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause()
    assert app.leaving == leaving
