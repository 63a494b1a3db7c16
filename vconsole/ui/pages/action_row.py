"""The action row of a page: what the client has as buttons, each with its key."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.binding import Binding
from textual.message import Message

from vconsole.model import Inventory
from vconsole.ui.pages.base import Page
from vconsole.ui.widgets.clickable_line import ClickableLine, Part
from vconsole.vcenter import Action
from vconsole.vcenter.queries import out_of_reach

NOT_SHOWN = "The page is not shown."
LOW_BELOW = 16
"""Lines below which a page is low."""


class Act(NamedTuple):
    """One button of a page."""

    key: str
    title: str
    """The client's wording; the row writes it in capitals."""
    action: str
    """The name of the page's action."""
    at_right: bool = False
    does: type[Action] | None = None
    """The kind of action that it leads to; None if it only shows something."""

    @property
    def binding(self) -> Binding:
        """The key; the row shows it, so the footer leaves its room to the keys of the console."""
        return Binding(self.key, self.action, self.title, show=False, id=f"page.{self.action.replace('_', '-')}")


class ActionRow(ClickableLine[Act]):
    """The acts of a page; one that does not apply now stands dimmed in brackets."""

    class Pressed(Message):
        """An act was clicked."""

        def __init__(self, act: Act) -> None:
            super().__init__()
            self.act = act

    def __init__(self, acts: Sequence[Act], why_not: Callable[[str], str | None]) -> None:
        super().__init__()
        self._acts = acts
        self._why_not = why_not

    def parts(self) -> Sequence[Part[Act]]:
        """Key and title of each act."""
        return [
            Part(f"({self._title(act)})", act, "$text-muted dim", act.at_right)
            if self._why_not(act.action)
            else Part(f" {self._title(act)} ", act, "$text-accent bold", act.at_right)
            for act in self._acts
        ]

    @staticmethod
    def _title(act: Act) -> str:
        return f"{act.key} {act.title.upper()}"

    def pressed(self, value: Act) -> None:
        """Tell the page."""
        self.post_message(self.Pressed(value))


class ActsPage(Page):
    """A page with an action row. Its bindings are those of `ACTS`, beside its own.

    It has the class `-low` where there are few lines, so that it can leave out what the tabs say already.
    """

    DEFAULT_CSS = """
    ActsPage {
        & .page-title { height: 1; text-style: bold; }
        &.-low > .page-title { display: none; }
    }
    """

    ACTS: ClassVar[tuple[Act, ...]] = ()

    def why_not(self, action: str) -> str | None:
        """Why an act does not apply now, as a sentence; None if it does."""
        del action
        return None

    def action_row(self) -> ActionRow:
        """The row to compose into the page."""
        return ActionRow(self.ACTS, self.why_not_now)

    def why_not_now(self, action: str) -> str | None:
        """Why an act does not apply now; none applies while the page comes or goes."""
        return (self._why_out_of_reach(action) or self.why_not(action)) if self.is_shown else NOT_SHOWN

    def _why_out_of_reach(self, action: str) -> str | None:
        act = next((act for act in self.ACTS if act.action == action), None)
        reason = act and out_of_reach(self.desk.inventory, act.does)
        return f"{reason}." if reason else None

    def acts_changed(self) -> None:
        """Draw anew which acts apply."""
        if self.is_shown:
            self.query_one(ActionRow).refresh()
            self.refresh_bindings()

    def on_mount(self) -> None:
        """Follow vCenter, whose coming and going changes what applies."""
        self._vcenter_up = self.desk.inventory.vcenter.up
        self.desk.changed.subscribe(self, lambda change: self._follow_vcenter(change.state.inventory))

    def _follow_vcenter(self, inventory: Inventory) -> None:
        if inventory.vcenter.up is not self._vcenter_up:
            self._vcenter_up = inventory.vcenter.up
            self.acts_changed()

    def on_resize(self, event: events.Resize) -> None:
        """Take account of the height."""
        self.set_class(event.size.height < LOW_BELOW, "-low")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim what does not apply."""
        del parameters
        return None if any(act.action == action for act in self.ACTS) and self.why_not_now(action) else True

    def on_key(self, event: events.Key) -> None:
        """Say why an act does not apply when its key is pressed all the same."""
        for act in self.ACTS:
            if event.key == act.key and self._say_why_not(act):
                event.stop()

    @on(ActionRow.Pressed)
    async def _press(self, pressed: ActionRow.Pressed) -> None:
        pressed.stop()
        if not self._say_why_not(pressed.act):
            await self.run_action(pressed.act.action)

    def _say_why_not(self, act: Act) -> bool:
        reason = self.why_not_now(act.action)
        if reason:
            self.notify(reason, title=act.title, severity="warning", markup=False)
        return reason is not None
