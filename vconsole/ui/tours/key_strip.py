"""The keys that a walkthrough presses, shown while it presses them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import Static

from vconsole.ui.tours.overlay import Overlay

COLUMNS = 44
"""How long the row of keys is at most: as a line of a caption."""
_BETWEEN = " · "
_MARGINS = 6
"""Columns of the strip that are not read, and those beside it."""
_NAMES = {
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}


class Pressed(NamedTuple):
    """A key that was pressed."""

    key: str
    typed: bool = False
    """Whether it went into a line of text, where it is a letter of a word."""


def key_name(key: str) -> str:
    """A key as a person reads it."""
    return _NAMES.get(key, key.replace("ctrl+", "^"))


def keys_text(keys: Sequence[Pressed], columns: int = COLUMNS) -> str:
    """The last keys in a row, the newest at the right: typed words whole, a key that was repeated with how often."""
    words = list(_words(keys))
    while len(words) > 1 and len(" ".join(words)) > columns:
        del words[0]
    text = " ".join(words)
    return text if len(text) <= columns else f"…{text[1 - columns :]}"


def _words(keys: Sequence[Pressed]) -> Iterator[str]:
    for typed, run in groupby(keys, key=lambda each: each.typed):
        if typed:
            yield "".join(" " if each.key == "space" else each.key for each in run)
        else:
            yield from map(_repeated, (list(same) for _, same in groupby(each.key for each in run)))


def _repeated(same: Sequence[str]) -> str:
    name = key_name(same[0])
    return name if len(same) == 1 else f"{name}×{len(same)}"  # noqa: RUF001


class KeyStrip(Overlay, Static):
    """A strip above the line of keys, on whichever screen the keys go to."""

    DEFAULT_CSS = """
    KeyStrip { width: auto; height: 1; padding: 0 1; background: $accent; color: $background; text-style: bold; }
    """

    def on_mount(self) -> None:
        """Stand in the line above the last one, whatever the size of the screen."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._place())
        self._place()

    def _place(self) -> None:
        self.styles.offset = Offset(2, max(0, self.screen.size.height - 2))

    @staticmethod
    def show(screen: Screen[object], doing: str, keys: Sequence[Pressed], sign: str = "") -> None:
        """Show on a screen what is done and the last keys of it, or a sign; the strip is made when there is none."""
        text = Content(_strip_text(screen.size.width - _MARGINS, doing, keys, sign))
        strip = next((strip for strip in screen.query(KeyStrip) if strip.display), None)
        if strip is not None:
            strip.update(text)
        else:
            screen.mount(KeyStrip(text))


def _strip_text(columns: int, doing: str, keys: Sequence[Pressed], sign: str) -> str:
    """Both in a row: the keys have their room, words what is left of it."""
    left = max(columns - COLUMNS, columns // 2)
    words = doing if len(doing) <= left else f"{doing[: left - 1]}…"
    rest = sign or keys_text(keys, min(COLUMNS, columns - len(words) - len(_BETWEEN)))
    return _BETWEEN.join(part for part in (words, rest) if part)
