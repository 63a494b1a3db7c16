"""The hands at the console: each line of a script is one gesture, whose effect must be what the line says."""

from collections.abc import Awaitable, Callable, Iterable

from vconsole.lessons.lab import Act, Answer, Look, ScriptLine, Wait
from vconsole.model import Ref
from vconsole.ui.app import Console
from vconsole.ui.hands.agreement import same_act
from vconsole.ui.hands.gestures import gesture_for
from vconsole.ui.hands.hearing import Hearing
from vconsole.ui.hands.keyboard import Glance, Observer
from vconsole.ui.hands.moves import Moves
from vconsole.ui.hands.problems import CannotPlay, PlayedOtherwise

PACE = 0.15
"""Seconds between two keys where a person looks on."""

ChooseAnswer = Callable[[str, str], Awaitable[None]]
"""Chooses the option of a question where questions are asked."""


class Hands:
    """Plays lines. Whoever runs it in a worker of the console stops it by cancelling the worker."""

    def __init__(
        self,
        app: Console,
        *,
        pace: float = 0.0,
        on_key: Observer | None = None,
        choose_answer: ChooseAnswer | None = None,
        glance: Glance | None = None,
        gate: Glance | None = None,
        singly: bool = False,
    ) -> None:
        """Play in a console, `pace` seconds from key to key; `on_key` is told each key before it is pressed.

        `gate` is awaited before each key; what it raises stops the play there. Texts are
        typed in one stroke, or `singly`, letter by letter.
        """
        self._app = app
        self._hearing = Hearing(app)
        self.moves = Moves(app, self._hearing, pace=pace, on_key=on_key, glance=glance, gate=gate, singly=singly)
        self._choose_answer = choose_answer

    async def play(self, line: ScriptLine) -> None:
        """Play a line, and wait until nothing is due any more.

        Raises CannotPlay if the screens have no way to do it, PlayedOtherwise if something else came of the keys.
        """
        match line:
            case Act():
                await self._act(line)
            case Look():
                await self._look(line)
            case Wait():
                self._app.session.advance(line.wait)
            case Answer():
                await self._answer(line)
        await self.moves.rest()

    async def play_all(self, lines: Iterable[ScriptLine]) -> None:
        """Play one line after the other."""
        for line in lines:
            await self.play(line)

    async def _act(self, line: Act) -> None:
        gesture = gesture_for(line.performed)
        with self._hearing:
            await gesture(self.moves, line.performed)
            await self.moves.until(lambda: self._hearing.asked is not None, f"the act: {line}")
            await self._come_to_rest()
            await self.moves.leave_dialogs()
        self._compare(line)

    async def _come_to_rest(self) -> None:
        """Let time pass until nothing is due; what takes long is not waited for, but brought about at once."""
        try:
            await self.moves.until(lambda: not self._app.session.busy, "nothing due")
        except CannotPlay:
            speed = self._app.speed
            self._app.set_speed(type(speed).INSTANT)
            self._app.set_speed(speed)

    def _compare(self, line: Act) -> None:
        first, *more = self._hearing.acts
        if more:
            others = ", ".join(f"{each.action.title} ({each.action.about})" for each in more)
            raise PlayedOtherwise(f"{line}: the keys did more than that: {others}.")
        if not same_act(first.before, line.performed, first.action):
            raise PlayedOtherwise(f"{line}: the keys did {first.action.title} with other values: {first.action!r}.")
        self._compare_refusals(line)

    def _compare_refusals(self, line: Act) -> None:
        faults = self._hearing.faults
        unexpected = [fault for fault in faults if fault.code != line.refused]
        if unexpected:
            raise PlayedOtherwise(f"{line} was refused: {unexpected[0]}")
        if line.refused is not None and not faults:
            raise PlayedOtherwise(f"{line} was not refused with {line.refused}.")

    async def _look(self, line: Look) -> None:
        kind, page = line.visit.split("/")
        await self.moves.go_to(Ref(kind, line.name))  # type: ignore[arg-type]
        await self.moves.turn_to(page)

    async def _answer(self, line: Answer) -> None:
        if self._choose_answer is None:
            raise CannotPlay(f"Nobody asks {line.answer} here.")
        await self._choose_answer(line.answer, line.is_)
