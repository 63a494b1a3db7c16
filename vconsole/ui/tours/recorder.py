"""Recording a walkthrough: the console plays it on a clock that only counts, and every change of the screen is kept."""

from collections.abc import Sequence

from textual.widgets import Input

from vconsole.lessons.tour import Tour
from vconsole.ui.recording import Frame, lines_of
from vconsole.ui.tours.clock import TourClock
from vconsole.ui.tours.player import Player
from vconsole.ui.tours.unwatched import STEP_SECONDS, UnwatchedConsole
from vconsole.ui.tours.wishes import Mood, Want, Wish
from vconsole.ui.whereabouts import Stand, Where

KEY_SECONDS = 0.12
"""How long a key stays to be seen."""
LETTER_SECONDS = 0.04
"""How long a letter of a text stays: a name is read as a whole."""
PASSING = 4.0
"""How many times as fast as virtual time a recording shows what is due come about."""
QUESTION_SECONDS = 4.0
"""How long a question stays before it is answered."""
_SLOWEST = 1e-6
"""A pace of keys that makes each of them drawn by itself."""


class Recorder(TourClock):
    """A clock that keeps a frame of whatever there is to see."""

    def __init__(self, app: "RecordedConsole") -> None:
        """Record a console."""
        super().__init__()
        self._app = app
        self.player: Player | None = None
        self.frames: list[Frame] = []
        self.now = 0.0
        self._key = ""
        self._chapter = ""

    @property
    def _wanted(self) -> bool:
        """Whether the scene that is shown belongs to what is recorded."""
        return self.player is None or not self._app.hero or self._scene_of_hero

    @property
    def _scene_of_hero(self) -> bool:
        place = self.player.playing if self.player else 0
        return self._app.tour.scenes[place].hero

    def keep(self, seconds: float) -> None:
        """Keep what is seen now for some seconds."""
        if not self._wanted:
            return
        for line in self._app.screen.query(Input):
            line.cursor_blink = False
        shown = lines_of(self._app)
        if not self.frames or self.frames[-1].lines != shown or self._key or self._chapter:
            self.frames.append(Frame(round(self.now, 3), shown, self._key, self._chapter))
        self._key = self._chapter = ""
        self.now += seconds

    def press(self, key: str) -> None:
        """Keep what was seen before a key is pressed."""
        is_letter = len(key) == 1 and isinstance(self._app.focused, Input)
        self.keep(LETTER_SECONDS if is_letter else KEY_SECONDS)
        self._key = key if self._wanted else ""

    async def glance(self) -> None:
        """Let virtual time pass while the hands wait for something."""
        if self._app.session.busy:
            self.keep(STEP_SECONDS / PASSING)
        await self._app.glance()

    def begin(self, where: Where) -> None:
        """Begin the chapter of a scene when it is shown."""
        if where.stand is Stand.SHOWN:
            self._chapter = self._app.tour.scenes[where.scene].title if self._wanted else ""

    async def wait(self, seconds: float | None) -> Wish | None:
        """Keep the caption as long as it is read, and answer a question as it comes true."""
        del seconds
        await self._app.at_rest()
        player = self.player
        assert player is not None  # noqa: S101 - it waits only for its player
        if player.mood is Mood.ENDED:
            return Wish(Want.LEAVE)
        question = player.scene.question
        if player.mood is Mood.ASKING and question is not None:
            self.keep(QUESTION_SECONDS)
            return Wish(Want.ANSWER, question.options.index(question.is_))
        self.keep(player.scene.stays)
        return Wish(Want.NEXT)


class RecordedConsole(UnwatchedConsole):
    """A console whose frames are kept."""

    def __init__(self, tour: Tour, *, hero: bool = False) -> None:
        """Play a walkthrough to be recorded; `hero` keeps only the scenes of its short cut."""
        super().__init__(tour)
        self.hero = hero

    async def record(self) -> tuple[Sequence[Frame], float]:
        """Play the walkthrough; gives its frames and how long they last, in seconds."""
        recorder = Recorder(self)
        recorder.player = self.player_on(
            recorder, recorder.glance, pace=_SLOWEST, on_key=recorder.press, tell=recorder.begin
        )
        await recorder.player.run()
        return recorder.frames, recorder.now


async def record(tour: Tour, size: tuple[int, int], *, hero: bool = False) -> tuple[Sequence[Frame], float]:
    """The frames of a walkthrough in a terminal of this size, and how many seconds they last.

    Raises CannotPlay if one of its scenes cannot be played.
    """
    app = RecordedConsole(tour, hero=hero)
    async with app.run_test(size=size):
        return await app.record()
