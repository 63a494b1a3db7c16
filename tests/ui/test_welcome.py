from collections.abc import Callable

import pytest
from textual.app import App

from vconsole.files.samples import open_sample
from vconsole.ui.welcome import Offer
from vconsole.ui.welcome.console import OfferLine, WelcomeConsole
from vconsole.vcenter import Session


def newcomer(dismissed: list[bool]) -> WelcomeConsole:
    offer = Offer(("host-dies", "The host dies"), 4, ("find-your-way", "Find your way"), lambda: dismissed.append(True))
    return WelcomeConsole(Session(open_sample()), "default", offer)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_newcomer_sees_one_line_that_offers_something_to_begin_with(
    size: tuple[int, int], assert_golden: Callable[[App[int], str], None]
) -> None:
    app = newcomer([])
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.screen.query_one(OfferLine).region.height == 1
        assert_golden(app, "first-start")


@pytest.mark.parametrize(("key", "tour", "lab"), [("f7", "host-dies", None), ("f8", None, "find-your-way")])
async def test_its_keys_lead_to_the_walkthrough_and_to_the_lab(key: str, tour: str | None, lab: str | None) -> None:
    dismissed: list[bool] = []
    app = newcomer(dismissed)
    async with app.run_test() as pilot:
        await pilot.press(key)
    assert (app.leaving.tour, app.leaving.lab, dismissed) == (tour, lab, [True])


async def test_closed_it_is_gone_and_its_keys_with_it() -> None:
    dismissed: list[bool] = []
    app = newcomer(dismissed)
    async with app.run_test() as pilot:
        await pilot.press("f9")
        await pilot.pause()
        assert not app.screen.query(OfferLine)
        await pilot.press("f7")
        assert app.is_running
    assert (app.leaving.tour, dismissed) == (None, [True])


async def test_it_can_be_clicked() -> None:
    app = newcomer([])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#offer", offset=(18, 0))
    assert app.leaving.tour == "host-dies"
