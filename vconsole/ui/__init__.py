"""The console: screens, panes, dialogs and widgets on Textual."""

import os
import shutil
import sys

from vconsole.model import Inventory
from vconsole.ui.look import Terminal, why_not

STOPPED = 70
"""Exit status after a problem of the console itself (EX_SOFTWARE of sysexits.h)."""


def open_console(source: str, inventory: Inventory) -> int:
    """Open the console on an estate that came from a file or sample; returns the exit status."""
    columns, lines = shutil.get_terminal_size()
    terminal = Terminal(os.environ, sys.stdin.isatty() and sys.stdout.isatty(), columns, lines)
    problem = why_not(terminal)
    if problem:
        print(problem, file=sys.stderr)  # noqa: T201
        return 2
    from vconsole.ui.app import Console
    from vconsole.vcenter import Session

    app = Console(Session(inventory), source)
    app.run()
    if app.rescued:
        print(app.rescued, file=sys.stderr)  # noqa: T201
        return STOPPED
    return app.return_code or 0
