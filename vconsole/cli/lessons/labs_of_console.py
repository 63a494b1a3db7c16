"""The labs as a console lists them; read when the list is opened, so that no start waits for it."""

from collections.abc import Sequence

from vconsole.cli.lessons.learner import learner_folder, packs_folder, today
from vconsole.files import FileProblems
from vconsole.lessons.library import open_library
from vconsole.lessons.progress import History, LabStanding, Progress, standings


def progress_here() -> Progress:
    """The progress of the learner; one that cannot be read keeps nobody from the labs."""
    try:
        return History(learner_folder()).progress
    except FileProblems:
        return Progress()


def labs_here() -> Sequence[LabStanding]:
    """How the learner stands with every lab today."""
    return standings(open_library(packs_folder()), progress_here(), today())
