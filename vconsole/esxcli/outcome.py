"""What a program, and a line of them, comes to."""

from dataclasses import dataclass
from typing import NamedTuple

from vconsole.vcenter import Action

REFUSED = 1
"""The exit status of a program that says no."""
MISUSED = 2
"""The exit status of a filter, or of the shell itself, for a line that it cannot use."""
NOT_FOUND = 127
"""The exit status of a shell for a program that it does not have."""
UNREACHABLE = 255
"""The exit status of ssh for a host that does not answer."""


class Piece(NamedTuple):
    """Some of what was printed."""

    text: str
    problem: bool = False
    """Whether it goes to standard error."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was printed, the exit status, and what was done."""

    pieces: tuple[Piece, ...] = ()
    """In the order in which they were printed; each text ends in a newline."""
    status: int = 0
    actions: tuple[Action, ...] = ()
    """What was asked of the estate and accepted."""
    paged: bool = False
    """Whether it is meant for a pager."""

    @property
    def text(self) -> str:
        """All of standard output."""
        return "".join(piece.text for piece in self.pieces if not piece.problem)

    @property
    def stderr(self) -> str:
        """All of standard error."""
        return "".join(piece.text for piece in self.pieces if piece.problem)

    @property
    def problems(self) -> tuple[Piece, ...]:
        """What goes to standard error."""
        return tuple(piece for piece in self.pieces if piece.problem)


def printed(text: str, *, status: int = 0) -> Outcome:
    """An outcome that is only text."""
    return Outcome((Piece(text),) if text else (), status)


def refused(text: str, *, status: int = REFUSED) -> Outcome:
    """An outcome that is only a message on standard error; the newline at its end is added."""
    return Outcome((Piece(f"{text}\n", problem=True),), status)


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends; only a newline ends one."""
    return text.removesuffix("\n").split("\n") if text else []
