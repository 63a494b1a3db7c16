"""The file of a journal: lines that are on disk when writing them returns."""

import os
from collections.abc import Sequence
from pathlib import Path

from vconsole.files.aside import set_aside
from vconsole.files.replace import replace_file


class JournalFile:
    """The lines of one session in one file. What others have left there is set aside, never written over."""

    def __init__(self, path: Path, start: str | None = None) -> None:
        """Write to a path; `start` is the text of the cluster file that the session began with, if it is gone."""
        self.path = path
        self._start = start
        self._fd: int | None = None
        self._written = 0
        """How many lines are on disk."""
        self._end = 0
        """How many bytes they take."""
        self._aside: Path | None = None

    def sync(self, lines: Sequence[bytes]) -> None:
        """Bring to disk what is not there yet. Raises OSError or FileProblems; the next call tries again."""
        if self._fd is None or not self._is_there(self._fd):
            self._begin(lines)
        elif len(lines) > self._written:
            self._append(self._fd, b"".join(lines[self._written :]))
        self._written = len(lines)

    def close(self) -> None:
        """Let the file go."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def _is_there(self, fd: int) -> bool:
        """Whether the file that is open is still the one at the path."""
        try:
            return os.path.samestat(os.fstat(fd), self.path.stat())
        except OSError:
            return False

    def _begin(self, lines: Sequence[bytes]) -> None:
        """Write all lines as a new file, and keep it open."""
        self.close()
        data = b"".join(lines)
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._keep_others(data)
        if self._start is not None:
            replace_file(start_of(self.path), self._start)
        replace_file(self.path, data.decode("ascii"))
        _sync_folder(self.path.parent)
        self._fd, self._end = os.open(self.path, os.O_WRONLY), len(data)
        self._aside = None

    def _keep_others(self, data: bytes) -> None:
        """Set a journal aside that says anything else; a line that was cut off says nothing."""
        if self._aside is not None or not self.path.is_file():
            return
        there = self.path.read_bytes()
        if not data.startswith(there[: there.rfind(b"\n") + 1]):
            self._aside = set_aside(self.path)

    def _append(self, fd: int, data: bytes) -> None:
        """Write behind what is on disk. What was written in part is taken away again."""
        try:
            _write(fd, data, self._end)
            os.fsync(fd)
        except OSError:
            _cut(fd, self._end)
            raise
        self._end += len(data)


def start_of(path: Path) -> Path:
    """The cluster file beside a journal with the estate that the session began with."""
    return path.with_suffix(".start.toml")


def _write(fd: int, data: bytes, at: int) -> None:
    rest = memoryview(data)
    while rest:
        written = os.pwrite(fd, rest, at)
        rest, at = rest[written:], at + written


def _cut(fd: int, size: int) -> None:
    try:
        os.ftruncate(fd, size)
    except OSError:
        return  # a reader drops a line that was cut off


def _sync_folder(folder: Path) -> None:
    """Bring the folder's list of names to disk, on which a new file depends."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
