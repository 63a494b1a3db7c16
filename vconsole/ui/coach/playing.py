"""Playing lines in the console in front of the learner."""

import asyncio
from typing import NamedTuple, Protocol

from vconsole.lessons.lab import Act, Lab, Look, ScriptLine, Step, Wait
from vconsole.lessons.rehearsal import Rehearsal
from vconsole.model import Ref
from vconsole.ui.app import Console
from vconsole.ui.coach.coaching import Coaching, is_done
from vconsole.ui.desk import Speed


class Player(Protocol):
    """Plays the lines of a script in a console."""

    async def play(self, line: ScriptLine) -> None:
        """Play a line, and wait until nothing is due any more."""


class DirectPlayer:
    """Does what the lines say without a key."""

    def __init__(self, app: Console) -> None:
        """Play in a console."""
        self._app = app

    async def play(self, line: ScriptLine) -> None:
        """Do what a line says."""
        match line:
            case Act():
                self._app.session.perform(line.performed)
            case Look():
                self._app.open(Ref(line.visit.partition("/")[0], line.name), line.visit.partition("/")[2])  # type: ignore[arg-type]
            case Wait():
                self._app.session.advance(line.wait)
        self._app.session.settle()
        if self._app.speed is not Speed.INSTANT:
            await asyncio.sleep(1)


class Scene(NamedTuple):
    """A line with what is said while it is played."""

    caption: str
    line: ScriptLine


def scenes_of(lab: Lab, step: Step) -> tuple[Scene, ...]:
    """What solves a step."""
    return tuple(Scene(f"{step.goal}: {line}", line) for line in lab.solution[step.id])


def whole(lab: Lab) -> tuple[Scene, ...]:
    """What solves a lab, from its start."""
    return tuple(scene for step in lab.steps for scene in scenes_of(lab, step))


def remaining(coaching: Coaching) -> tuple[Scene, ...]:
    """What solves the steps that are not done yet, if that can be done from here; else nothing."""
    lab, attempt = coaching.lab, coaching.attempt
    steps = [result.step for result in attempt.assessment.steps if not is_done(result)]
    rehearsal = Rehearsal(lab, attempt.session.at_rest)
    refused = rehearsal.solve({step.id: lab.solution[step.id] for step in steps})
    return () if refused else tuple(scene for step in steps for scene in scenes_of(lab, step))
