"""What every filter does: it reads lines and prints lines."""

from typing import NamedTuple


class Filtered(NamedTuple):
    """What a filter made of the lines."""

    lines: tuple[str, ...]
    status: int = 0
    files: tuple[str, ...] = ()
    """Operands that name files to read in the place of what the pipe gives."""
    paged: bool = False
