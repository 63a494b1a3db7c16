"""What a walkthrough asks: the questions of its scenes, what to restore, and how to go on when it is over."""

from collections.abc import Awaitable, Callable, Sequence
from enum import Enum
from typing import NamedTuple

from vconsole.lessons.tour import Tour
from vconsole.ui.tours.wishes import Mood


class Question(NamedTuple):
    """A question that waits for its answer, with what comes of that."""

    text: str
    options: Sequence[str]
    answered: Callable[[int], Awaitable[None]]
    """Takes the number of an option, counted from 0."""
    mood: Mood = Mood.ASKING
    """How the walkthrough stands while it is asked."""


class Restoring(NamedTuple):
    """The question when the viewer gives back a console that went elsewhere."""

    text: str
    options: tuple[str, ...]


RESTORING = Restoring(
    "The estate is not where the walkthrough left it.",
    ("Restore it and go on; mine is kept for the end", "Keep the console"),
)


class End(Enum):
    """How a viewer goes on when a walkthrough is over."""

    LAB = "lab"
    STAY = "stay"
    OWN = "own"
    LEAVE = "leave"


class _Ending:
    """The question at the end."""

    def text(self, tour: Tour) -> str:
        """What was seen."""
        return tour.summary

    def ends(self, tour: Tour, *, own: bool) -> list[End]:
        """What there is to choose; `own` tells whether the viewer's own estate was kept."""
        there = {End.LAB: bool(tour.labs), End.OWN: own}
        return [end for end in End if there.get(end, True)]

    def words(self, end: End, tour: Tour) -> str:
        """An option in words."""
        return {
            End.LAB: f"Do it yourself: the lab {tour.labs[0] if tour.labs else ''}",
            End.STAY: "Stay here: the console is yours",
            End.OWN: "Go to my own estate, kept when the walkthrough went on",
            End.LEAVE: "Leave",
        }[end]


ENDING = _Ending()
