"""What a walkthrough asks beside its own questions: what to restore, and how to go on when it is over."""

from enum import Enum
from typing import NamedTuple

from vconsole.lessons.tour import Tour


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

    def ends(self, own: bool) -> list[End]:  # noqa: FBT001 - one question, two lengths
        """What there is to choose."""
        return [End.LAB, End.STAY, *([End.OWN] if own else []), End.LEAVE]

    def words(self, end: End, tour: Tour) -> str:
        """An option in words."""
        return {
            End.LAB: f"Do it yourself: the lab {tour.labs[0] if tour.labs else ''}".strip(),
            End.STAY: "Stay here: the console is yours",
            End.OWN: "Go to my own estate, kept when the walkthrough went on",
            End.LEAVE: "Leave",
        }[end]


ENDING = _Ending()
