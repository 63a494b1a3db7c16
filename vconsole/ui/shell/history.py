"""Where a person was: back and forward through the objects that were open."""

from typing import NamedTuple

from vconsole.model import Ref

PLACES_KEPT = 50


class Visit(NamedTuple):
    """An object that was open, and at which page."""

    ref: Ref
    page: str


class History:
    """A line of visits with a position in it."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._position = -1

    def visit(self, visit: Visit) -> None:
        """Remember a visit; what lay ahead is forgotten."""
        if self._visits and self._visits[self._position] == visit:
            return
        self._visits = [*self._visits[: self._position + 1], visit][-PLACES_KEPT:]
        self._position = len(self._visits) - 1

    def go(self, step: int) -> Visit | None:
        """The visit some steps back (negative) or forward; None at either end."""
        if not 0 <= self._position + step < len(self._visits):
            return None
        self._position += step
        return self._visits[self._position]
