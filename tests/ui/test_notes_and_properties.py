"""Property grid, banner and crumbs."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from tests.ui.stage import Stage
from tests.ui.text_plane import text_plane
from vconsole.model import HostState
from vconsole.ui.look import SUCCESS, WARNING, state_of
from vconsole.ui.widgets import Banner, Crumb, Crumbs, Property, PropertyGrid
from vconsole.ui.widgets.crumbs import place_crumbs

WAY = ["vcsa-01.lab.local", "Lab", "gpu", "esxi-01.lab.local"]


async def test_a_property_shows_a_state_and_goes_on_below_its_beginning(
    assert_golden: Callable[[App[Any], str], None],
) -> None:
    grid = PropertyGrid(
        [
            Property("Hypervisor", "VMware ESXi, 8.0.1"),
            Property("State", state_of(HostState.MAINTENANCE)),
            Property("Hardware labels", "Training, Inference, [b]Rendering[/b], Simulation and one more"),
        ]
    )
    stage = Stage(Banner(SUCCESS, "Passthrough of [2] devices has been changed."), grid)
    async with stage.shown(60, 10):
        assert_golden(stage, "properties")


async def test_other_properties_take_the_place_and_the_height_of_the_old() -> None:
    grid = PropertyGrid([Property("Model", "A100")])
    async with Stage(grid).shown(40, 10) as pilot:
        grid.show([Property("Model", "A100"), Property("Label", "word " * 12)])
        await pilot.pause()
        assert grid.size.height == 3


async def test_a_banner_is_hidden_until_it_has_something_to_say_and_after_it_is_closed() -> None:
    banner = Banner()
    stage = Stage(banner)
    async with stage.shown() as pilot:
        assert not banner.display
        banner.show(WARNING, "[b]A reboot is needed.")
        await pilot.pause()
        assert "! Warning  [b]A reboot is needed." in text_plane(stage)
        await pilot.click("#banner-close")
        assert not banner.display
        assert len(stage.received(Banner.Closed)) == 1


async def test_a_click_on_a_crumb_tells_which() -> None:
    crumbs = Crumbs([Crumb(number, label) for number, label in enumerate(WAY)])
    stage = Stage(crumbs)
    async with stage.shown() as pilot:
        await pilot.click(crumbs, offset=(21, 0))
        assert [message.ref for message in stage.received(Crumbs.Chosen)] == [1]


def test_crumbs_leave_out_the_middle_first() -> None:
    def shown(width: int) -> str:
        return " > ".join(span.text for span in place_crumbs(WAY, width))

    assert shown(60) == "vcsa-01.lab.local > Lab > gpu > esxi-01.lab.local"
    assert shown(48) == "vcsa-01.lab.local > … > gpu > esxi-01.lab.local"
    assert shown(42) == "vcsa-01.lab.local > … > esxi-01.lab.local"
    assert shown(30) == "… > esxi-01.lab.local"
    assert shown(12) == "… > esxi-01…"
