"""Whether somebody is new here, and what they are offered, once."""

from vconsole.cli.journals import journal_folder
from vconsole.cli.lessons.learner import learner_folder
from vconsole.ui.welcome import Offer

OFFERED = "offered"
"""The file that says that the offer was made and dismissed."""
TOUR, LAB = "host-dies", "L01"


def offer() -> Offer | None:
    """What a newcomer is offered; None for everybody else."""
    if _knows_the_console():
        return None
    from vconsole.files import FileProblems
    from vconsole.lessons.library import LABS, TOURS, Library, shipped_entries

    try:
        tour, lab = (Library(shipped_entries(shelf), shelf).find(word) for shelf, word in ((TOURS, TOUR), (LABS, LAB)))
    except FileProblems:  # a checkout in which one of them is being written
        return None
    if tour.head is None or lab.head is None:
        return None
    return Offer((tour.name, tour.head.title), tour.head.minutes, (lab.name, lab.head.title), dismiss)


def dismiss() -> None:
    """Remember that the offer was made. A folder that cannot be written only means that it is made again."""
    try:
        learner_folder().mkdir(parents=True, exist_ok=True)
        (learner_folder() / OFFERED).touch()
    except OSError:
        return


def _knows_the_console() -> bool:
    """Whether there is a trace of the offer, of an earlier session, or of a lab."""
    try:
        if (learner_folder() / OFFERED).exists() or any(journal_folder().glob("*.jsonl")):
            return True
        from vconsole.lessons.progress.history import HISTORY  # it costs what only a first start has to pay

        return (learner_folder() / HISTORY).exists()
    except OSError:
        return True
