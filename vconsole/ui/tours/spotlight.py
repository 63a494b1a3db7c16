"""The spotlight: one part of the screen as it is, the rest dimmed; focus and keys stay as they are."""

from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.widget import Widget

from vconsole.ui.dialogs import TooSmall
from vconsole.ui.tours.caption import CaptionBox
from vconsole.ui.tours.spots import part_of

DIMMED = "-dimmed"
"""The class of parts that are not talked about."""


class Spotlight:
    """Dims what lies beside the way from the screen down to one part."""

    def __init__(self, app: App[Any]) -> None:
        """Light parts of an application's screens."""
        self._app = app
        self._dimmed: list[Widget] = []

    def turn_to(self, spot: str) -> None:
        """Light a spot; one that is not there lights everything."""
        self.turn_off()
        part: DOMNode | None = part_of(self._app, spot)
        while part is not None and part is not self._app.screen:
            parent = part.parent
            if isinstance(parent, Widget):
                self._dim(*(child for child in parent.children if child is not part))
            part = parent

    def turn_off(self) -> None:
        """Show everything as it is."""
        for widget in self._dimmed:
            widget.remove_class(DIMMED)
        self._dimmed = []

    def _dim(self, *widgets: Widget) -> None:
        for widget in widgets:
            if not isinstance(widget, CaptionBox | TooSmall):
                widget.add_class(DIMMED)
                self._dimmed.append(widget)
