"""What a console with a coach is opened with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vconsole.lessons.attempt import Notes, Result
from vconsole.lessons.lab import Lab, LabFile, Support


def _nowhere(notes: Notes, result: Result | None) -> None:
    del notes, result


@dataclass(frozen=True)
class LabDesk:
    """A lab to be done, and where its notes go."""

    file: LabFile
    variant: int
    """Counted from 0."""
    support: Support
    source: str
    """The path of the estate in which the lab begins, written as a cluster file; its journal belongs to it."""
    journals: Path
    notes: Notes | None = None
    """Those of an attempt that was left and is gone on with; None at the start."""
    waiting: Support | None = None
    """The support of the attempt that waits beside this one: an exam and another attempt do not end each other."""
    keep: Callable[[Notes, Result | None], None] = _nowhere
    """Takes the notes after every change of them, with the result when the lab is finished."""
    problem: Callable[[], str] = lambda: ""
    """What keeps the progress from the disk, or the attempt from being gone on with later; empty if nothing does."""
    next_lab: tuple[str, str] | None = None
    """Id and title."""
    tour: tuple[str, str] | None = None
    """Id and title of the walkthrough that tells the same story."""
    estate: str = ""
    """The name of the estate that the lab was opened from, if there is one to go back to."""
    review: Callable[[Result], str] = lambda _: ""
    """When a finished lab comes back, in a sentence."""

    @property
    def lab(self) -> Lab:
        """The lab in its variant."""
        return self.file.labs[self.variant]

    @property
    def fresh_notes(self) -> Notes:
        """The notes of an attempt that begins."""
        return Notes(lab=self.file.id, variant=self.variant, support=self.support)
