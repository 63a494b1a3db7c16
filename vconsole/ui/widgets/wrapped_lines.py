"""The base of texts that break their own lines to the width they get."""

from abc import abstractmethod
from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class WrappedLines(Widget):
    """A text as wide as there is room and as high as its lines. A subclass gives `lines`."""

    DEFAULT_CSS = "WrappedLines { height: auto; width: 1fr; color: $foreground; }"

    @abstractmethod
    def lines(self, width: int) -> Sequence[Content]:
        """The lines of the text, none wider than `width` cells."""

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        del viewport
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the text has in this width."""
        del container, viewport
        return len(self.lines(width))

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        del event
        self.refresh()

    def render(self) -> Content:
        """The whole text."""
        return Content("\n").join(self.lines(self.size.width))


def hanging(text: Content, first: str, room: int, style: str = "") -> list[Content]:
    """A text broken to `room` cells, `first` before its first line and as many blanks before the others."""
    rest = " " * len(first)
    broken = text.wrap(max(1, room - len(first)))
    return [Content.assemble((rest if number else first, style), line) for number, line in enumerate(broken)]
