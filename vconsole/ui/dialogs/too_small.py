"""What is shown in the place of everything while the terminal is too small."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

COLUMNS_USABLE, LINES_USABLE = 60, 16
"""Below this size pages and dialogs cannot be read."""


class TooSmall(Widget):
    """A sheet over the screen that says which size is needed; it goes when the terminal is large enough again."""

    DEFAULT_CSS = """
    TooSmall {
        display: none; overlay: screen; position: absolute; offset: 0 0; width: 100vw; height: 100vh;
        background: $background; color: $foreground; content-align: center middle; text-align: center;
    }
    """

    def on_mount(self) -> None:
        """Follow the size of the terminal."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._measure())
        self._measure()

    def _measure(self) -> None:
        small = is_too_small(self.app.size)
        if small or self.display:
            self.display = small
            self.refresh()

    def render(self) -> Content:
        """One sentence."""
        has = self.app.size
        return Content(
            f"vconsole needs {COLUMNS_USABLE} x {LINES_USABLE} cells; this terminal has {has.width} x {has.height}."
        )


def is_too_small(size: Size) -> bool:
    """Whether nothing useful can be shown in a terminal of this size."""
    return size.width < COLUMNS_USABLE or size.height < LINES_USABLE
