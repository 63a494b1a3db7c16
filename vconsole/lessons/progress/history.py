"""The files of a learner's progress: the history that only grows, and the sum of it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from vconsole.files import FileProblems, Problem
from vconsole.files.aside import set_aside
from vconsole.files.lock import Lock
from vconsole.files.replace import replace_file
from vconsole.lessons.progress.progress import Progress, summed
from vconsole.lessons.progress.record import Record, latest
from vconsole.model import Model

HISTORY = "attempts.jsonl"
"""One record a line, appended to and never rewritten: what two consoles write at once is in it, and what a newer
vconsole wrote stays in it."""
SUM = "progress.json"
"""What the history comes to, so that a list of labs need not read years of it."""
FORMAT = 1


class _Sum(Model):
    """The content of the file with the sum."""

    format: int
    history: int
    """How many bytes of history it sums up."""
    progress: Progress


class Merged(NamedTuple):
    """What came of records from elsewhere."""

    added: int
    """Attempts that were new, or that went on there."""
    left_out: tuple[tuple[Record, Record], ...]
    """Records that contradict one of the history's own, each with that one; the own ones count."""


class History:
    """The history of one learner in a folder. Nobody else's lines are lost, whoever writes at the same time."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made when something is written."""
        self.folder = folder
        self.notices: tuple[str, ...] = ()
        """What there is to say about the files that were read, in sentences."""
        self._lock = Lock(folder / "progress.lock")

    @property
    def progress(self) -> Progress:
        """The progress, from the sum if it is that of the whole history. Raises FileProblems if nothing can be read."""
        data = self._bytes
        known = self._sum(len(data))
        return summed(self._records(data)) if known is None else known

    @property
    def records(self) -> tuple[Record, ...]:
        """The record that counts of every attempt. Raises FileProblems if the file cannot be read."""
        return tuple(latest(self._records(self._bytes)).values())

    def add(self, *records: Record) -> Progress:
        """Append records, and sum up. Raises FileProblems if that cannot be written."""
        with self._alone():
            self._append(records)
            data = self._bytes
            progress = summed(self._records(data))
            self._put_aside_what_is_not_ours()
            content = _Sum(format=FORMAT, history=len(data), progress=progress)
            replace_file(self.folder / SUM, f"{content.model_dump_json(exclude_defaults=True, indent=1)}\n")
        return progress

    def merge(self, records: Iterable[Record]) -> Merged:
        """Add what the history does not know yet; no record of its own gives way. Raises FileProblems."""
        known = latest(self._records(self._bytes))
        new: dict[str, Record] = {}
        left_out = []
        for record in records:
            own = new.get(record.id) or known.get(record.id)
            if own is None or record.goes_on(own):
                new[record.id] = record
            elif record.contradicts(own):
                left_out.append((record, own))
        if new:
            self.add(*new.values())
        return Merged(len(new), tuple(left_out))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock. Raises FileProblems for whatever the disk refuses."""
        try:
            self._lock.take(wait=True)
            yield
        except OSError as problem:
            message = f"cannot be written: {problem.strerror or problem}"
            raise FileProblems(self.folder, [Problem(str(self.folder), message)]) from None
        finally:
            self._lock.release()

    def _append(self, records: Iterable[Record]) -> None:
        text = "".join(f"{record.model_dump_json(exclude_defaults=True)}\n" for record in records)
        with (self.folder / HISTORY).open("ab+") as file:
            if file.tell():
                file.seek(-1, 2)
                text = text if file.read(1) == b"\n" else f"\n{text}"  # the last line was cut off as it was written
            file.write(text.encode("utf-8"))

    @property
    def _bytes(self) -> bytes:
        path = self.folder / HISTORY
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as problem:
            message = f"cannot be read: {problem.strerror or problem}"
            raise FileProblems(path, [Problem(str(path), message)]) from None

    def _records(self, data: bytes) -> Iterator[Record]:
        strange = 0
        for line in data.split(b"\n"):
            if line.strip():
                try:
                    yield Record.model_validate_json(line)
                except ValidationError:
                    strange += 1
        lines = "1 line that is" if strange == 1 else f"{strange} lines that are"
        if strange:
            self._say(f"{self.folder / HISTORY} has {lines} damaged or from a newer vconsole; kept, and not counted.")

    def _sum(self, size: int) -> Progress | None:
        """The sum on disk; None if there is none, if it is not that of the whole history, or if it is damaged."""
        path = self.folder / SUM
        try:
            found = _Sum.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValidationError):
            self._say(f"{path} is damaged, or from a newer vconsole; the progress is summed up from {HISTORY}.")
            return None
        return found.progress if found.format == FORMAT and found.history == size else None

    def _put_aside_what_is_not_ours(self) -> None:
        """Keep a sum that this version cannot read, or that sums up more than the history has."""
        path = self.folder / SUM
        try:
            found = _Sum.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return
        except ValidationError:
            self._put_aside(path)
            return
        if found.format != FORMAT or found.history > (self.folder / HISTORY).stat().st_size:
            self._put_aside(path)

    def _put_aside(self, path: Path) -> None:
        self._say(f"The sum before is kept as {set_aside(path)}.")

    def _say(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices = (*self.notices, notice)
