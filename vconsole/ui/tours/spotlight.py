"""The spotlight: one part of the screen as it is, the rest dimmed; focus and keys stay as they are."""

from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Tooltip
from textual.widgets._toast import ToastRack

from vconsole.ui.dialogs import TooSmall
from vconsole.ui.tours.overlay import Overlay
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
        self._dim(self._beside(part_of(self._app, spot)))

    def turn_off(self) -> None:
        """Show everything as it is."""
        self._dim([])

    def _beside(self, part: DOMNode | None) -> list[Widget]:
        """What lies beside the way from the screen down to a part."""
        beside: list[Widget] = []
        while part is not None and part is not self._app.screen:
            parent = part.parent
            if isinstance(parent, Widget):
                beside += [child for child in parent.children if child is not part and _may_be_dimmed(child)]
            part = parent
        return beside

    def _dim(self, widgets: list[Widget]) -> None:
        """Dim these and no others; what is dimmed already is left alone."""
        for widget in self._dimmed:
            if widget not in widgets:
                widget.remove_class(DIMMED)
        for widget in widgets:
            widget.add_class(DIMMED)
        self._dimmed = widgets


def _may_be_dimmed(widget: Widget) -> bool:
    return not isinstance(widget, Overlay | TooSmall | ToastRack | Tooltip)
