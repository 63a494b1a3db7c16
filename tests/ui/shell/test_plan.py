"""Plan for the real vCenter: the session as a script, from the palette and from vCenter's actions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.ui.shell.rig import LARGE, SMALL, B, two_hosts
from vconsole.model import PciAddress
from vconsole.plans import FORMS, plan_of
from vconsole.ui.acts import plan
from vconsole.ui.acts.plan_dialog import PlanDialog
from vconsole.ui.app import Console
from vconsole.ui.desk import Speed
from vconsole.ui.shell.save_as import SaveAs
from vconsole.vcenter import PowerOn, Session, SetHardwareLabel
from vconsole.vcenter.journal import Header, Journal

LABEL = SetHardwareLabel(host=B, device=PciAddress.parse("3b:00.0"), label="Training")
GoldenCheck = Callable[[App[Any], str], None]


def rehearsed() -> Console:
    """The console after a label was mended, a VM was powered on, and something was undone."""
    app = Console(Session(two_hosts(), Journal(Header("two-hosts", ""))), "lab/two-hosts.toml")
    app.speed = Speed.INSTANT
    app.session.perform(LABEL)
    app.session.perform(PowerOn(vms=("train-02",)))
    app.session.settle()
    app.session.perform(LABEL.model_copy(update={"label": "Wrong"}))
    app.session.undo()
    return app


def expected(form: str) -> str:
    return FORMS[form].write(plan_of(two_hosts(), [LABEL, PowerOn(vms=("train-02",))], "two-hosts.toml"))


async def opened(app: Console, pilot: Pilot[int]) -> PlanDialog:
    await pilot.pause()
    plan(app)
    await pilot.pause()
    assert isinstance(app.screen, PlanDialog)
    return app.screen


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_plan_of_the_session(assert_golden: GoldenCheck, size: tuple[int, int]) -> None:
    app = rehearsed()
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        await pilot.press("4")
        await pilot.pause()
        assert_golden(app, f"plan-{size[0]}x{size[1]}")


async def test_digits_and_arrows_choose_the_form_and_y_copies_it() -> None:
    app = rehearsed()
    async with app.run_test(size=LARGE) as pilot:
        dialog = await opened(app, pilot)
        assert dialog.text == expected("powercli")
        await pilot.press("2", "y")
        assert app.clipboard == expected("govc")
        await pilot.press("right", "right", "y")
        assert app.clipboard == expected("runbook")
        await pilot.press("right", "left", "y")
        assert app.clipboard == expected("runbook")


async def test_enter_saves_the_form_that_is_shown_and_the_dialog_stays(tmp_path: Path) -> None:
    app = rehearsed()
    async with app.run_test(size=LARGE) as pilot:
        dialog = await opened(app, pilot)
        await pilot.press("3", "enter")
        await pilot.pause()
        assert isinstance(app.screen, SaveAs)
        field = app.screen.query_one("#path")
        assert field.value == "two-hosts-plan.sh"  # type: ignore[attr-defined]
        field.value = str(tmp_path / "plan.sh")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        assert (tmp_path / "plan.sh").read_text(encoding="utf-8") == expected("esxcli")
        assert app.screen is dialog


async def test_a_click_chooses_a_form() -> None:
    app = rehearsed()
    async with app.run_test(size=LARGE) as pilot:
        dialog = await opened(app, pilot)
        await pilot.click("FormLine", offset=(16, 0))
        await pilot.pause()
        assert dialog.text == expected("govc")


async def test_the_palette_and_the_actions_of_vcenter_offer_it() -> None:
    app = rehearsed()
    async with app.run_test(size=LARGE) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p", *"plan for")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PlanDialog)
