"""Dialogs under real keys."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from textual.app import App
from textual.widget import Widget
from textual.widgets import Checkbox, Input, RadioSet

from tests.ui.fast_keys import type_ahead
from tests.ui.stage import Stage
from tests.ui.text_plane import text_plane
from vconsole.model import Fault, Ref
from vconsole.ui.dialogs import CheckField, ConfirmDialog, Dialog, MessageDialog, RadioField, SelectField, TextField
from vconsole.ui.widgets import Column, InventoryTable

AssertGolden = Callable[[App[Any], str], None]
TAKEN = Fault(code="taken", message='The label "[b]A[/b]" is taken.', remedy="Choose another label.")


class LabelDialog(Dialog[tuple[str, int, str, bool]]):
    """Asks for a label that must not be empty."""

    def __init__(self, more: int = 0) -> None:
        super().__init__("Hardware Label", "0000:AF:00.0")
        self.label = TextField("Hardware label", hint="Stored as typed.")
        self.type = SelectField("Graphics type", [("Shared", 1), ("Shared [i]Direct", 2)], 2)
        self.policy = RadioField("Policy", [("Spread [best]", "performance"), ("Group", "consolidation")])
        self.restart = CheckField("X.Org", "Restart it", value=True)
        self.more = [TextField(f"Field {number}") for number in range(more)]

    def body(self) -> Iterable[Widget]:
        return [self.label, self.type, self.policy, self.restart, *self.more]

    def answer(self) -> tuple[str, int, str, bool] | Fault:
        if not self.label.value:
            return TAKEN
        return self.label.value, self.type.value, self.policy.value, self.restart.value


def table() -> InventoryTable[int]:
    return InventoryTable([Column("vm", "Name", str)], range(3), row_key=int)


async def test_a_refusal_is_shown_inside_and_what_was_entered_is_kept(assert_golden: AssertGolden) -> None:
    stage, answers = Stage(below := table()), list[Any]()
    async with stage.shown(80, 24) as pilot:
        below.focus()
        await stage.push_screen(LabelDialog(), answers.append)
        await pilot.press("enter")
        assert_golden(stage, "dialog-refused")
        await pilot.press("B", "enter")
        assert answers == [("B", 2, "performance", True)]
        assert stage.focused is below


async def test_fields_give_what_was_chosen_and_enter_confirms_from_any_of_them() -> None:
    stage, answers = Stage(), list[Any]()
    async with stage.shown(80, 24) as pilot:
        await stage.push_screen(LabelDialog(), answers.append)
        await pilot.press("x", "tab", "tab", "down", "space", "tab", "space", "enter")
        assert answers == [("x", 2, "consolidation", False)]


async def test_an_arrow_chooses_at_once_even_if_enter_follows_at_once() -> None:
    stage, answers = Stage(), list[Any]()
    async with stage.shown(80, 24) as pilot:
        await stage.push_screen(dialog := LabelDialog(), answers.append)
        await pilot.press("x")
        dialog.policy.query_one(RadioSet).focus()
        await pilot.pause()
        type_ahead(stage, "down", "enter")
        await pilot.pause()
        await pilot.pause()
        assert answers == [("x", 2, "consolidation", True)]


async def test_tab_comes_to_the_button_that_confirms_before_the_one_that_cancels() -> None:
    stage = Stage()
    async with stage.shown(80, 24) as pilot:
        await stage.push_screen(dialog := LabelDialog())
        dialog.restart.query_one(Checkbox).focus()
        await pilot.press("tab")
        assert stage.focused is not None
        assert stage.focused.id == "dialog-confirm"
        await pilot.press("tab")
        assert stage.focused.id == "dialog-cancel"


async def test_escape_cancels() -> None:
    stage, answers = Stage(), list[Any]()
    async with stage.shown() as pilot:
        await stage.push_screen(LabelDialog(), answers.append)
        await pilot.press("x", "escape")
        assert answers == [None]


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_buttons_and_problem_stay_in_sight_when_the_body_is_too_long(size: tuple[int, int]) -> None:
    stage = Stage()
    async with stage.shown(*size) as pilot:
        await stage.push_screen(LabelDialog(more=12))
        await pilot.press("enter")
        assert "CANCEL" in text_plane(stage)
        assert "Choose another label." in text_plane(stage)
        await pilot.resize_terminal(60, 16)
        assert "CANCEL" in text_plane(stage)


async def test_the_field_with_the_focus_is_scrolled_into_sight() -> None:
    stage, dialog = Stage(), LabelDialog(more=12)
    async with stage.shown(80, 24) as pilot:
        await stage.push_screen(dialog)
        assert "Field 11" not in text_plane(stage)
        dialog.more[11].query_one(Input).focus()
        await pilot.pause(0.1)
        assert "Field 11" in text_plane(stage)


async def test_a_question_names_the_act_and_its_button_does_it(assert_golden: AssertGolden) -> None:
    stage, answers = Stage(), list[Any]()
    async with stage.shown(80, 16) as pilot:
        dialog = ConfirmDialog(
            "Power Off", "train-[01]", "Power off train-[01]?", detail="Its GPU becomes free.", confirm="POWER OFF"
        )
        await stage.push_screen(dialog, answers.append)
        await pilot.pause()
        assert_golden(stage, "confirm")
        await pilot.press("enter")
        assert answers == [True]


async def test_a_message_shows_every_cause_and_copies_all_of_it() -> None:
    causes = tuple(
        Fault(code="x", message="No [device] is free.", remedy="Add one.", about=Ref("host", f"esxi-{number:02}"))
        for number in range(30)
    )
    fault = Fault(code="no-host", message="No host can take train-01.", remedy="", causes=causes)
    stage = Stage()
    async with stage.shown() as pilot:
        await stage.push_screen(MessageDialog("Power On", "train-01", fault))
        await pilot.press("y")
        assert len(stage.copied[0].splitlines()) == 61
        assert "  esxi-29: No [device] is free." in stage.copied[0].splitlines()
        assert "esxi-29" not in text_plane(stage)
        await pilot.press("end")
        await pilot.pause(0.1)
        assert "esxi-29: No [device] is free." in text_plane(stage)
