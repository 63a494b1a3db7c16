"""Which content of cluster files this session knows, so that nobody else's changes are written over unseen."""

from hashlib import blake2b
from pathlib import Path


class KnownFiles:
    """What stood in the files that were opened or saved here, as digests by real path."""

    def __init__(self) -> None:
        self._digests: dict[Path, bytes] = {}

    def note(self, path: Path) -> None:
        """Remember what stands in a file now; a file that cannot be read is not known."""
        digest = _digest(path)
        if digest is not None:
            self._digests[path.resolve()] = digest

    def changed_elsewhere(self, path: Path) -> bool:
        """Whether a file that was opened or saved here has other content now."""
        known = self._digests.get(path.resolve())
        return known is not None and known != _digest(path)


def _digest(path: Path) -> bytes | None:
    try:
        return blake2b(path.read_bytes()).digest() if path.is_file() else None
    except OSError:
        return None
