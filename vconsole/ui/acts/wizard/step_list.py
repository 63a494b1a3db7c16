"""Where the wizard stands: all pages in a column, or the current one in a line."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from vconsole.ui.look import SUCCEEDED, Tone
from vconsole.ui.widgets import visible

CURRENT = "▌"


class StepColumn(Widget):
    """The titles of all pages with their numbers; done ones are ticked, the current one is marked."""

    DEFAULT_CSS = "StepColumn { width: 32; height: 1fr; border-right: tall $panel; margin: 0 1 0 0; }"

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = titles
        self._at = 0

    def show(self, at: int) -> None:
        """Mark another page."""
        self._at = at
        self.refresh()

    def render(self) -> Content:
        """One line for each page."""
        return Content("\n").join(self._line(place, visible(title)) for place, title in enumerate(self._titles))

    def _line(self, place: int, title: str) -> Content:
        if place == self._at:
            return Content.styled(f"{CURRENT} {place + 1} {title}", f"bold {Tone.ACCENT.variable}")
        done = place < self._at
        glyph = SUCCEEDED.glyph if done else " "
        return Content.styled(f"{glyph} {place + 1} {title}", (Tone.PLAIN if done else Tone.MUTED).variable)
