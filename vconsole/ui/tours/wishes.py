"""What a viewer may wish of a walkthrough, and by which key."""

from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import NamedTuple


class Mood(StrEnum):
    """How a walkthrough stands."""

    PLAYING = "playing"
    """It goes on by itself when the caption was read."""
    PAUSED = "paused"
    ASKING = "asking"
    """It waits for an answer, whether it plays by itself or not."""
    TAKEN_OVER = "taken over"
    """The viewer has the console."""
    ENDED = "ended"
    HELP = "help"
    """Its keys are listed; it goes on as it stood when that is closed."""


class Want(Enum):
    """What a viewer wants."""

    NEXT = "next"
    BACK = "back"
    PAUSE = "pause"
    FASTER = "faster"
    SLOWER = "slower"
    TAKE_OVER = "take over"
    RESUME = "resume"
    LEAVE = "leave"
    HELP = "help"
    ANSWER = "answer"
    DONE = "done"
    """The viewer did what the next scene shows."""


class Wish(NamedTuple):
    """What a viewer wants, with the number of the option chosen, counted from 0."""

    want: Want
    option: int = 0


RESUME_KEY = "ctrl+t"
"""Gives the console back to the walkthrough; no page has a meaning for it."""

ALWAYS_THE_CONSOLES = frozenset({"ctrl+q", "ctrl+c"})
"""Keys that the console takes even while the walkthrough presses its own."""

_WATCHING: Mapping[str, Want] = {
    "space": Want.PAUSE,
    "right": Want.NEXT,
    "left": Want.BACK,
    "plus": Want.FASTER,
    "minus": Want.SLOWER,
    "t": Want.TAKE_OVER,
    "escape": Want.LEAVE,
    "question_mark": Want.HELP,
}

_CLOSES_HELP = frozenset({"escape", "question_mark", "space", "enter"})

SIGNS: Mapping[Want, str] = {
    Want.TAKE_OVER: "taking over…",
    Want.LEAVE: "leaving…",
    Want.BACK: "going back…",
}
"""What is shown at once when the hands are to stop."""

KEYS_HELP = (
    ("space", "pause, or go on"),
    ("→ ←", "next scene, or the one before"),
    ("+ -", "faster, slower"),
    ("1-9 0", "answer a question by number"),
    ("t", "take over, at any moment"),
    ("ctrl+t", "give the console back"),
    ("Esc", "leave; the console is yours"),
    ("?", "these keys; Esc closes them"),
)
"""The keys of a walkthrough, in words."""


def wish_of(key: str, mood: Mood, options: int) -> Wish | None:
    """What a key means to the walkthrough; None if it is meant for the console."""
    if mood is Mood.TAKEN_OVER:
        return Wish(Want.RESUME) if key == RESUME_KEY else None
    if mood is Mood.HELP and key in _CLOSES_HELP:
        return Wish(Want.HELP)
    if key.isdigit() and 1 <= int(key) <= options:
        return Wish(Want.ANSWER, int(key) - 1)
    want = _WATCHING.get(key)
    return Wish(want) if want is not None else None
