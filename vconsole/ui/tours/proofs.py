"""The proofs of a walkthrough: what its author and the tests see of it."""

from collections.abc import AsyncIterator
from typing import NamedTuple

from vconsole.files import Problem
from vconsole.lessons.tour import Tour, TourFile
from vconsole.lessons.tour.proofs import begins, told_well
from vconsole.ui.recording import cast
from vconsole.ui.tours.prover import played
from vconsole.ui.tours.recorder import record

SIZES = ((80, 24), (120, 40))
"""The terminals in which it is played: the smallest comfortable one, and an ample one."""
TITLES = {
    "told": "it is told in few scenes, asks before it shows, and its captions are short",
    "played": "it plays to its end, back, and forth again, with every caption and spot to be seen",
    "recorded": "two recordings of it are the same, and last about as long as it says",
}
_LEAST, _MOST = 0.2, 1.25
"""How much of its minutes a recording may take; a viewer thinks longer about a question than a recording shows it."""


class TourFlaw(NamedTuple):
    """What contradicts a proof."""

    proof: str
    """`told`, `played 80x24`, `recorded`."""
    problem: Problem

    def __str__(self) -> str:
        return f"{self.proof}: {self.problem}"


async def prove_tour(file: TourFile, *, quick: bool = False) -> tuple[TourFlaw, ...]:
    """Everything that contradicts the proofs of a walkthrough; `quick` only plays it to its end."""
    flaws = [TourFlaw("told", problem) for problem in (*told_well(file), *begins(file))]
    if any(begins(file)):
        return tuple(flaws)  # nothing can be played
    for columns, lines in SIZES:
        problems = await played(file.tour, (columns, lines), once=quick)
        flaws += (TourFlaw(f"played {columns}x{lines}", problem) for problem in problems)
    if not quick and not any(flaw.proof != "told" for flaw in flaws):
        flaws += [TourFlaw("recorded", problem) async for problem in recorded_alike(file.tour)]
    return tuple(flaws)


async def recorded_alike(tour: Tour) -> AsyncIterator[Problem]:
    """What makes two recordings different, or longer or shorter than the walkthrough says."""
    size = SIZES[-1]
    frames, ends = await record(tour, size)
    again, ends_again = await record(tour, size)
    if cast(frames, size, tour.title, 3, ends) != cast(again, size, tour.title, 3, ends_again):
        at = next((one.at for one, other in zip(frames, again, strict=False) if one != other), 0.0)
        yield Problem("recording", f"two of them differ from second {at:g} on; something shown depends on the moment")
    if not _LEAST * 60 * tour.minutes <= ends <= _MOST * 60 * tour.minutes:
        yield Problem("minutes", f"{tour.minutes} is said, and a recording lasts {ends / 60:.1f}")
