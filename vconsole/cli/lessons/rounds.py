"""From lab to lab and back: what is opened after a console was left."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from vconsole.cli.command import Status, WrongUsage
from vconsole.cli.estates import open_estate
from vconsole.cli.journals import journal_folder
from vconsole.cli.lessons.learner import learner_folder, packs_folder, tell, today
from vconsole.cli.lessons.lessons_of_console import arriving, progress_here
from vconsole.cli.lessons.tours.playing import play
from vconsole.cli.lessons.tours.sources import tour_library
from vconsole.lessons.attempt import Notes, Result
from vconsole.lessons.lab import LabFile, Support, read_lab
from vconsole.lessons.library import Entry, Library, open_library
from vconsole.lessons.progress import History, due_day, proposal
from vconsole.lessons.progress.taking import Taking, Wish
from vconsole.ui import LabDesk, Leaving, open_console, open_lab

DEFAULT_ESTATE = "default"
"""What the list of labs is shown over when the learner came from no estate."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A lab as it was asked for; what is None is left to what is proposed."""

    lab: str
    support: Support | None = None
    variant: int | None = None
    """Counted from 0."""
    anew: bool = False


class Rounds:
    """What a learner goes through until the console is left for good."""

    def __init__(self, estate: str | None = None) -> None:
        """Come from the estate of a file or sample, or from none."""
        self._estate = estate
        self._history = History(learner_folder())

    def after(self, leaving: Leaving) -> int:
        """Open one thing after the other, and give the exit status of the last. Raises FileProblems, WrongUsage."""
        while leaving.status == Status.DONE and leaving.opens:
            if leaving.lab is None and leaving.tour is None:
                leaving = self._return(shows_labs=True)
                continue
            watched = leaving.tour is not None
            leaving = self._lesson(leaving)
            comes_back = watched or leaving.estate
            if leaving.status == Status.DONE and not leaving.opens and comes_back and self._estate is not None:
                leaving = self._return(shows_labs=False)
        return leaving.status

    def _lesson(self, leaving: Leaving) -> Leaving:
        """Open the walkthrough or the lab that a console was left for."""
        if leaving.tour is not None:
            return play(leaving.tour, self._estate or "")
        return self.take(Asked(leaving.lab or "", leaving.support))

    def take(self, asked: Asked) -> Leaving:
        """Open a lab. Raises FileProblems, or WrongUsage if it has no such variant."""
        library = open_library(packs_folder())
        entry = library.find(asked.lab)
        file = read_lab(entry.path)
        wish = self._wish(library, entry, asked)
        if not 0 <= wish.variant < file.variants:
            there = "there is 1" if file.variants == 1 else f"there are {file.variants}"
            raise WrongUsage(f"{file.id} has no variant {wish.variant + 1}; {there}")
        journals = journal_folder()
        taking = Taking.open(
            self._history, entry, file, wish, journals=journals, id_=secrets.token_hex(8), today=today()
        )
        try:
            leaving = open_lab(self._desk(library, entry, file, taking, journals), arriving(back=self._estate or ""))
        finally:
            taking.leave()
        if taking.problem is not None:
            tell([_not_kept(taking)])
        return leaving

    def _wish(self, library: Library, entry: Entry, asked: Asked) -> Wish:
        proposed = proposal(library, progress_here(), entry, today())
        variant = proposed.variant if asked.variant is None else asked.variant
        return Wish(asked.support or proposed.support, variant, asked.anew)

    def _desk(self, library: Library, entry: Entry, file: LabFile, taking: Taking, journals: Path) -> LabDesk:
        def keep(notes: Notes, result: Result | None) -> None:
            taking.keep(notes, result, id_=secrets.token_hex(8), today=today())

        def review(result: Result) -> str:
            return self._comes_back(entry) if result.passed else ""

        follower = library.after(entry)
        return LabDesk(
            file=file,
            variant=taking.variant,
            support=taking.support,
            source=taking.source,
            journals=journals,
            notes=taking.notes,
            waiting=taking.waiting,
            keep=keep,
            next_lab=(follower.name, follower.head.title) if follower is not None and follower.head else None,
            tour=_tour_of(entry),
            estate=self._estate or "",
            review=review,
            problem=lambda: _not_kept(taking),
        )

    def _comes_back(self, entry: Entry) -> str:
        """When a lab that was passed comes back for review, in a sentence."""
        mine = progress_here().of(entry.name)
        day = due_day(entry.head, mine) if entry.head is not None else None
        if day is None:
            return ""
        days = max(0, (day - today()).days)
        when = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
        another = ", as another variant" if entry.head is not None and entry.head.variants > 1 else ""
        return f"It comes back for review {when}{another}."

    def _return(self, *, shows_labs: bool) -> Leaving:
        source = self._estate or DEFAULT_ESTATE
        self._estate = source
        onward = arriving(shows_labs=shows_labs, returning=True)
        return open_console(source, open_estate(source), journal_folder(), onward)


def _tour_of(entry: Entry) -> tuple[str, str] | None:
    """The id and title of the walkthrough that a lab names, if it is there."""
    named = entry.head.tour if entry.head is not None else None
    found = tour_library().get(named) if named is not None else None
    return (found.name, found.head.title) if found is not None and found.head is not None else None


def _not_kept(taking: Taking) -> str:
    """What is not kept of an attempt, in a sentence; empty if all of it is."""
    if taking.problem is not None:
        return f"Your progress is not kept: {taking.problem}"
    if not taking.alone:
        return "Another console has this lab open. What you do here counts, but cannot be gone on with later."
    return ""
