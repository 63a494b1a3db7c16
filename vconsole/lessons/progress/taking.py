"""Taking a lab: where it was left or from its start, and the files that let it be gone on with."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple, Self

from pydantic import ValidationError

from vconsole.files import FileProblems, cluster
from vconsole.files.aside import set_aside
from vconsole.files.replace import replace_file
from vconsole.lessons.attempt import Notes, Result
from vconsole.lessons.lab import LabFile, Support
from vconsole.lessons.library import Entry
from vconsole.lessons.progress.history import History
from vconsole.lessons.progress.record import Outcome, Record
from vconsole.lessons.start import start_of
from vconsole.model import Model
from vconsole.vcenter.journal import content_key, journal_path


class Begun(Model):
    """What is kept of an attempt that can be gone on with, beside the journal of its session."""

    attempt: str
    """The id of the attempt."""
    day: date
    lab: str
    """A hash of the lab file: when it was changed, the attempt cannot be gone on with."""
    notes: Notes


class Wish(NamedTuple):
    """How a lab is to be taken."""

    support: Support
    variant: int
    anew: bool = False
    """Whether to begin from the start even if it can be gone on with."""


class Taking:
    """One attempt at a lab, from its opening until it is left. The files stand in a folder of the learner's."""

    def __init__(self, history: History, entry: Entry, file: LabFile, begun: Begun, *, going_on: bool) -> None:
        self.file = file
        self.problem: FileProblems | None = None
        """Why the progress could not be written, if it could not."""
        self._history = history
        self._entry = entry
        self._begun = begun
        self._going_on = going_on
        self._done = False
        self._result: Result | None = None
        self._touched = False

    @classmethod
    def open(
        cls, history: History, entry: Entry, file: LabFile, wish: Wish, *, journals: Path, id_: str, today: date
    ) -> Self:
        """Go on with the attempt that was left, or begin one of this id. Raises FileProblems."""
        digest = content_key(file.path.read_bytes())
        notes = Notes(lab=file.id, variant=wish.variant, support=wish.support)
        left = _left(_path(history, entry, wish.variant, ".json"))
        goes_on = left is not None and left.lab == digest and left.notes.support is wish.support and not wish.anew
        begun = left if goes_on and left is not None else Begun(attempt=id_, day=today, lab=digest, notes=notes)
        taking = cls(history, entry, file, begun, going_on=goes_on)
        taking._write_start(journals)
        return taking

    @property
    def support(self) -> Support:
        """How it is taken."""
        return self._begun.notes.support

    @property
    def variant(self) -> int:
        """Counted from 0."""
        return self._begun.notes.variant

    @property
    def source(self) -> str:
        """The path of the estate in which the lab begins; the journal of its session belongs to it."""
        return str(_path(self._history, self._entry, self.variant, ".toml"))

    @property
    def notes(self) -> Notes | None:
        """The notes to go on with, or None at the start."""
        return self._begun.notes if self._going_on else None

    @property
    def passed(self) -> bool:
        """Whether it was passed."""
        return self._result is not None and self._result.passed

    def keep(self, notes: Notes, result: Result | None, *, id_: str, today: date) -> None:
        """Keep the notes as they are now, and the result once it is done; after that nothing counts any more.

        `id_` names the attempt that begins if the learner started anew within the console.
        """
        if self._done:
            return
        if notes.seconds < self._begun.notes.seconds:
            self.leave()
            self._begun = Begun(attempt=id_, day=today, lab=self._begun.lab, notes=notes)
        self._touched = True
        self._begun = self._begun.model_copy(update={"notes": notes})
        path = _path(self._history, self._entry, self.variant, ".json")
        try:
            if result is None:
                replace_file(path, f"{self._begun.model_dump_json(exclude_defaults=True)}\n")
            else:
                self._finish(result, today)
                path.unlink(missing_ok=True)
        except FileProblems as problems:
            self.problem = problems
        except OSError:
            return  # the notes of what is done are in nobody's way

    def leave(self) -> None:
        """Note an attempt that is left before its end, if anything was done in it."""
        if self._done or not self._touched:
            return
        try:
            self._history.add(self._record(Outcome.OPEN, self._begun.day))
        except FileProblems as problems:
            self.problem = problems

    def _finish(self, result: Result, today: date) -> None:
        self._done, self._result = True, result
        record = self._record(Outcome.PASSED if result.passed else Outcome.ENDED, today)
        figures = {"stars": result.stars, "points": result.points, "points_max": result.points_max, "acts": result.acts}
        self._history.add(record.model_copy(update=figures))

    def _record(self, outcome: Outcome, day: date) -> Record:
        notes = self._begun.notes
        return Record(
            id=self._begun.attempt,
            lab=self._entry.name,
            day=day,
            variant=notes.variant,
            support=notes.support,
            outcome=outcome,
            seconds=round(notes.seconds, 1),
            hints=sum(notes.hints.values()),
            solution_seen=notes.solution_seen,
            ideas=notes.ideas,
        )

    def _write_start(self, journals: Path) -> None:
        """Write the estate in which it begins; what was done there is kept aside when it begins anew."""
        path = Path(self.source)
        text = cluster.dumps(start_of(self.file.labs[self.variant]))
        known = None
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            known = path.read_text("utf-8")
        if known != text:
            replace_file(path, text)
        journal = None if self._going_on else journal_path(journals, self.source)
        if journal is not None:
            with suppress(OSError):
                set_aside(journal)
                journal.unlink(missing_ok=True)


def _left(path: Path) -> Begun | None:
    """The attempt that was left here; None if there is none, or if nothing can be made of the file."""
    try:
        return Begun.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _path(history: History, entry: Entry, variant: int, ending: str) -> Path:
    """A file of an attempt: `labs/first-label-1.toml`; variants are counted from 1 there."""
    name = re.sub(r"[^A-Za-z0-9._-]", "~", entry.name)
    return history.folder / "labs" / f"{name}-{variant + 1}{ending}"
