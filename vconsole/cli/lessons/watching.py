"""Lab files that are watched: which of them changed since the last look."""

import sys
from collections.abc import Sequence
from pathlib import Path

from vconsole.cli.lessons.sources import lab_files, sources_of
from vconsole.files import FileProblems
from vconsole.files.problems import printable

PATIENCE = 4
"""Looks at which a file may be gone before that is told: editors put a new file in the place of the old one."""


class Watch:
    """The labs that words on the command line mean, looked at again and again; labs that come to a folder count."""

    def __init__(self, words: Sequence[str]) -> None:
        """Raises FileProblems if something is not there at the first look."""
        self._words = words
        self.sources = sources_of(words)
        """Where the labs lay at the last look."""
        self._paths = lab_files(self.sources)
        self._seen: dict[Path, float] = {}
        self._gone: dict[Path, int] = {}
        """For how many looks each file has been gone."""

    def changed(self) -> list[Path]:
        """The files that are new or changed since the last look; what is gone is waited for."""
        self._look_around()
        found = []
        for path in self._paths:
            changed = changed_at(path)
            if changed is None:
                self._miss(path)
                continue
            self._gone.pop(path, None)
            if self._seen.get(path) != changed:
                self._seen[path] = changed
                found.append(path)
        return found

    def _look_around(self) -> None:
        try:
            self.sources = sources_of(self._words)
            self._paths = lab_files(self.sources)
        except FileProblems:
            return  # as long as it cannot be said which labs there are, those of the last look are waited for

    def _miss(self, path: Path) -> None:
        self._seen.pop(path, None)
        self._gone[path] = self._gone.get(path, 0) + 1
        if self._gone[path] == PATIENCE:
            print(f"-- {printable(str(path))} is gone; it is proven when it is back", file=sys.stderr, flush=True)


def changed_at(path: Path) -> float | None:
    """When a file was changed last; None while it is not there."""
    try:
        return path.stat().st_mtime
    except OSError:
        return None
