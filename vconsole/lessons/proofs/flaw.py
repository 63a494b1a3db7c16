"""What contradicts a proof."""

from typing import NamedTuple

from vconsole.files import Problem


class Flaw(NamedTuple):
    """What contradicts a proof."""

    lab: str
    variant: int
    """Counted from 1; 0 for what concerns the lab or its pack as a whole."""
    proof: str
    problem: Problem

    def __str__(self) -> str:
        variant = f" (variant {self.variant})" if self.variant > 1 else ""
        return f"{self.proof}{variant} {self.problem}"
