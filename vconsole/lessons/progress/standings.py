"""How a learner stands with every lab of the library: what lists of labs show."""

from datetime import date
from typing import NamedTuple

from vconsole.lessons.library import Entry, Library
from vconsole.lessons.progress.progress import LabProgress, Progress
from vconsole.lessons.progress.proposal import Proposal, due_day, proposal


class LabStanding(NamedTuple):
    """A lab of the library, and how a learner stands with it."""

    entry: Entry
    mine: LabProgress
    needs: tuple[Entry, ...] = ()
    """The labs that teach what this one takes for granted."""
    missing: tuple[Entry, ...] = ()
    """Those of them that were not passed yet."""
    due: date | None = None
    """The day on which it comes back for review."""
    proposal: Proposal | None = None
    """How to take it next; None for a lab that cannot be read."""

    @property
    def group(self) -> str:
        """What it stands under in a list: its level, or its pack."""
        return self.entry.pack or (self.entry.head.level if self.entry.head is not None else "")

    @property
    def review(self) -> bool:
        """Whether it is due for review now."""
        return self.proposal is not None and self.proposal.review


def standings(library: Library, progress: Progress, today: date) -> tuple[LabStanding, ...]:
    """How a learner stands with every lab, in the order of the library."""
    return tuple(_standing(library, progress, entry, today) for entry in library.entries)


def _standing(library: Library, progress: Progress, entry: Entry, today: date) -> LabStanding:
    mine = progress.of(entry.name)
    if entry.head is None or entry.problem is not None:
        return LabStanding(entry, mine)
    needs = library.needs(entry)
    missing = tuple(need for need in needs if not progress.of(need.name).passes)
    proposed = proposal(library, progress, entry, today)
    return LabStanding(entry, mine, needs, missing, due_day(entry.head, mine), proposed)
