"""How a console is opened and left: where the learner comes from, and what to open next."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from vconsole.lessons.library import Walkthrough
from vconsole.lessons.progress import LabStanding
from vconsole.lessons.support import Support
from vconsole.ui.welcome import Offer


class Leaving(NamedTuple):
    """What the console ends with."""

    status: int = 0
    """The exit status, if nothing else is to be opened."""
    lab: str | None = None
    """The name of a lab to open."""
    support: Support | None = None
    """How the lab is taken; None leaves it to what is proposed."""
    tour: str | None = None
    """The id of a walkthrough to play."""
    labs: bool = False
    """Whether the list of labs is to be shown."""
    estate: bool = False
    """Whether to go back to the estate that a lab was opened from."""

    @property
    def opens(self) -> bool:
        """Whether something else is to be opened."""
        return self.lab is not None or self.tour is not None or self.labs


class Arriving(NamedTuple):
    """How a console is opened."""

    labs: Callable[[], Sequence[LabStanding]] | None = None
    """Tells how the learner stands with every lab, when the list is opened; None if there is no list."""
    tours: Callable[[], Sequence[Walkthrough]] | None = None
    """Tells which walkthroughs there are, when they are listed; None if there is no list."""
    back: str = ""
    """The estate that a lesson was opened from, to go back to; empty if there is none."""
    shows_labs: bool = False
    """Whether the list of labs is opened at once."""
    returning: bool = False
    """Whether the learner comes back, so that the session goes on without asking."""
    offer: Offer | None = None
    """What somebody who is new here may begin with."""


class Lobby(Protocol):
    """What a console knows of the lessons that it can be left for."""

    arriving: Arriving

    def leave_for(self, leaving: Leaving) -> None:
        """Leave, perhaps to open something else."""
