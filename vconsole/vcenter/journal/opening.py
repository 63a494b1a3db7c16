"""Opening the journal of an estate, with what an earlier session left there."""

from collections.abc import Iterator
from pathlib import Path

from vconsole.files import FileProblems, cluster
from vconsole.model import Inventory
from vconsole.vcenter.journal.file import start_of
from vconsole.vcenter.journal.journal import Journal, Previous
from vconsole.vcenter.journal.origin import Origin
from vconsole.vcenter.journal.reading import Header, Reading, read_journal
from vconsole.vcenter.journal.shelf import Shelf

NO_FILE = "The estate did not come from a regular file, so nothing would lead back to this session."
"""The problem of a session on what cannot be opened twice."""


def open_journal(folder: Path, source: str) -> Journal:
    """The journal for a new session on a cluster file or sample, in memory if it cannot be another.

    If an earlier session can be gone on with, that is its `previous`.
    """
    origin = Origin.of(source)
    if origin is None:
        return Journal(Header(source, ""), problem=NO_FILE)
    shelf = Shelf(folder, origin)
    journal = Journal(Header(source, origin.content), shelf)
    journal.retry()
    if journal.path is not None:
        shelf.tidy()
        _look_back(journal, shelf)
    return journal


def journal_path(folder: Path, source: str) -> Path | None:
    """Where the journal of the session on a cluster file or sample stands; None if there is none."""
    origin = Origin.of(source)
    path = Shelf(folder, origin).path if origin else None
    return path if path is not None and path.is_file() else None


def _look_back(journal: Journal, shelf: Shelf) -> None:
    """Find the session to go on with, and what there is to say about it."""
    try:
        data = shelf.path.read_bytes() if shelf.path.is_file() else b""
        reading = read_journal(data)
        start = _start(shelf, reading)
        journal.notices = tuple(_notices(shelf, reading))
        if reading.actions:
            journal.previous = Previous(reading, shelf.path.stat().st_mtime, start)
    except (OSError, FileProblems) as problem:
        journal.notices = (f"The last session cannot be read: {problem}",)


def _start(shelf: Shelf, reading: Reading) -> Inventory | None:
    """The estate that the session began with, if the file was saved since. Raises FileProblems."""
    if reading.header is None or reading.header.content == shelf.origin.content:
        return None
    return cluster.load(start_of(shelf.path))


def _notices(shelf: Shelf, reading: Reading) -> Iterator[str]:
    if reading.torn:
        yield "The last line of the journal was cut off while it was written. It is left out; nobody saw what it did."
    if reading.damage is not None:
        yield f"The journal is damaged in {reading.damage}. It is read up to there; all of it is kept beside."
    if reading.header is None:
        for other in shelf.others()[-1:]:
            yield f"The file has changed since an earlier session on it, which is kept: {other}"
