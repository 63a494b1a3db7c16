"""Playing a walkthrough to prove it: to its end, back to its beginning, and to its end again."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import NamedTuple

from vconsole.files import Problem
from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.lessons.filed import placed
from vconsole.lessons.tour import Scene, Tour
from vconsole.model import Inventory, Ref
from vconsole.ui.hands import CannotPlay
from vconsole.ui.recording import key_names
from vconsole.ui.shell.workspace import Workspace
from vconsole.ui.tours.caption import CaptionBox
from vconsole.ui.tours.clock import TourClock
from vconsole.ui.tours.effect import glimpse
from vconsole.ui.tours.player import Player
from vconsole.ui.tours.spots import region_of
from vconsole.ui.tours.unwatched import UnwatchedConsole
from vconsole.ui.tours.wishes import Mood, Want, Wish


class _Way(Enum):
    """Which way it is played."""

    FORTH = "at first"
    BACK = "going back"
    AGAIN = "going on again after that"


class Sight(NamedTuple):
    """What a scene shows when it is over."""

    inventory: Inventory
    ref: Ref | None
    page: str | None
    dialog: str
    """The kind of dialog that lies over the console; empty for none."""


class _Prover(TourClock):
    """A clock that goes forth, back and forth again, and looks at each scene."""

    def __init__(self, app: UnwatchedConsole, *, once: bool) -> None:
        super().__init__()
        self._app = app
        self._once = once
        self.player: Player
        self.problems: dict[Problem, None] = {}
        self._way = _Way.FORTH
        self._seen: dict[int, Sight] = {}

    async def wait(self, seconds: float | None) -> Wish | None:
        """Look, and wish the next thing."""
        del seconds
        await self._app.at_rest()
        self.problems |= dict.fromkeys(self._shown_problems())
        if self.player.mood is Mood.ENDED:
            return Wish(Want.LEAVE)
        question = self.player.scene.question
        if self.player.mood is Mood.ASKING and question is not None:
            return Wish(Want.ANSWER, question.options.index(question.is_))
        self.problems |= dict.fromkeys(self._differences())
        return self._onward()

    def _onward(self) -> Wish:
        last = len(self._app.tour.scenes) - 1
        if self._way is _Way.FORTH and self.player.place == last and not self._once:
            self._way = _Way.BACK
        elif self._way is _Way.BACK and not self.player.place:
            self._way = _Way.AGAIN
        return Wish(Want.BACK if self._way is _Way.BACK else Want.NEXT)

    @property
    def _place(self) -> str:
        return f"scenes[{self.player.place}] {self.player.scene.id}"

    def _shown_problems(self) -> Iterator[Problem]:
        """What keeps the viewer from reading what is said, or from seeing what it is said about."""
        box = next(iter(self._app.screen.query(CaptionBox)), None)
        part = "the question at the end" if self.player.mood is Mood.ENDED else "the caption"
        if box is None or not box.shown_whole:
            yield Problem(self._place, f"{part} is cut; say less, or give fewer options")
        if region_of(self._app, self.player.scene.spot) is None:
            yield Problem(f"{self._place}: spot", f"{self.player.scene.spot!r} is not on the screen then")

    def _differences(self) -> Iterator[Problem]:
        """Where a scene shows something else than it did at first."""
        now = self._sight()
        before = self._seen.setdefault(self.player.place, now)
        differing = [name for name, one, other in zip(_NAMES, before, now, strict=True) if one != other]
        if differing:
            yield Problem(self._place, f"{', '.join(differing)} not as at first, {self._way.value}")

    def _sight(self) -> Sight:
        app = self._app
        spec = app.screen_stack[0].query_one(Workspace).spec
        dialog = "" if len(app.screen_stack) == 1 else type(app.screen).__name__
        return Sight(app.inventory, app.open_ref, spec.id if spec else None, dialog)

    @contextmanager
    def watch(self, scene: Scene, key: str) -> Iterator[None]:
        """Look before a key of a scene is pressed, and when it had its effect."""
        before = glimpse(self._app)
        yield
        if glimpse(self._app) == before:
            place = f"scenes[{self._app.tour.scenes.index(scene)}] {scene.id}: keys"
            self.problems[Problem(place, f"{shown(key)} {_IDLE}")] = None


_IDLE = "does nothing there; leave it out"


def is_idle_key(problem: Problem) -> bool:
    """Whether a problem is that of a key without effect."""
    return problem.message.endswith(_IDLE)


def unknown_keys(tour: Tour) -> Iterator[Problem]:
    """The keys of scenes that no terminal sends."""
    for place, scene in placed("scenes", tour.scenes):
        for key in scene.keys:
            if len(key) != 1 and key not in key_names():
                names = suggestion(key, key_names(), "a key is a character, or one of")
                yield Problem(f"{place}: keys", f"{shown(key)} is no key{names}")


_NAMES = ("the estate is", "the open object is", "the page is", "the dialog is")


async def played(tour: Tour, size: tuple[int, int], *, once: bool = False) -> tuple[Problem, ...]:
    """What is wrong when a walkthrough is played in a terminal of this size, `once` only to its end.

    Raises FileProblems if it cannot begin.
    """
    app = UnwatchedConsole(tour)
    async with app.run_test(size=size):
        prover = _Prover(app, once=once)
        prover.player = app.player_on(prover, app.glance, watch=prover.watch)
        try:
            await prover.player.run()
        except CannotPlay as problem:
            return (*prover.problems, Problem("scenes", f"cannot be played: {problem}"))
        return tuple(prover.problems)
