"""Entries: what a session did, in the order in which it did it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from vconsole.vcenter.actions import Action, action_json, read_action

AT, MOVE, LED = "at", "session", "led"


class Move(StrEnum):
    """What a session does that is no action."""

    TIME = "time"
    """Let virtual time pass to the moment of the entry, and do what was due."""
    UNDO = "undo"
    REDO = "redo"
    RESET = "reset"

    @property
    def words(self) -> str:
        """What it is called where acts are listed."""
        return _WORDS[self]


_WORDS = {
    Move.TIME: "Let time pass",
    Move.UNDO: "Undo",
    Move.REDO: "Redo",
    Move.RESET: "Reset to the start",
}


class Entry(NamedTuple):
    """One thing that a session did."""

    at: float
    """The virtual time at which it was done; before an undo, the time that it left."""
    act: Action | Move
    led: str | None = None
    """The checksum of what came of it; None if nothing can come of it, or if it was not kept."""

    def __str__(self) -> str:
        """What was done, as Undo names it."""
        return self.act.words if isinstance(self.act, Move) else f"{self.act.title} ({self.act.about})"


def entry_json(entry: Entry) -> dict[str, Any]:
    """The entry as a JSON object: that of its action or the name of the move, with the time and what came of it."""
    act = {MOVE: entry.act.value} if isinstance(entry.act, Move) else action_json(entry.act)
    return {AT: entry.at, **act} if entry.led is None else {AT: entry.at, **act, LED: entry.led}


def read_entry(value: Mapping[str, Any]) -> Entry:
    """The entry that a JSON object describes. Raises ValueError."""
    fields = dict(value)
    at = fields.pop(AT, None)
    if not isinstance(at, int | float):
        raise ValueError("it has no time")
    led = fields.pop(LED, None)
    return Entry(at, Move(fields[MOVE]) if MOVE in fields else read_action(fields), led and str(led))
