"""What a walkthrough asks: the questions of its scenes, what to restore, and how to go on when it is over."""

from collections.abc import Awaitable, Callable, Sequence
from enum import Enum
from typing import NamedTuple

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


class Onward(NamedTuple):
    """A way to go on when a walkthrough is over."""

    end: End
    words: str
    lab: str = ""
    """The name of the lab that is done next."""


class Around(NamedTuple):
    """What lies around a walkthrough: where a viewer can go from it."""

    labs: Sequence[tuple[str, str]] = ()
    """Name and title of each lab that drills what it shows."""
    back: str = ""
    """The estate that it was opened from, to which leaving leads; empty if there is none."""


def ways_on(around: Around, *, own: bool) -> list[Onward]:
    """What there is to choose at the end; `own` tells whether the viewer's own doings were kept."""
    kept = [Onward(End.OWN, "Go to what I did myself, kept when the walkthrough went on")] if own else []
    return [
        *(Onward(End.LAB, f"Do it yourself: {title}", name) for name, title in around.labs),
        Onward(End.STAY, "Stay here: the console is yours"),
        *kept,
        Onward(End.LEAVE, f"Back to {around.back}" if around.back else "Leave"),
    ]
