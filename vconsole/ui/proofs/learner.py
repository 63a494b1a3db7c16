"""A learner who does exactly what the solution says, by keys alone, and looks at the coach after each step."""

from collections.abc import Iterator, Sequence

from vconsole.files import Problem
from vconsole.lessons.lab import Step
from vconsole.lessons.proofs import Case, Line
from vconsole.ui.coach.console import LabConsole
from vconsole.ui.coach.finish import FinishPage
from vconsole.ui.coach.playing import answer_by_keys, to_coach
from vconsole.ui.coach.telling import DONE
from vconsole.ui.hands import CannotPlay, Hands, PlayedOtherwise
from vconsole.ui.hands.moves import Moves
from vconsole.ui.proofs.reading import read

_OFFERED = "Write the line as it is done in the console; build the lab from there to have its lines recorded."


class Learner:
    """Plays a lab from its start to its finish page."""

    def __init__(self, app: LabConsole, case: Case) -> None:
        """Sit down at the console of a lab."""
        self._app = app
        self._case = case
        self._hands = Hands(app, choose_answer=self._answer)

    @property
    def moves(self) -> Moves:
        """The keyboard."""
        return self._hands.moves

    async def problems(self) -> tuple[Problem, ...]:
        """What keeps the lab from being done; nothing is played any more after the first."""
        for line in self._case.lines:
            try:
                await self._hands.play(line.line)
                found = await self._after(line)
            except CannotPlay as problem:
                found = (Problem(line.place, f"it cannot be played by keys: {problem} {_OFFERED}"),)
            except PlayedOtherwise as problem:
                found = (Problem(line.place, f"the keys do something else: {problem} {_OFFERED}"),)
            if found:
                return found
        return ()

    async def _after(self, line: Line) -> tuple[Problem, ...]:
        """What is not as it should be after a line: the last of a step brings it, the last of all the finish page."""
        if line == self._case.lines[-1]:
            return await self._at_the_end()
        is_last = line.slot + 1 == len(self._case.lab.solution[line.step])
        return await self._not_seen_done(self._case.lab.step(line.step)) if is_last else ()

    async def _at_the_end(self) -> tuple[Problem, ...]:
        if not isinstance(self._app.screen, FinishPage):
            await self.moves.press("f5")
        if not self._app.coaching.attempt.finished:
            return tuple(self._not_passed())
        await self.moves.on_top(FinishPage)
        await self.moves.leave_dialogs()
        return await self._not_seen_done(*self._case.lab.steps)

    async def _not_seen_done(self, *steps: Step) -> tuple[Problem, ...]:
        """Those steps that the coach does not show as done, neither by itself nor when everything is asked."""
        if not await self._not_read_done(steps):
            return ()
        await self.moves.press("f5")
        return tuple(map(self._not_done, await self._not_read_done(steps)))

    async def _not_read_done(self, steps: Sequence[Step]) -> Sequence[Step]:
        """Those steps of which the coach does not say that they are done."""
        body = (await to_coach(self.moves)).query_one("#coach-body")
        await self.moves.focus(body)
        reading = await read(self.moves, body)
        await self.moves.press("4")
        return [steps[place] for place in reading.left_out([f"{DONE} {step.goal}" for step in steps])]

    async def _answer(self, question: str, option: str) -> None:
        """Answer by keys; a question behind a step that waits for F5 is asked after that."""
        current = self._app.coaching.current
        if current is None or question not in {each.id for each in current.step.questions}:
            await self.moves.press("f5")
        await answer_by_keys(self.moves, question, option)

    def _not_done(self, step: Step) -> Problem:
        current = self._app.coaching.current
        why = f': "{current.message}"' if current is not None and current.step is step else ""
        return Problem(f"solution.{step.id}", f"after its last line the coach does not show the step as done{why}")

    def _not_passed(self) -> Iterator[Problem]:
        judged = self._app.coaching.attempt.assessment
        if judged.current is not None:
            message = f'when all is played, the step does not hold: "{judged.current.message}"'
            yield Problem(f"solution.{judged.current.step.id}", message)
        for rule in judged.broken:
            yield Problem(self._case.places["rules"][rule.id], f'the keys break it: "{rule.text}"')
