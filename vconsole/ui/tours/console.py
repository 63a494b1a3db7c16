"""The console with a walkthrough in it: the walkthrough's own keys are its, all others the console's."""

from typing import Any

from textual import events
from textual.screen import Screen

from vconsole.lessons.tour import Scene, Tour
from vconsole.ui.app import Console
from vconsole.ui.hands import PACE, Hands, Reins
from vconsole.ui.hands.keyboard import PlayedKey
from vconsole.ui.leaving import Leaving
from vconsole.ui.tours.asking import Around, End, Onward
from vconsole.ui.tours.caption import CaptionBox
from vconsole.ui.tours.clock import TourClock, ViewersClock
from vconsole.ui.tours.player import Player
from vconsole.ui.tours.stage import Stage
from vconsole.ui.whereabouts import Told
from vconsole.vcenter import Session


class TourConsole(Console):
    """A console that plays a walkthrough. When it is over it goes on as any console, or says what to open next."""

    CSS = ".-dimmed { opacity: 40%; }"

    pace: float = PACE
    """Seconds between two keys that it presses."""

    around = Around()
    """Where a viewer can go when it is over."""

    def __init__(self, session: Session, tour: Tour, *, theme: str | None = None, tell: Told = lambda _: None) -> None:
        """Take a session on the estate in which the walkthrough begins; `tell` hears where it is."""
        super().__init__(session, tour.id, theme=theme)
        self.tour = tour
        self.player: Player | None = None
        """The player while the walkthrough is on."""
        self._told = tell

    def on_mount(self) -> None:
        """Begin to play when everything is drawn."""
        self.call_after_refresh(self.play)

    def play(self) -> None:
        """Play the walkthrough in a worker."""
        still = self.animation_level == "none"
        self.player = self.make_player(ViewersClock(), 0 if still else self.pace)
        self.player.around = self.around
        if still:
            self.player.stands.goes_on = False  # who wants no motion turns the pages
        self.screen_change_signal.subscribe(self.screen_stack[0], self._follow_screen, immediate=True)
        self.session.listen(self.player.hear)
        self.run_worker(self._run(self.player), group="tour", exclusive=True)

    def make_player(self, clock: TourClock, pace: float) -> Player:
        """A player of the walkthrough on a clock."""
        reins = Reins()
        hands = Hands(self, pace=pace, on_key=lambda key: stage.note_key(key), gate=reins.slack)
        quick = Hands(self, on_key=lambda _: stage.show_work())
        stage = Stage(self, hands, quick, self.not_played, reins)
        return Player(self, self.tour, stage, clock, self._told)

    def not_played(self, scene: Scene, problem: Exception) -> None:
        """Tell what could not be played; the walkthrough goes on."""
        self.notify(f"{scene.title}: {problem}", title=self.tour.title, severity="warning", markup=False)

    def _follow_screen(self, screen: Screen[Any]) -> None:
        del screen
        if self.player is not None:
            self.call_after_refresh(self.player.follow_screen)

    async def _run(self, player: Player) -> None:
        await player.run()
        self.player = None
        if player.end is not None:
            self.ended(player.end)

    def ended(self, onward: Onward) -> None:
        """Go on as the viewer chose."""
        if onward.end is End.STAY:
            back = f" ctrl+q leads back to {self.around.back}." if self.around.back else ""
            self.notify(
                f"The console is yours, from where the walkthrough is.{back}", title=self.tour.title, markup=False
            )
        self.mark_saved()  # what the walkthrough did is not the viewer's, so nobody is asked about it
        match onward.end:
            case End.LAB:
                self.leave_for(Leaving(lab=onward.lab))
            case End.LEAVE:
                self.leave_for(Leaving())

    def leave_for(self, leaving: Leaving) -> None:
        """Leave; while the walkthrough plays, there is nothing of the viewer's to lose."""
        if self.player is not None:
            self.mark_saved()
        super().leave_for(leaving)

    async def on_event(self, event: events.Event) -> None:
        """Give the walkthrough its keys; those that its hands press are the console's."""
        player = self.player
        pressed = isinstance(event, events.Key) and not isinstance(event, PlayedKey)
        if pressed and player is not None and player.takes(event.key):  # type: ignore[attr-defined]
            return
        await super().on_event(event)

    def on_caption_box_chosen(self, event: CaptionBox.Chosen) -> None:
        """Take an option that was clicked."""
        event.stop()
        if self.player is not None:
            self.player.answer(event.option)
