"""Playing lines in the console in front of the learner, and answering questions with its keys."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from vconsole.lessons.lab import Act, Lab, ScriptLine, Step
from vconsole.lessons.rehearsal import Rehearsal
from vconsole.ui.app import Console
from vconsole.ui.coach.coaching import Coaching, is_done
from vconsole.ui.coach.panel import CoachPanel
from vconsole.ui.coach.question import QuestionView
from vconsole.ui.coach.wording import in_words
from vconsole.ui.desk import Speed
from vconsole.ui.hands import CannotPlay, Hands
from vconsole.ui.hands.hands import PACE
from vconsole.ui.hands.moves import Moves

READING_SECONDS = 1.5
"""How long what came of a line stands, and a caption at least before its keys begin."""
WORDS_A_SECOND = 2.5
"""How fast a caption is read; a person who reads in another language than the first one keeps up."""


class Scene(NamedTuple):
    """A line with what is said while it is played."""

    caption: str
    line: ScriptLine


def scenes_of(lab: Lab, step: Step) -> tuple[Scene, ...]:
    """What solves a step."""
    return tuple(Scene(f"{step.goal}: {in_words(line)}", line) for line in lab.solution[step.id])


def whole(lab: Lab) -> tuple[Scene, ...]:
    """What solves a lab, from its start."""
    return tuple(scene for step in lab.steps for scene in scenes_of(lab, step))


def remaining(coaching: Coaching) -> tuple[Scene, ...]:
    """What solves the steps that are not done yet, if that can be done from here; else nothing."""
    lab, attempt = coaching.lab, coaching.attempt
    steps = [result.step for result in attempt.assessment.steps if not is_done(result)]
    rehearsal = Rehearsal(lab, attempt.session.at_rest)
    refused = rehearsal.do_all(line for step in steps for line in lab.solution[step.id])
    return () if refused else tuple(scene for step in steps for scene in scenes_of(lab, step))


def reading_seconds(caption: str) -> float:
    """How long a caption stands before its keys begin."""
    return READING_SECONDS + len(caption.split()) / WORDS_A_SECOND


async def play(
    app: Console, scenes: Sequence[Scene], say: Callable[[str], None], go_on: Callable[[], Awaitable[object]]
) -> None:
    """Play one scene after the other, each with its caption; `go_on` is awaited before its keys.

    Raises CannotPlay or PlayedOtherwise.
    """
    instant = app.speed is Speed.INSTANT
    hands = Hands(app, pace=0.0 if instant else PACE, choose_answer=_only_said)
    for scene in scenes:
        say(scene.caption)
        if not instant:
            await asyncio.sleep(reading_seconds(scene.caption))
        await go_on()
        await _played(app, hands, scene.line)
        if not instant:
            await asyncio.sleep(READING_SECONDS)


async def _played(app: Console, hands: Hands, line: ScriptLine) -> None:
    """Play a line; an act that the screens have no keys for is done without them."""
    acts = app.session.acts
    try:
        await hands.play(line)
    except CannotPlay:
        if not isinstance(line, Act) or app.session.acts != acts:
            raise
        app.session.perform(line.performed)
        app.session.settle()


async def _only_said(question: str, option: str) -> None:
    """Leave the learner's answers alone: the caption says the answer."""
    del question, option


async def to_coach(moves: Moves) -> CoachPanel:
    """Go to the coach by its key, if the focus is not there already."""
    panel = moves.app.screen_stack[0].query_one(CoachPanel)
    if not panel.has_focus_within:
        await moves.press("4")
        await moves.until(lambda: panel.has_focus_within, "the coach")
    return panel


async def answer_by_keys(moves: Moves, question: str, option: str) -> None:
    """Answer a question of the coach as a person does, and go back to where the focus was.

    Raises CannotPlay if it is not asked now.
    """
    await to_coach(moves)
    view = moves.named(f"question-{question}", QuestionView)
    await moves.focus(view.options)
    at, wanted = view.options.highlighted or 0, view.question.options.index(option)
    await moves.press(*("down" if wanted > at else "up",) * abs(wanted - at), "enter")
    await moves.until(lambda: view.answer == option or not view.is_attached, f"the answer {option}")
    await moves.press("4")
