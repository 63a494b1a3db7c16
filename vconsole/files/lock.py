"""One writer at a time: a lock that the system takes back when its process ends, however that ends."""

import fcntl
import os
from pathlib import Path


class Lock:
    """A lock file. It stays where it is, since removing it would let two processes hold one each."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd: int | None = None

    def take(self, *, wait: bool = False) -> None:
        """Take the lock, or see that it is held. Raises OSError: BlockingIOError if another process holds it.

        `wait` is for those who hold it but a moment: it waits until the other one is done.
        """
        if self._fd is not None and _is_open_at(self._fd, self._path):
            return
        self.release()
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fd = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except OSError:
            os.close(fd)
            raise
        self._fd = fd

    def release(self) -> None:
        """Give the lock back."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None


def _is_open_at(fd: int, path: Path) -> bool:
    """Whether the open file is still the one at the path: nobody removed or replaced it."""
    try:
        return os.path.samestat(os.fstat(fd), path.stat())
    except FileNotFoundError:
        return False
