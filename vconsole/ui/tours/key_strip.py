"""The keys that a walkthrough presses, shown while it presses them."""

from collections.abc import Sequence

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

KEYS_SHOWN = 6
"""How many of the last keys are shown."""
_NAMES = {"space": "␣", "enter": "⏎", "escape": "Esc", "tab": "Tab", "up": "↑", "down": "↓", "left": "←", "right": "→"}


def key_name(key: str) -> str:
    """A key as a person reads it."""
    return _NAMES.get(key, key.replace("ctrl+", "^"))


def keys_text(keys: Sequence[str]) -> str:
    """The last keys in a row, the newest at the right."""
    return " ".join(key_name(key) for key in keys[-KEYS_SHOWN:])


class KeyStrip(Static, can_focus=False):
    """A strip above the footer, on whichever screen the keys go to."""

    DEFAULT_CSS = """
    KeyStrip {
        overlay: screen; position: absolute; offset: 2 100%; constrain: inside inside; width: auto; height: 1;
        padding: 0 1; background: $accent; color: $background; text-style: bold;
    }
    """

    @staticmethod
    def show(screen: Screen[object], keys: Sequence[str]) -> None:
        """Show the last keys on a screen; the strip is made when the first key is pressed there."""
        strips = screen.query(KeyStrip)
        if strips:
            strips.first().update(Content(keys_text(keys)))
        else:
            screen.mount(KeyStrip(Content(keys_text(keys))))
