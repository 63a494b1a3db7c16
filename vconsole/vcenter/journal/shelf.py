"""The shelf: where the journals of one estate stand."""

from pathlib import Path
from typing import NamedTuple, Self

from vconsole.vcenter.journal.file import start_of
from vconsole.vcenter.journal.origin import Origin

KEPT_MAX = 10
"""How many journals of earlier sessions on a cluster file are kept beside the one that can be gone on with."""
_ENDING = ".jsonl"


class Shelf(NamedTuple):
    """A folder, and the estate whose journals are meant."""

    folder: Path
    origin: Origin

    @property
    def path(self) -> Path:
        """The journal of the session that began with what the file holds."""
        return self.folder / f"{self.origin.name}{_ENDING}"

    @property
    def lock(self) -> Path:
        """The lock of all of them: one for a file, whatever it holds."""
        return self.folder / f"{self.origin.family}.lock"

    def holding(self, content: str) -> Self:
        """The shelf of the same file with other content."""
        return self._replace(origin=self.origin._replace(content=content))

    def others(self) -> list[Path]:
        """The journals of sessions that began with other contents of the file, by name."""
        pattern = f"{self.origin.family}-{'?' * len(self.origin.content)}{_ENDING}"
        return sorted(path for path in self.folder.glob(pattern) if path != self.path)

    def tidy(self) -> None:
        """Remove the oldest journals of earlier sessions, as far as that is possible; the one at `path` stays."""
        aside = self.folder.glob(f"{self.origin.family}-*.aside-*{_ENDING}")
        try:
            old = sorted((*self.others(), *aside), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for path in old[KEPT_MAX:]:
                path.unlink(missing_ok=True)
                start_of(path).unlink(missing_ok=True)
        except OSError:
            return  # they are in nobody's way
