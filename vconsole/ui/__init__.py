"""The console: screens, panes, dialogs and widgets on Textual."""

import gc
import os
import shutil
import sys
from pathlib import Path

from vconsole.model import Inventory
from vconsole.ui.look import Terminal, why_not

STOPPED = 70
"""Exit status after a problem of the console itself (EX_SOFTWARE of sysexits.h)."""


def open_console(source: str, inventory: Inventory, journals: Path) -> int:
    """Open the console on an estate that came from a file or sample; returns the exit status.

    What is done there is kept in a journal in the folder `journals`.
    """
    columns, lines = shutil.get_terminal_size()
    terminal = Terminal(os.environ, sys.stdin.isatty() and sys.stdout.isatty(), columns, lines)
    problem = why_not(terminal)
    if problem:
        print(problem, file=sys.stderr)  # noqa: T201
        return 2
    from vconsole.ui.app import Console
    from vconsole.vcenter import Session
    from vconsole.vcenter.journal import open_journal

    session = Session(inventory, open_journal(journals, source))
    app = Console(session, source)
    gc.freeze()  # the estate stays as long as the console: a collection need not walk through 45,000 VMs
    gc.enable()
    try:
        app.run()
    finally:
        session.close()
    if app.rescued:
        print(app.rescued, file=sys.stderr)  # noqa: T201
        return STOPPED
    return app.return_code or 0
