"""Taking a lab: where it was left or from its start, and the files that let it be gone on with."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple, Self

from pydantic import ValidationError

from vconsole.files import FileProblems, cluster
from vconsole.files.aside import set_aside
from vconsole.files.lock import Lock
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

    def __init__(self, history: History, entry: Entry, file: LabFile, begun: Begun, lock: Lock | None) -> None:
        self.file = file
        self.going_on = False
        """Whether it goes on where it was left."""
        self.problem: FileProblems | None = None
        """Why the progress could not be written, if it could not: the first of the reasons."""
        self._history = history
        self._entry = entry
        self._begun = begun
        self._lock = lock
        """Held as long as the attempt is the one to be gone on with; None if another console has the lab open."""
        self._done = False
        self._noted = False

    @classmethod
    def open(
        cls, history: History, entry: Entry, file: LabFile, wish: Wish, *, journals: Path, id_: str, today: date
    ) -> Self:
        """Go on with the attempt that was left, or begin one of this id; `problem` says what the disk did not take.

        It is gone on with under the support that is wished for; only an exam is an attempt of its own, which stands
        beside the other one of its variant. While another console has the same open, an attempt begins that cannot be
        gone on with.
        """
        digest = content_key(file.path.read_bytes())
        notes = Notes(lab=file.id, variant=wish.variant, support=wish.support)
        lock = _taken(Lock(_path(history, entry, notes, ".lock")))
        taking = cls(history, entry, file, Begun(attempt=id_, day=today, lab=digest, notes=notes), lock)
        if lock is not None:
            left = _left(taking._path(".json"), digest)
            if left is not None and not wish.anew:
                taking._begun = left.model_copy(update={"notes": left.notes.with_support(wish.support)})
                taking.going_on = True
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
        return str(self._path(".toml"))

    @property
    def notes(self) -> Notes | None:
        """The notes to go on with, or None at the start."""
        return self._begun.notes if self.going_on else None

    @property
    def waiting(self) -> Support | None:
        """The support of the attempt that waits beside this one: the other one beside an exam, or an exam."""
        notes = self._begun.notes
        support = Support.GUIDED if notes.support is Support.EXAM else Support.EXAM
        other = notes.model_copy(update={"support": support})
        left = _left(_path(self._history, self._entry, other, ".json"), self._begun.lab)
        return left.notes.support if left is not None else None

    @property
    def alone(self) -> bool:
        """Whether no other console has the lab open, so that the attempt can be gone on with."""
        return self._lock is not None

    def keep(self, notes: Notes, result: Result | None, *, id_: str, today: date) -> None:
        """Keep the notes as they are now, and the result once it is done; after that nothing counts any more.

        `id_` names the attempt that begins if the learner started anew within the console.
        """
        if self._done:
            return
        if notes.seconds < self._begun.notes.seconds:
            self._note_open()
            self._begun, self._noted = Begun(attempt=id_, day=today, lab=self._begun.lab, notes=notes), False
        self._begun = self._begun.model_copy(update={"notes": notes})
        if result is not None:
            self._finish(result, today)
        else:
            self._keep_begun()

    def leave(self) -> None:
        """Note an attempt that is left before its end, if anything was done in it; another console may go on."""
        if not self._done and self._noted:
            self._note_open()
        if self._lock is not None:
            self._lock.release()

    def _keep_begun(self) -> None:
        """Let the attempt be gone on with however this console ends; lists show from its beginning on that it is."""
        if not self._noted:
            self._note_open()
        if self._lock is not None:
            text = f"{self._begun.model_dump_json(exclude_defaults=True)}\n"
            self._write(lambda: replace_file(self._path(".json"), text))

    def _note_open(self) -> None:
        self._noted = True
        self._write(lambda: self._history.add(self._record(Outcome.OPEN, self._begun.day)))

    def _write(self, write: Callable[[], object]) -> None:
        """Write as far as the disk lets it."""
        try:
            write()
        except FileProblems as problems:
            self.problem = self.problem or problems

    def _finish(self, result: Result, today: date) -> None:
        self._done = True
        record = self._record(Outcome.PASSED if result.passed else Outcome.ENDED, today)
        figures = {"stars": result.stars, "points": result.points, "points_max": result.points_max, "acts": result.acts}
        self._write(lambda: self._history.add(record.model_copy(update=figures)))
        if self._lock is not None:
            with suppress(OSError):  # the notes of what is done are in nobody's way
                self._path(".json").unlink(missing_ok=True)

    def _record(self, outcome: Outcome, day: date) -> Record:
        notes = self._begun.notes
        return Record(
            id=self._begun.attempt,
            lab=self._entry.name,
            day=day,
            variant=notes.variant,
            support=notes.support if outcome is Outcome.OPEN else notes.most_help,
            outcome=outcome,
            seconds=round(notes.seconds, 1),
            hints=sum(notes.hints.values()),
            solution_seen=notes.solution_seen,
            ideas=notes.ideas,
        )

    def _path(self, ending: str) -> Path:
        return _path(self._history, self._entry, self._begun.notes, ending)

    def _write_start(self, journals: Path) -> None:
        """Write the estate in which it begins; what was done there is kept aside when it begins anew."""
        path = Path(self.source)
        text = cluster.dumps(start_of(self.file.labs[self.variant]))
        known = None
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            known = path.read_text("utf-8")
        if known != text:
            self._write(lambda: replace_file(path, text))
        journal = None if self.going_on else journal_path(journals, self.source)
        if journal is not None:
            with suppress(OSError):
                set_aside(journal)
                journal.unlink(missing_ok=True)


def _taken(lock: Lock) -> Lock | None:
    """The lock, taken as far as the disk lets it; None if another console holds it."""
    try:
        lock.take()
    except BlockingIOError:
        return None
    except OSError:
        return lock  # where nothing can be written nobody else goes on either
    return lock


def _left(path: Path, digest: str) -> Begun | None:
    """The attempt that was left here; None if there is none, or if it is not at this text of the lab."""
    try:
        left = Begun.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
    return left if left.lab == digest else None


def _path(history: History, entry: Entry, notes: Notes, ending: str) -> Path:
    """A file of an attempt: `labs/first-label-1.toml`, `labs/first-label-1-exam.toml`; variants are counted from 1."""
    name = re.sub(r"[^A-Za-z0-9._-]", "~", entry.name)
    kind = "-exam" if notes.support is Support.EXAM else ""
    return history.folder / "labs" / f"{name}-{notes.variant + 1}{kind}{ending}"
