"""The proofs of a walkthrough: what its author and the tests see of it."""

from collections.abc import AsyncIterator
from typing import NamedTuple

from vconsole.files import Problem
from vconsole.lessons.tour import Tour, TourFile
from vconsole.lessons.tour.proofs import done_in, told_well
from vconsole.ui.recording import cast
from vconsole.ui.tours.prover import is_idle_key, played, unknown_keys
from vconsole.ui.tours.recorder import record

SIZES = ((80, 24), (120, 40))
"""The terminals in which it is played: the smallest comfortable one, and an ample one."""
TOLD = "told"
"""It is told in few scenes, asks before it shows, and its captions are short."""
DONE = "done"
"""Its lines do what they say, and what its scenes wait for comes true."""
PLAYED = "played"
"""It plays to its end, back, and forth again, with every caption and spot to be seen, and no key without effect."""
RECORDED = "recorded"
"""Two recordings of it are the same, and last about as long as it says."""
_LEAST, _MOST = 0.2, 1.25
"""How much of its minutes a recording may take; a viewer thinks longer about a question than a recording shows it."""


class TourFlaw(NamedTuple):
    """What contradicts a proof."""

    proof: str
    """`told`, `done`, `played`, `recorded`."""
    problem: Problem

    def __str__(self) -> str:
        return f"{self.proof}: {self.problem}"


async def prove_tour(file: TourFile, *, quick: bool = False) -> tuple[TourFlaw, ...]:
    """Everything that contradicts the proofs of a walkthrough; `quick` only plays it to its end.

    What is not done without a screen is not played either, what is not played is not recorded.
    """
    told = [TourFlaw(TOLD, problem) for problem in (*told_well(file), *unknown_keys(file.tour))]
    if done := [TourFlaw(DONE, problem) for problem in done_in(file.tour)]:
        return (*told, *done)
    flaws = [TourFlaw(PLAYED, problem) for problem in await _played_in_each(file.tour, once=quick)]
    if not quick and not flaws:
        flaws = [TourFlaw(RECORDED, problem) async for problem in recorded_alike(file.tour)]
    return (*told, *flaws)


async def _played_in_each(tour: Tour, *, once: bool) -> list[Problem]:
    """What is wrong when it is played, with the terminals in which it is; a key may be meant for one of them."""
    sizes: dict[Problem, list[str]] = {}
    for columns, lines in SIZES:
        for problem in await played(tour, (columns, lines), once=once):
            sizes.setdefault(problem, []).append(f"{columns}x{lines}")
    everywhere = len(SIZES)
    return [
        problem._replace(message=f"{problem.message} [{', '.join(where)}]")
        for problem, where in sizes.items()
        if len(where) == everywhere or not is_idle_key(problem)
    ]


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
