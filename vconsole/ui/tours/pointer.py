"""A sign over one cell of the screen, that points to something."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive

from vconsole.ui.tours.overlay import Overlay
from vconsole.ui.tours.placing import Arrow


class Pointer(Overlay):
    """One cell over the screen; it is not seen until it points somewhere."""

    DEFAULT_CSS = """
    Pointer {
        width: 1; height: 1; display: none;
        background: $panel; color: $accent; text-style: bold;
    }
    """

    sign = reactive("")

    def point(self, arrow: Arrow | None) -> None:
        """Stand in a cell with a sign, or not at all."""
        self.display = arrow is not None
        if arrow is not None:
            self.sign, self.styles.offset = arrow.sign, arrow.at

    def render(self) -> RenderResult:
        """The sign."""
        return Content(self.sign)
