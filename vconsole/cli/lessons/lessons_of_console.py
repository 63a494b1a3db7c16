"""The lessons as a console lists them; read when a list is opened, so that no start waits for it."""

from collections.abc import Sequence

from vconsole.cli.lessons.learner import learner_folder, packs_folder, today
from vconsole.files import FileProblems
from vconsole.lessons.library import TOURS, Walkthrough, open_library, walkthroughs
from vconsole.lessons.progress import History, LabStanding, Progress, standings
from vconsole.ui import Arriving, Offer


def progress_here() -> Progress:
    """The progress of the learner; one that cannot be read keeps nobody from the labs."""
    try:
        return History(learner_folder()).progress
    except FileProblems:
        return Progress()


def labs_here() -> Sequence[LabStanding]:
    """How the learner stands with every lab today."""
    return standings(open_library(packs_folder()), progress_here(), today())


def tours_here() -> Sequence[Walkthrough]:
    """The walkthroughs that can be played."""
    return walkthroughs(open_library(packs_folder(), TOURS), open_library(packs_folder()))


def arriving(
    *, back: str = "", shows_labs: bool = False, returning: bool = False, offer: Offer | None = None
) -> Arriving:
    """How a console with lessons is opened; `back` is the estate that a lesson was opened from."""
    return Arriving(labs_here, tours_here, back, shows_labs, returning, offer)
