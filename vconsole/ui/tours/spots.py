"""Spots: the parts of the screen that a walkthrough talks about, by stable names."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.app import App
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer

from vconsole.lessons.tour import ROW
from vconsole.ui.shell.header import Header
from vconsole.ui.shell.navigator import Navigator
from vconsole.ui.shell.tasks import RecentTasks
from vconsole.ui.shell.workspace import Workspace
from vconsole.ui.tours.drawn import Drawn


def _dialog(screen: Screen[Any]) -> Widget | None:
    """The box of a dialog: the first part of a screen that lies over the console."""
    below = screen is screen.app.screen_stack[0]
    return None if below else next((part for part in screen.children if part.display and part.region.area), None)


def _first(kind: type[Widget]) -> Callable[[Screen[Any]], Widget | None]:
    return lambda screen: next((part for part in screen.query(kind) if part.display), None)


def _page(screen: Screen[Any]) -> Widget | None:
    workspace = _first(Workspace)(screen)
    return workspace.page if isinstance(workspace, Workspace) else None


SPOTS: Mapping[str, Callable[[Screen[Any]], Widget | None]] = {
    "screen": lambda screen: screen,
    "header": _first(Header),
    "navigator": _first(Navigator),
    "workspace": _first(Workspace),
    "page": _page,
    "tasks": _first(RecentTasks),
    "keys": _first(Footer),
    "dialog": _dialog,
}
"""The parts by name. `row TEXT` is a line of the page, or of the dialog that lies over it."""


def part_of(app: App[Any], name: str) -> Widget | None:
    """The widget that a spot lies in; None if the screen does not have it now."""
    screen = app.screen
    if not name.startswith(ROW):
        return SPOTS[name](screen)
    return _dialog(screen) or _page(screen)


def region_of(app: App[Any], name: str) -> Region | None:
    """Where a spot lies; None if the screen does not show it now."""
    part = part_of(app, name)
    if part is None or not part.region.area:
        return None
    shown = part.region.intersection(app.screen.region)
    if not name.startswith(ROW):
        return shown
    line = Drawn(app.screen).line_with(name.removeprefix(ROW), shown)
    return None if line is None else Region(shown.x, line, shown.width, 1)
