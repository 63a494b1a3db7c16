"""Where an estate came from: which journal belongs to it."""

import re
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, Self

from vconsole.files import FileProblems, large
from vconsole.files.samples import LARGE, find, samples

_DIGEST_BYTES = 6
_STEM_MAX = 40


class Origin(NamedTuple):
    """The file or sample of an estate, and what it held when it was opened."""

    source: str
    """As it was named on the command line."""
    place: str
    """The file's real path, or the sample's name."""
    content: str
    """A hash of what it held."""

    @classmethod
    def of(cls, source: str) -> Self | None:
        """The origin of a file or sample; None if there is no regular file to come back to."""
        try:
            path = Path(large.__file__) if source == LARGE else find(source).resolve()
            if not path.is_file():
                return None
            content = content_key(path.read_bytes())
        except (OSError, FileProblems):
            return None
        is_sample = source == LARGE or source in {sample.name for sample in samples()}
        return cls(source, source if is_sample else str(path), content)

    def is_at(self, path: Path) -> bool:
        """Whether the estate came from this file."""
        try:
            return str(path.resolve()) == self.place
        except (OSError, ValueError, RuntimeError):
            return False  # no path that could be written to

    @property
    def family(self) -> str:
        """What the names of all its journals begin with, whatever it held."""
        stem = re.sub(r"[^A-Za-z0-9_-]+", "-", Path(self.place).stem)[:_STEM_MAX]
        return f"{stem}-{content_key(self.place.encode('utf-8', 'surrogateescape'))}"

    @property
    def name(self) -> str:
        """The name of its journal, without ending."""
        return f"{self.family}-{self.content}"


def content_key(data: bytes) -> str:
    """A short hash."""
    return blake2b(data, digest_size=_DIGEST_BYTES).hexdigest()
