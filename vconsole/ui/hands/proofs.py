"""The proofs of a lab on the screen: its solution can be played with the console's keys, at every size."""

from collections.abc import Callable, Iterable

from vconsole.files import Problem
from vconsole.lessons.assessment import assess
from vconsole.lessons.lab import Lab, ScriptLine
from vconsole.lessons.predicates import Visit, evidence_of
from vconsole.lessons.start import start_of
from vconsole.model import Inventory
from vconsole.ui.app import Console
from vconsole.ui.desk import Speed
from vconsole.ui.hands.hands import Hands
from vconsole.ui.hands.problems import CannotPlay, PlayedOtherwise
from vconsole.ui.shell.workspace import Workspace
from vconsole.vcenter import Session

SIZES = ((80, 24), (120, 40))
"""Columns and lines of the terminals in which a lab has to be doable."""

Fits = Callable[[Console, Lab], Iterable[Problem]]
"""Tells which texts of a lab have no room where they are shown in this console."""


async def prove_on_screen(
    lab: Lab, size: tuple[int, int], *, start: Inventory | None = None, fits: Fits | None = None
) -> tuple[Problem, ...]:
    """Play the whole solution with keys in a terminal of this size, and say what contradicts that it passes.

    `start` saves working out again where the lab begins. `fits` is asked about the texts of the lab in that terminal.
    """
    app = Console(Session(start_of(lab) if start is None else start), lab.start.sample)
    app.speed = Speed.INSTANT
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        texts = tuple(fits(app, lab)) if fits is not None else ()
        return texts + await _Player(app, lab).problems()


class _Player:
    """A learner who does exactly what the solution says, and keeps what a coach would note."""

    def __init__(self, app: Console, lab: Lab) -> None:
        self._app = app
        self._lab = lab
        self._answers: dict[str, str] = {}
        self._visits: set[Visit] = set()
        self._hands = Hands(app, choose_answer=self._choose)

    async def problems(self) -> tuple[Problem, ...]:
        """What keeps the solution from being played, or the lab from being passed by it."""
        for step in self._lab.steps:
            for slot, line in enumerate(self._lab.solution.get(step.id, ())):
                try:
                    await self._play(line)
                except (CannotPlay, PlayedOtherwise) as problem:
                    return (Problem(self._place(f"solution.{step.id}[{slot}]"), str(problem)),)
        return tuple(self._not_passed())

    async def _play(self, line: ScriptLine) -> None:
        await self._hands.play(line)
        spec = self._app.screen.query_one(Workspace).spec
        if spec is not None and self._app.open_ref is not None:
            self._visits.add(Visit(f"{self._app.open_ref.kind}/{spec.id}", self._app.open_ref.name))

    async def _choose(self, question: str, option: str) -> None:
        self._answers[question] = option

    def _not_passed(self) -> Iterable[Problem]:
        judged = assess(self._lab, evidence_of(self._app.session, self._answers, frozenset(self._visits)))
        if judged.current is not None:
            yield Problem(self._place(f"steps.{judged.current.step.id}"), judged.current.message)
        yield from (Problem(self._place(f"rules.{broken.id}"), broken.text) for broken in judged.broken)

    def _place(self, place: str) -> str:
        size = self._app.size
        return f"{place} at {size.width}x{size.height}"
