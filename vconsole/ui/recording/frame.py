"""Frames: the whole screen at one moment, from which films, stills and texts are made."""

from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple, cast

from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.app import App


class Run(NamedTuple):
    """Text of one style within a line."""

    text: str
    style: Style


Line = tuple[Run, ...]


class Frame(NamedTuple):
    """The screen at a moment of virtual time, and what brought it about."""

    at: float
    """Seconds since the recording began."""
    lines: tuple[Line, ...]
    key: str = ""
    """The key that was pressed just before, as a person reads it."""
    chapter: str = ""
    """The title of what begins here; empty within a chapter."""

    @property
    def text(self) -> str:
        """The frame as plain text, without blanks at the ends of lines."""
        return "\n".join("".join(run.text for run in line).rstrip() for line in self.lines).rstrip() + "\n"


def lines_of(app: App[Any]) -> tuple[Line, ...]:
    """What the screen shows now, with the screens that shine through below a dialog."""
    # The compositor has no public face that gives what is drawn; Textual's own screenshots ask it as well.
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    return tuple(_line(chain.from_iterable(strips)) for strips in cast(LayoutUpdate, update).strips)


def _line(segments: Iterable[Segment]) -> Line:
    """A line with neighbours of one style joined."""
    runs: list[Run] = []
    for text, style, _ in segments:
        plain = _without_meta(style)
        if runs and runs[-1].style == plain:
            runs[-1] = Run(runs[-1].text + text, plain)
        elif text:
            runs.append(Run(text, plain))
    return tuple(runs)


def _without_meta(style: Style | None) -> Style:
    """The style as it is seen: what a click would do is no part of it."""
    return Style() if style is None else style.clear_meta_and_links()
