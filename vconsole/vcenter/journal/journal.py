"""The journal of one session: what it did, in memory and, as long as the disk lets it, in a file."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from vconsole.files import FileProblems
from vconsole.files.lock import Lock
from vconsole.model import Inventory
from vconsole.vcenter.journal.chain import check_of, seal
from vconsole.vcenter.journal.entry import Entry, entry_json
from vconsole.vcenter.journal.file import JournalFile, start_of
from vconsole.vcenter.journal.origin import content_key
from vconsole.vcenter.journal.reading import Header, Reading
from vconsole.vcenter.journal.shelf import Shelf

IN_USE = "Another console has this estate open."
"""The problem of a session that stays in memory because another one is being written."""


class Previous(NamedTuple):
    """A session on the same estate that can be gone on with."""

    reading: Reading
    changed: float
    """When it was written last, in seconds since 1970."""
    start: Inventory | None
    """The estate that it began with, if its file holds another by now."""


class Journal:
    """Keeps every entry in a file; what the disk does not take now is tried again with the next one."""

    def __init__(self, header: Header, shelf: Shelf | None = None, *, problem: str | None = None) -> None:
        """Begin a journal; without a shelf it stays in memory, and `problem` says why."""
        self._shelf = shelf
        self._file = JournalFile(shelf.path) if shelf else None
        self._lock = Lock(shelf.lock) if shelf else None
        self._lines: list[bytes] = []
        self._check = ""
        self.problem = problem
        """Why the session is in memory only, in a sentence; None if everything is on disk."""
        self.notices: tuple[str, ...] = ()
        """What was found about earlier sessions on the estate, in sentences."""
        self.previous: Previous | None = None
        """The session to go on with; after the next entry there is none."""
        self._append(header.as_json())

    @property
    def text(self) -> str:
        """The whole journal, as it is in the file."""
        return b"".join(self._lines).decode("ascii")

    @property
    def path(self) -> Path | None:
        """Where it is written; None if it stays in memory."""
        return self._file.path if self._file else None

    def record(self, entry: Entry) -> None:
        """Add an entry; it is on disk when this returns, unless there is a problem."""
        self.previous = None
        self._append(entry_json(entry))
        self.retry()

    def retry(self) -> None:
        """Write what is not on disk yet, and say in `problem` why that cannot be."""
        if self._file is None or self._lock is None:
            return
        try:
            self._lock.take()
            if len(self._lines) > 1:
                self._file.sync(self._lines)
            self.problem = None
        except BlockingIOError:
            self._file, self.problem = None, IN_USE
        except (OSError, FileProblems) as problem:
            self.problem = _reason(problem)

    def go_on(self, entries: int) -> None:
        """Continue the previous session behind its first entries; what it did after them is kept aside."""
        if self.previous is not None:
            self._lines = list(self.previous.reading.lines[: entries + 1])
            self._check = check_of(self._lines[-1])
            self.previous = None

    @contextmanager
    def following(self, path: Path, text: str, start: str) -> Iterator[None]:
        """Go along while a file is given this text: if the session belongs to it, it will belong to the new text.

        `start` is the text of the estate that the session began with. Before the file changes the journal lies at
        both places, so that there is no moment at which the session could not be found.
        """
        shelf = self._shelf
        if shelf is None or self._file is None or not shelf.origin.is_at(path):
            yield
            return
        new = shelf.holding(content_key(text.encode("utf-8")))
        if new == shelf:
            yield
            return
        file = JournalFile(new.path, start)
        self._copy(file)
        try:
            yield
        except BaseException:
            file.close()
            _remove(new.path)
            raise
        self._file.close()
        _remove(shelf.path)
        self._shelf, self._file = new, file

    def close(self) -> None:
        """Let the file go, so that another console may go on with it."""
        if self._file is not None:
            self._file.close()
        if self._lock is not None:
            self._lock.release()

    def _copy(self, file: JournalFile) -> None:
        try:
            file.sync(self._lines)
        except (OSError, FileProblems) as problem:
            self.problem = _reason(problem)

    def _append(self, value: Mapping[str, Any]) -> None:
        line, self._check = seal(value, self._check)
        self._lines.append(line)


def _remove(path: Path) -> None:
    """Remove a journal that is not needed any more, as far as that is possible."""
    for each in (path, start_of(path)):
        try:
            each.unlink(missing_ok=True)
        except OSError:
            return


def _reason(problem: OSError | FileProblems) -> str:
    """What the system said, as a sentence."""
    if isinstance(problem, FileProblems):
        return f"{problem}."
    about = f"{problem.filename}: " if problem.filename else ""
    return f"{about}{problem.strerror or problem}."
