"""The shelf: where the journals of one estate stand."""

from pathlib import Path
from typing import NamedTuple, Self

from vconsole.vcenter.journal.origin import Origin

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
