"""The stage: the hands, the spotlight and the caption of a walkthrough in a console."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from textual.content import Content
from textual.widgets import Input

from vconsole.lessons.tour import Scene
from vconsole.ui.app import Console
from vconsole.ui.hands import CannotPlay, Hands, PlayedOtherwise
from vconsole.ui.tours.caption import CaptionBox
from vconsole.ui.tours.key_strip import KeyStrip, Pressed
from vconsole.ui.tours.overlay import Overlay
from vconsole.ui.tours.spotlight import Spotlight

NotPlayed = Callable[[Scene, Exception], None]
"""Hears that a scene could not be played, and why."""


class Stage:
    """Plays scenes and shows what is said."""

    def __init__(self, app: Console, hands: Hands, quick: Hands, not_played: NotPlayed) -> None:
        """Play with hands that a person can follow; `quick` ones repeat what was seen already.

        What cannot be played goes to `not_played`, and the walkthrough goes on if that returns.
        """
        self._app = app
        self._hands = hands
        self._quick = quick
        self._not_played = not_played
        self._spotlight = Spotlight(app)
        self._keys: list[Pressed] = []
        self._playing = False
        self._pace = hands.moves.pace

    def set_speed(self, speed: float) -> None:
        """Press keys faster or slower than ordinary."""
        self._hands.moves.pace = self._pace / speed

    @property
    def busy(self) -> bool:
        """Whether the hands are at work."""
        return self._playing

    def note_key(self, key: str) -> None:
        """Show a key that the hands press, and remember it for the caption."""
        typed = isinstance(self._app.focused, Input) and (len(key) == 1 or key == "space")
        self._keys.append(Pressed(key, typed))
        KeyStrip.show(self._app.screen, self._keys)

    async def play(self, scene: Scene, over: Callable[[], bool]) -> None:
        """Play what a scene does, until it is over."""
        self.clear()
        with self._at_work(), self._told(scene):
            await self._hands.play_all(scene.do)
            await _press(self._hands, scene)
            await self._hands.moves.until(over, "what the scene waits for (until)")

    async def repeat(self, scene: Scene) -> None:
        """Bring about once more what a scene did, without showing it."""
        with self._at_work(), self._told(scene):
            await self._quick.play_all(scene.do)
            await _press(self._quick, scene)

    async def leave_dialogs(self) -> None:
        """Close every dialog."""
        with self._at_work():
            await self._quick.moves.leave_dialogs()

    async def rest(self) -> None:
        """Wait until everything is drawn."""
        await self._quick.moves.rest()

    def say(self, spot: str, text: Content, title: str, hint: str, options: Sequence[str] = ()) -> None:
        """Show a caption beside a spot, with options if it asks something, and dim the rest."""
        self._remove_boxes()
        self._spotlight.turn_to(spot)
        self._app.screen.mount(CaptionBox(spot, text, title, keys=self._keys, hint=hint, options=options))

    def hand_over(self, title: str, text: str) -> None:
        """Leave the console to the viewer: nothing is dimmed, one line says how to go on."""
        self.clear()
        self._app.screen.mount(CaptionBox("keys", Content(text), title))

    def clear(self) -> None:
        """Show the console alone."""
        self._spotlight.turn_off()
        self._remove_boxes()
        self._keys = []

    def _remove_boxes(self) -> None:
        for screen in self._app.screen_stack:
            screen.query(Overlay).remove()

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        self._playing = True
        try:
            yield
        finally:
            self._playing = False

    @contextmanager
    def _told(self, scene: Scene) -> Iterator[None]:
        try:
            yield
        except (CannotPlay, PlayedOtherwise) as problem:
            self._not_played(scene, problem)


async def _press(hands: Hands, scene: Scene) -> None:
    """Press the keys of a scene, each when the one before had its effect: it may open what the next is meant for."""
    for key in scene.keys:
        await hands.moves.press(key)
