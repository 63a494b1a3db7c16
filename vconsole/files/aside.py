"""Keeping a file that is about to be written over."""

from itertools import count
from pathlib import Path


def set_aside(path: Path) -> Path:
    """Give a file another name beside its own, which stays until something replaces it there. Raises OSError."""
    names = (path.with_suffix(f".aside-{number}{path.suffix}") for number in count(1))
    aside = next(name for name in names if not name.exists())
    try:
        aside.hardlink_to(path)
    except OSError:
        path.rename(aside)  # a file system without hard links
    return aside
