from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.build import estate, host
from tests.lessons.progress.records import DAY, attempt, left
from vconsole.lessons.library import open_library
from vconsole.lessons.progress import LabStanding, standings, summed
from vconsole.lessons.support import Support
from vconsole.ui.app import Console
from vconsole.ui.labs import LabList
from vconsole.ui.leaving import Arriving, Leaving
from vconsole.vcenter import Session


def labs() -> tuple[LabStanding, ...]:
    progress = summed([attempt(0, lab="find-your-way", stars=2), left(lab="toggle-passthrough")])
    return standings(open_library(), progress, DAY + timedelta(days=2))


def console() -> Console:
    app = Console(Session(estate(host("esxi-01"))))
    app.arriving = Arriving(labs=labs, shows_labs=True)
    return app


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_list_of_labs(size: tuple[int, int], assert_golden: Callable[..., None]) -> None:
    app = console()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert_golden(app, "labs")


async def test_enter_leaves_for_the_lab_under_way_with_the_support_that_was_chosen() -> None:
    app = console()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, LabList)
        await pilot.press("s", "enter")
        await pilot.pause()
    assert app.leaving == Leaving(lab="toggle-passthrough", support=Support.EXAM)
