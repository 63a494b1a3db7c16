"""Hints in layers: from a nudge to the solution of the step, the next one only after an act or a while."""

from typing import NamedTuple

from vconsole.lessons.lab import Lab, ScriptLine, Step

PAUSE_SECONDS = 20.0
"""How long the next layer waits for somebody who does nothing."""


class Hint(NamedTuple):
    """One layer: a sentence, or the lines that solve the step."""

    text: str = ""
    lines: tuple[ScriptLine, ...] = ()


class HintDesk:
    """Gives out the layers of one step after the other."""

    def __init__(self) -> None:
        """Nothing was given out yet."""
        self._given_at: float | None = None
        self._acts_then = 0

    def wait(self, acts: int, now: float) -> float:
        """How many seconds the next layer has to wait, if no act comes before; 0 if it is to be had now."""
        if self._given_at is None or acts != self._acts_then:
            return 0.0
        return max(0.0, self._given_at + PAUSE_SECONDS - now)

    def give(self, acts: int, now: float) -> None:
        """Remember that a layer was given out."""
        self._given_at, self._acts_then = now, acts


def layers(lab: Lab, step: Step) -> tuple[Hint, ...]:
    """All layers of a step; the last one is its solution."""
    return (*(Hint(text) for text in step.hints), Hint(lines=lab.solution[step.id]))
