"""The console of a newcomer: a line below the header, until one of its keys is pressed."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.model import Inventory
from vconsole.ui.app import Console
from vconsole.ui.leaving import Leaving
from vconsole.ui.shell.screen import ConsoleScreen
from vconsole.ui.welcome.offer import Offer
from vconsole.vcenter import Session


class OfferLine(Static):
    """The line; each part of it can be clicked."""

    DEFAULT_CSS = "OfferLine { height: 1; padding: 0 1; background: $primary-muted; text-overflow: ellipsis; }"

    def __init__(self, offer: Offer) -> None:
        """Say what is offered, with the keys."""
        watch = f"F7 watch {offer.tour[1]} ({offer.minutes} min)"
        parts = ((watch, "watch"), (f"F8 lab {offer.lab[1]}", "do_lab"), ("F9 close", "close_offer"))
        keys = [Content.from_markup(f"[@click=screen.{action}]$words[/]", words=words) for words, action in parts]
        super().__init__(Content(" · ").join([Content("New here?"), *keys]), id="offer")


class WelcomeScreen(ConsoleScreen):
    """The console's screen with the offer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7", "watch", "Watch a walkthrough", show=False, id="welcome.watch"),
        Binding("f8", "do_lab", "Do a lab", show=False, id="welcome.lab"),
        Binding("f9", "close_offer", "Close the offer", show=False, id="welcome.close"),
    ]

    def __init__(self, inventory: Inventory, offer: Offer) -> None:
        """Show an estate and an offer."""
        super().__init__(inventory)
        self._offer = offer

    def above(self) -> Iterable[Widget]:
        """The offer."""
        yield OfferLine(self._offer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the offer go with it."""
        if action in ("watch", "do_lab", "close_offer"):
            return bool(self.query(OfferLine))
        return super().check_action(action, parameters)

    def action_watch(self) -> None:
        """Leave for the walkthrough."""
        self._leave_for(Leaving(tour=self._offer.tour[0]))

    def action_do_lab(self) -> None:
        """Leave for the lab."""
        self._leave_for(Leaving(lab=self._offer.lab[0]))

    def action_close_offer(self) -> None:
        """Take the line away for good."""
        self._offer.dismissed()
        self.query(OfferLine).remove()
        self.refresh_bindings()

    def _leave_for(self, leaving: Leaving) -> None:
        self.action_close_offer()
        app = self.app
        assert isinstance(app, Console), "it is the screen of a console"  # noqa: S101
        app.leave_for(leaving)


class WelcomeConsole(Console):
    """The console with an offer."""

    def __init__(self, session: Session, source: str, offer: Offer, *, theme: str | None = None) -> None:
        """Take a session and what is offered."""
        super().__init__(session, source, theme=theme)
        self._offer = offer

    def get_default_screen(self) -> WelcomeScreen:
        """The console's only screen."""
        return WelcomeScreen(self.inventory, self._offer)
