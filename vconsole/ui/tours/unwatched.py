"""A console that nobody looks at: it plays a walkthrough to be recorded or proven."""

from typing import Any, NoReturn

from vconsole.lessons.start import start_of
from vconsole.lessons.tour import Scene, Tour
from vconsole.ui.hands import CannotPlay, Hands
from vconsole.ui.hands.keyboard import Glance, Observer
from vconsole.ui.tours.clock import TourClock
from vconsole.ui.tours.console import TourConsole
from vconsole.ui.tours.player import Player
from vconsole.ui.tours.stage import Stage, Watch
from vconsole.ui.whereabouts import Told, Where
from vconsole.vcenter import Session

STEP_SECONDS = 0.5
"""How much virtual time passes at once while something is due."""
NOTE_SECONDS = 3600
"""How long a note stays: longer than any recording takes."""


def _unseen(key: str) -> None:
    del key


def _untold(where: Where) -> None:
    del where


class UnwatchedConsole(TourConsole):
    """A console whose notes stay, and whose clock moves only as it is let."""

    def __init__(self, tour: Tour) -> None:
        """Begin where a walkthrough does; nothing is played by itself. Raises FileProblems if it cannot begin."""
        super().__init__(Session(start_of(tour)), tour)
        self.clock_stands = True
        self.animation_level = "none"

    def play(self) -> None:
        """Wait to be told."""

    def player_on(
        self,
        clock: TourClock,
        glance: Glance,
        *,
        pace: float = 0.0,
        on_key: Observer = _unseen,
        tell: Told = _untold,
        watch: Watch | None = None,
    ) -> Player:
        """A player on a clock, whose hands let time pass with `glance`; `watch` sees the effect of scenes' keys."""

        def press(key: str) -> None:
            on_key(key)
            stage.note_key(key)

        hands = Hands(self, pace=pace, on_key=press, glance=glance, singly=True)
        stage = Stage(self, hands, Hands(self, glance=self.glance), self.not_played)
        stage.watch = watch or stage.watch
        return Player(self, self.tour, stage, clock, tell)

    def not_played(self, scene: Scene, problem: Exception) -> NoReturn:
        """Stop: what cannot be played is not shown either. Raises CannotPlay."""
        raise CannotPlay(f"{scene.id}: {problem}") from problem

    async def at_rest(self) -> None:
        """Wait until everything is drawn."""
        await Hands(self).moves.rest()

    async def glance(self) -> None:
        """Let virtual time pass while the hands wait for something."""
        if self.session.busy:
            self.session.advance(STEP_SECONDS)

    def notify(self, message: str, **options: Any) -> None:
        """Show a note until the next scene, however long that takes to be drawn."""
        super().notify(message, **{**options, "timeout": NOTE_SECONDS})
