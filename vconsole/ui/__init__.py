"""The console: screens, panes, dialogs and widgets on Textual."""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from vconsole.files import cluster
from vconsole.model import Inventory
from vconsole.ui.coach import LabDesk
from vconsole.ui.leaving import Arriving, Leaving
from vconsole.ui.welcome import Offer
from vconsole.ui.whereabouts import Stand, Told, Where
from vconsole.vcenter import Session

if TYPE_CHECKING:
    from vconsole.lessons.tour import Tour
    from vconsole.ui.app import Console

__all__ = [
    "STOPPED",
    "Arriving",
    "LabDesk",
    "Leaving",
    "Offer",
    "Stand",
    "Where",
    "open_console",
    "open_lab",
    "open_tour",
]

STOPPED = 70
"""Exit status after a problem of the console itself (EX_SOFTWARE of sysexits.h)."""

TYPED_FILE = "esxi_shell_history"
"""Where the lines typed in ESXi shells are kept, beside the journals."""


def open_console(source: str, inventory: Inventory, journals: Path, arriving: Arriving | None = None) -> Leaving:
    """Open the console on an estate that came from a file or sample; returns what to open next.

    What is done there is kept in a journal in the folder `journals`, what is typed in shells in a file beside it.
    """

    def console(session: Session) -> "Console":
        if arriving is not None and arriving.offer is not None:
            from vconsole.ui.welcome.console import WelcomeConsole

            return WelcomeConsole(session, source, arriving.offer)
        from vconsole.ui.app import Console

        return Console(session, source)

    return _open(console, inventory, _Kept(source, journals), arriving)


def open_lab(desk: LabDesk, arriving: Arriving | None = None) -> Leaving:
    """Open the console on a lab, with its coach; returns what to open next. Raises FileProblems.

    Where the estate it begins in could not be written, it begins all the same.
    """
    from vconsole.lessons.start import start_of

    start = Path(desk.source)
    inventory = cluster.load(start) if start.is_file() else start_of(desk.lab)

    def console(session: Session) -> "Console":
        from vconsole.ui.coach.console import LabConsole

        return LabConsole(session, desk)

    return _open(console, inventory, _Kept(desk.source, desk.journals), arriving)


def open_tour(tour: "Tour", labs: Sequence[tuple[str, str]], tell: Told, arriving: Arriving) -> Leaving:
    """Open the console on a walkthrough; returns what to open next. Raises FileProblems if it cannot begin.

    `labs` are those that drill what it shows, each with its name and title; `tell` hears where it is. Nothing is
    kept: a viewer only looks on.
    """
    from vconsole.lessons.start import start_of

    def console(session: Session) -> "Console":
        from vconsole.ui.tours.asking import Around
        from vconsole.ui.tours.console import TourConsole

        opened = TourConsole(session, tour, tell=tell)
        opened.around = Around(labs, arriving.back)
        return opened

    return _open(console, start_of(tour), None, arriving)


class _Kept(NamedTuple):
    """Where a session is kept."""

    source: str
    journals: Path


def _open(
    console: Callable[[Session], "Console"], inventory: Inventory, kept: _Kept | None, arriving: Arriving | None
) -> Leaving:
    from vconsole.ui.look import Terminal, why_not

    columns, lines = shutil.get_terminal_size()
    terminal = Terminal(os.environ, sys.stdin.isatty() and sys.stdout.isatty(), columns, lines)
    problem = why_not(terminal)
    if problem:
        print(problem, file=sys.stderr)  # noqa: T201
        return Leaving(2)
    from vconsole.ui.esxi_shell.terminal import Terminals, TypedLines
    from vconsole.vcenter.journal import open_journal

    session = Session(inventory, open_journal(kept.journals, kept.source) if kept else None)
    app = console(session)
    app.arriving = arriving or app.arriving
    app.terminals = Terminals(TypedLines(kept.journals.parent / TYPED_FILE) if kept else None)
    gc.freeze()  # the estate stays as long as the console: a collection need not walk through 45,000 VMs
    gc.enable()
    try:
        app.run()
    finally:
        session.close()
    if app.rescued:
        print(app.rescued, file=sys.stderr)  # noqa: T201
        return Leaving(STOPPED)
    return app.leaving._replace(status=app.return_code or 0)
