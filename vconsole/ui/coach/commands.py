"""The coach in the command palette."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from vconsole.ui.shell.palette import Command

if TYPE_CHECKING:
    from vconsole.ui.coach.console import LabConsole


class LabCommands(Provider):
    """What the keys of the coach do, and where to go from here."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(command.shown, command.run, text=command.title, help=command.help)

    async def search(self, query: str) -> Hits:
        """Those that match."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(command.title)
            if score > 0:
                yield Hit(score, command.shown, command.run, text=command.title, help=command.help)

    def _commands(self) -> Iterator[Command]:
        app = cast("LabConsole", self.app)
        for title, help_, what in _KEYS:
            yield Command(f"Lab: {title}", help_, partial(app.action_lab, what))
        yield Command("Lab: Coach", "Go to the coach and back (4)", partial(app.run_action, "screen.coach"))
        if app.lab_desk.next_lab is not None:
            title = app.lab_desk.next_lab[1]
            yield Command(f"Lab: Next lab, {title}", "Leave this one for it", app.action_next_lab)
        if app.lab_desk.estate:
            yield Command("Lab: Leave the lab", f"Back to {app.lab_desk.estate}", app.action_back_to_estate)


_KEYS = (
    ("Check", "Ask every check, what takes long as well (F5)", "check"),
    ("Hint", "The next hint for the current step (h)", "hint"),
    ("Solution", "See it done on your own lab, and undone (S)", "solution"),
    ("Reset", "Begin the lab anew (R)", "reset"),
)
