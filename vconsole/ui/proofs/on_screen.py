"""One variant of a lab in a terminal of one size: played by keys to its end, and all that it says read there."""

import asyncio
from collections.abc import Iterable
from typing import NamedTuple

from vconsole.files import Problem
from vconsole.lessons.proofs import Case, Flaw
from vconsole.ui.proofs.in_coach import problems_in_coach
from vconsole.ui.proofs.learner import Learner
from vconsole.ui.proofs.on_finish_page import problems_on_finish_page
from vconsole.ui.proofs.unwatched import opened


class Terminal(NamedTuple):
    """The size of a terminal."""

    columns: int
    lines: int

    def __str__(self) -> str:
        return f"{self.columns}x{self.lines}"


SIZES = (Terminal(80, 24), Terminal(120, 40))
"""The terminals in which a lab has to be doable: in the first the coach is a drawer, in the other a panel."""


def prove_on_screen(case: Case, size: Terminal) -> tuple[Flaw, ...]:
    """What contradicts that the lab passes by its solution in keys (T3), and that all it says can be read (T9)."""
    return asyncio.run(_proven(case, size))


async def _proven(case: Case, size: Terminal) -> tuple[Flaw, ...]:
    async with opened(case, size) as app:
        learner = Learner(app, case)
        played = await learner.problems()
        unread = list[Problem]()
        if app.coaching.attempt.finished:
            unread += [problem async for problem in problems_on_finish_page(learner.moves, case.lab)]
        unread += [problem async for problem in problems_in_coach(app, learner.moves, case)]
    return (*_flaws(case, "T3", size, played), *_flaws(case, "T9", size, unread))


def _flaws(case: Case, proof: str, size: Terminal, problems: Iterable[Problem]) -> Iterable[Flaw]:
    for place, message in problems:
        yield Flaw(case.lab.id, case.variant, proof, Problem(place, f"at {size} {message}"))
