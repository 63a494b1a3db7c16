"""A line of texts that can be clicked: the base of action rows and of strips of lists."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from vconsole.ui.widgets.display_text import fit, visible, width_of

V = TypeVar("V")

GAP = 1
"""Blank cells between two texts."""


class Part(NamedTuple, Generic[V]):
    """A text, and what a click on it stands for; None for nothing."""

    text: str
    value: V | None = None
    style: str = ""
    at_right: bool = False
    """Whether it stands at the right edge, if it is the last one and there is room."""


class Spot(NamedTuple, Generic[V]):
    """A part with its place."""

    x: int
    y: int
    part: Part[V]


def place_parts(parts: Sequence[Part[V]], width: int) -> list[Spot[V]]:
    """The parts from left to right, those that do not fit any more on the next line."""
    spots: list[Spot[V]] = []
    x = y = 0
    for part in parts:
        cells = width_of(visible(part.text))
        if x and x + cells > width:
            x, y = 0, y + 1
        x = max(x, width - cells) if part.at_right else x
        spots.append(Spot(x, y, part))
        x += cells + GAP
    return spots


class ClickableLine(Widget, Generic[V]):
    """Texts in a line, broken where there is no room. A subclass gives `parts` and learns of clicks in `pressed`."""

    DEFAULT_CSS = "ClickableLine { height: auto; width: 1fr; color: $foreground; }"

    @abstractmethod
    def parts(self) -> Sequence[Part[V]]:
        """The texts of the line."""

    @abstractmethod
    def pressed(self, value: V) -> None:
        """A text was clicked."""

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        del viewport
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the texts need."""
        del container, viewport
        return max((spot.y for spot in place_parts(self.parts(), width)), default=0) + 1

    def on_click(self, event: events.Click) -> None:
        """Tell which text was clicked."""
        at = event.get_content_offset(self)
        if at is None:
            return
        for spot in place_parts(self.parts(), self.size.width):
            if spot.y == at.y and spot.x <= at.x < spot.x + width_of(spot.part.text):
                if spot.part.value is not None:
                    event.stop()
                    self.pressed(spot.part.value)
                return

    def render(self) -> Content:
        """The texts at their places."""
        width = self.size.width
        lines: list[Content] = []
        for spot in place_parts(self.parts(), width):
            if spot.y == len(lines):
                lines.append(Content(""))
            before = lines[-1]
            text = visible(spot.part.text)
            text = text if width_of(text) <= width else fit(text, width)
            blanks = " " * (spot.x - before.cell_length)
            lines[-1] = Content.assemble(before, blanks, (text, spot.part.style))
        return Content("\n").join(lines)
