"""The stage: the hands, the spotlight and the caption of a walkthrough in a console."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext

from textual.content import Content
from textual.widgets import Input

from vconsole.lessons.lab import Act, ScriptLine
from vconsole.lessons.tour import Scene
from vconsole.ui.app import Console
from vconsole.ui.hands import CannotPlay, Hands, PlayedOtherwise, Reins
from vconsole.ui.tours.caption import CaptionBox
from vconsole.ui.tours.key_strip import KeyStrip, Pressed
from vconsole.ui.tours.keyframe import Keyframe
from vconsole.ui.tours.overlay import Overlay
from vconsole.ui.tours.spotlight import Spotlight

NotPlayed = Callable[[Scene, Exception], None]
"""Hears that a scene could not be played, and why."""
Watch = Callable[[Scene, str], AbstractContextManager[None]]
"""Looks on while a key of a scene has its effect."""


def _unwatched(scene: Scene, key: str) -> AbstractContextManager[None]:
    del scene, key
    return nullcontext()


class Stage:
    """Plays scenes and shows what is said."""

    def __init__(
        self, app: Console, hands: Hands, quick: Hands, not_played: NotPlayed, reins: Reins | None = None
    ) -> None:
        """Play with hands that a person can follow and hold by `reins`; `quick` ones repeat what was seen already.

        What cannot be played goes to `not_played`, and the walkthrough goes on if that returns.
        """
        self._app = app
        self._hands = hands
        self._quick = quick
        self._not_played = not_played
        self._spotlight = Spotlight(app)
        self._keys: list[Pressed] = []
        self._reins = reins or Reins()
        self._doing = ""
        """What the hands do now, in words."""
        self._sign = ""
        """What is said in place of the keys."""
        self._box: CaptionBox | None = None
        self._playing = False
        self._pace = hands.moves.pace
        self.watch: Watch = _unwatched
        """Looks at the keys of scenes."""

    def set_speed(self, speed: float) -> None:
        """Press keys faster or slower than ordinary."""
        self._hands.moves.pace = self._pace / speed

    @property
    def busy(self) -> bool:
        """Whether the hands are at work."""
        return self._playing

    @property
    def keys(self) -> Sequence[Pressed]:
        """The keys by which what is shown came about."""
        return tuple(self._keys)

    @property
    def held(self) -> bool:
        """Whether the hands wait before their next key."""
        return self._reins.held

    def hold(self) -> None:
        """Let the hands wait before their next key."""
        self._reins.hold()
        self._sign = "paused · space goes on"
        self.show_work()

    def let_go(self) -> None:
        """Let the hands play on."""
        self.set_free()
        self.show_work()

    def stop(self, sign: str) -> None:
        """Let the hands stop before their next key, which raises Stopped where they play; the sign is seen at once."""
        self._reins.stop()
        self._sign = sign
        self.show_work()

    def set_free(self) -> None:
        """Forget that the hands were held or stopped."""
        self._reins.loosen()
        self._sign = ""

    def note_key(self, key: str) -> None:
        """Show a key that the hands press, and remember it for the caption."""
        typed = isinstance(self._app.focused, Input) and (len(key) == 1 or key == "space")
        self._keys.append(Pressed(key, typed))
        self.show_work()

    def show_work(self) -> None:
        """Show what the hands do, by which keys, or that they wait."""
        if self._box is not None:
            self._spotlight.turn_off()
            self._remove_boxes()
        KeyStrip.show(self._app.screen, self._doing, self._keys, self._sign)

    async def play(self, scene: Scene, number: str, over: Callable[[], bool]) -> None:
        """Play what a scene does, until it is over. Raises Stopped if the viewer does not want that."""
        self.clear()
        with self._at_work(), self._told(scene):
            await self._play(scene, scene.do, number)
            await self._hands.moves.until(over, "what the scene waits for (until)")

    async def look(self, scene: Scene, number: str, *, stay: bool) -> None:
        """Open what a scene looks at after its last action, unless the viewer is to `stay`. Raises Stopped as above."""
        self.clear()
        with self._at_work(), self._told(scene):
            looks = _looks(scene)
            if looks and not stay:
                await self._play(scene, looks, number)

    async def _play(self, scene: Scene, lines: Sequence[ScriptLine], number: str) -> None:
        for line in lines:
            self._doing = f"{number} {line}"
            await self._hands.play(line)
        self._doing = f"{number} {scene.title}"
        await _press(self._hands, scene, self.watch)

    async def restore(self, before: Keyframe, scenes: Sequence[Scene]) -> None:
        """Bring back what was at a moment, and what scenes did after that, without showing them."""
        self.clear()
        self._doing = "restoring…"
        with self._at_work():
            self.show_work()
            await self._quick.moves.leave_dialogs()
            before.restore(self._app)
            await self._quick.moves.rest()
            for scene in scenes:
                with self._told(scene):
                    await self._quick.play_all(scene.do)
                    await _press(self._quick, scene)

    async def turn_back(self, to: Keyframe) -> None:
        """Open the page that was open at a moment, if the viewer went elsewhere; the estate stays as it is."""
        if not to.clean or to.is_open(self._app):
            return
        with self._at_work():
            await self._quick.moves.leave_dialogs()
            to.open(self._app)
            await self._quick.moves.rest()

    def say(self, spot: str, text: Content, title: str, hint: str, options: Sequence[str] = ()) -> None:
        """Show a caption beside a spot, with options if it asks something, and dim the rest."""
        self._remove_boxes()
        self._spotlight.turn_to(spot)
        self._show_box(CaptionBox(spot, text, title, keys=self._keys, hint=hint, options=options))

    def hand_over(self, title: str, text: str) -> None:
        """Leave the console to the viewer: nothing is dimmed, one line says how to go on."""
        self.clear()
        self._show_box(CaptionBox("keys", Content(text), title))

    def clear(self) -> None:
        """Show the console alone."""
        self._spotlight.turn_off()
        self._remove_boxes()
        self._keys, self._doing = [], ""

    def _show_box(self, box: CaptionBox) -> None:
        self._box = box
        self._app.screen.mount(box)

    def _remove_boxes(self) -> None:
        self._box = None
        for screen in self._app.screen_stack:
            for box in screen.query(Overlay):
                box.display = False  # it is removed a moment later
                box.remove()

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


async def _press(hands: Hands, scene: Scene, watch: Watch = _unwatched) -> None:
    """Press the keys of a scene, each when the one before had its effect: it may open what the next is meant for."""
    for key in scene.keys:
        with watch(scene, key):
            await hands.moves.press(key)


def _looks(scene: Scene) -> Sequence[ScriptLine]:
    """What a scene opens after its last action."""
    acts = [at for at, line in enumerate(scene.do) if isinstance(line, Act)]
    return scene.do[acts[-1] + 1 :] if acts else scene.do
