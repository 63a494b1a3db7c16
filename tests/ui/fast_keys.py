"""Keys that arrive faster than the screen follows."""

from typing import Any

from textual.app import App
from textual.events import Key
from textual.pilot import Pilot

_NAMES = {"[": "left_square_bracket", "]": "right_square_bracket", "?": "question_mark", "<": "less_than_sign"}
_NAMES |= {">": "greater_than_sign", "/": "slash"}
_CHARACTERS = {"enter": "\r", "space": " "}


def type_ahead(app: App[Any], *keys: str) -> None:
    """Put keys into the application's queue all at once, as a terminal does; a single character is itself."""
    for key in keys:
        app.post_message(Key(_NAMES.get(key, key), key if len(key) == 1 else _CHARACTERS.get(key)))


async def settle(pilot: Pilot[Any]) -> None:
    """Let everything that was typed have its effect."""
    for _ in range(4):
        await pilot.pause()
