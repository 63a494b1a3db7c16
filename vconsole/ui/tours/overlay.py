"""What a walkthrough lays over a screen: never dimmed, never taken for a part of it."""

from textual.widget import Widget


class Overlay(Widget, can_focus=False):
    """A widget over the screen, placed by its offset."""

    DEFAULT_CSS = "Overlay { overlay: screen; position: absolute; }"
