"""How the session is kept: asking whether to go on with the last one, and telling when the disk does not take it."""

from collections.abc import Callable

from vconsole.ui.desk import Desk
from vconsole.ui.shell.go_on import GoOn
from vconsole.vcenter.journal import Journal

RETRY_SECONDS = 5.0
"""How often a journal that could not be written is tried again."""


class Keeping:
    """Watches the journal of a desk's session, if it has one."""

    def __init__(self, desk: Desk, show: Callable[[str | None], None]) -> None:
        """Watch for a desk; `show` is given what keeps the session from the disk, or None, whenever that changes."""
        self._desk = desk
        self._show = show
        self._problem: str | None = None

    @property
    def on_disk(self) -> bool:
        """Whether leaving loses nothing."""
        journal = self._desk.session.journal
        return journal is not None and journal.problem is None

    def begin(self, *, silently: bool = False) -> None:
        """Say what was found, offer the last session, and begin to watch; `silently` goes on without asking."""
        desk, journal = self._desk, self._desk.session.journal
        if journal is None:
            return
        for notice in journal.notices:
            desk.notify(notice, title="Session", severity="warning", markup=False)
        desk.session.listen(lambda _: self._look(journal))
        desk.set_interval(RETRY_SECONDS, lambda: self._again(journal))
        self._look(journal)
        replay = desk.session.look_back()
        if journal.previous is not None and replay is not None:
            if silently:
                desk.session.go_on()
                return
            offer = GoOn(desk.source, journal.previous, replay)
            desk.push_screen(offer, lambda yes: desk.session.go_on() if yes else None)

    def _again(self, journal: Journal) -> None:
        if journal.problem is not None:
            journal.retry()
            self._look(journal)

    def _look(self, journal: Journal) -> None:
        if journal.problem == self._problem:
            return
        self._problem = journal.problem
        self._show(journal.problem)
        if journal.problem is None:
            self._desk.notify("The session is on disk again.", markup=False)
        else:
            self._desk.notify(
                f"{journal.problem} What you do stays in memory; ctrl+s saves the estate.",
                title="Not on disk",
                severity="warning",
                markup=False,
            )
