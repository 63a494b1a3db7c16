"""What the terminal can do: whether the console can open in it, and in which theme."""

from collections.abc import Mapping
from typing import NamedTuple

COLUMNS_MIN, LINES_MIN = 40, 10
DEFAULT_THEME = "vsphere-dark"
COLOURLESS_THEME = "ansi-dark"
"""Textual's theme of the terminal's own colours; only such a theme stays without any under NO_COLOR."""


class Terminal(NamedTuple):
    """The terminal as the console found it."""

    environment: Mapping[str, str]
    is_tty: bool
    columns: int
    lines: int


def why_not(terminal: Terminal) -> str | None:
    """Why the console cannot open in this terminal and what to do, or None if it can."""
    if not terminal.is_tty:
        return "vconsole needs a terminal; its output goes elsewhere. See vconsole --help for commands that print."
    kind = terminal.environment.get("TERM", "")
    if kind == "dumb":
        return "vconsole cannot draw on a terminal of TERM=dumb. Set TERM to your terminal's name, e.g. xterm-256color."
    if terminal.columns < COLUMNS_MIN or terminal.lines < LINES_MIN:
        return (
            f"vconsole needs at least {COLUMNS_MIN} columns and {LINES_MIN} lines (80 x 24 is comfortable); "
            f"this terminal has {terminal.columns} x {terminal.lines}. Make the window larger."
        )
    return None


def starting_theme(environment: Mapping[str, str], chosen: str | None) -> str:
    """The theme to start with: the chosen one; without a choice no colour at all if NO_COLOR asks for that."""
    if chosen:
        return chosen
    return COLOURLESS_THEME if environment.get("NO_COLOR") else DEFAULT_THEME
