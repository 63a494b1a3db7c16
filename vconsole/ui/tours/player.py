"""The player of a walkthrough: scenes forth and back, questions, taking over and resuming."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widgets import Input

from vconsole.lessons.predicates import Evidence, evidence_of
from vconsole.lessons.tour import Prediction, Scene, Tour
from vconsole.ui.app import Console
from vconsole.ui.tours.asking import ENDING, RESTORING, End
from vconsole.ui.tours.clock import TourClock
from vconsole.ui.tours.keyframe import Keyframe
from vconsole.ui.tours.stage import Stage
from vconsole.ui.tours.wishes import ALWAYS_THE_CONSOLES, KEYS_HELP, RESUME_KEY, Mood, Want, Wish, wish_of
from vconsole.vcenter import Change

Told = Callable[[int], None]
"""Hears which scene is shown."""


class Player:
    """Plays one walkthrough in a console. Run it as a worker."""

    def __init__(self, app: Console, tour: Tour, stage: Stage, clock: TourClock, tell: Told = lambda _: None) -> None:
        """Play in a console; `tell` hears the number of each scene that is shown, counted from 0."""
        self.tour = tour
        self.mood = Mood.PLAYING
        self.place = 0
        """The scene that is shown."""
        self.playing = 0
        """The scene that is played, or was played last."""
        self.answers: dict[str, str] = {}
        """The option chosen, by scene."""
        self.end: End | None = None
        """What the viewer chose to do when it was over."""
        self._app = app
        self._stage = stage
        self._clock = clock
        self._tell = tell
        self._keyframes: list[Keyframe] = []
        self._options = 0
        self._own: Keyframe | None = None
        self._goes_on = True
        """Whether it went on by itself before it asked."""
        self._acts = 0
        """How many acts could be undone when the scene was shown."""
        self._home: object = None
        """The screen and the control that keys went to when the scene was shown."""
        self._swallowed = False

    # What the console asks

    def takes(self, key: str) -> bool:
        """Take a key of the viewer's, if it is meant for the walkthrough; what comes while it plays waits."""
        if key in ALWAYS_THE_CONSOLES or (not self._stage.busy and self._viewer_is_at_work and key != RESUME_KEY):
            return False
        wish = wish_of(key, self.mood, self._options)
        if wish is not None:
            self._clock.wishes.put_nowait(wish)
        elif self._stage.busy and not self._swallowed:
            self._swallowed = True
            self._note("The walkthrough is at work. When it rests the keys are yours; t takes over.")
        return wish is not None or self._stage.busy

    @property
    def _viewer_is_at_work(self) -> bool:
        """Whether the viewer opened a dialog or a line of text, which needs every key."""
        if self._place_of_keys == self._home or self.mood in (Mood.TAKEN_OVER, Mood.ENDED):
            return False
        return self._app.screen is not self._app.screen_stack[0] or isinstance(self._app.focused, Input)

    @property
    def _place_of_keys(self) -> object:
        focused = self._app.focused
        return self._app.screen, focused if isinstance(focused, Input) else None

    def follow_screen(self) -> None:
        """Show the caption on the screen that lies on top now; a dialog of the viewer's stops it."""
        if self._stage.busy or self.mood in (Mood.TAKEN_OVER, Mood.ENDED) or self.end is not None:
            return
        if self.mood is Mood.PLAYING:
            self.mood = Mood.PAUSED
        self._show()

    def answer(self, option: int) -> None:
        """Take an option that was clicked."""
        self._clock.wishes.put_nowait(Wish(Want.ANSWER, option))

    def hear(self, change: Change) -> None:
        """Hear what the viewer did: what the next scene shows leads there, anything else takes over."""
        del change
        if self._stage.busy or self.mood in (Mood.ENDED, Mood.TAKEN_OVER):
            return
        following = self._following
        if following is not None and following.until is not None and self._holds(following):
            self._clock.wishes.put_nowait(Wish(Want.DONE, self.place + 1))
        elif self._app.session.acts != self._acts:  # what time brings about is nobody's act
            self._clock.wishes.put_nowait(Wish(Want.TAKE_OVER))

    # The play

    async def run(self) -> None:
        """Play from the first scene until the viewer leaves, or to the end."""
        await self._play(0)
        while self.end is None:
            wish = await self._clock.wait(self._patience)
            await self._follow(wish or Wish(Want.NEXT))
        self._stage.clear()

    @property
    def scene(self) -> Scene:
        """The scene that is shown."""
        return self.tour.scenes[self.place]

    @property
    def _following(self) -> Scene | None:
        return self.tour.scenes[self.place + 1] if self.place + 1 < len(self.tour.scenes) else None

    @property
    def _patience(self) -> float | None:
        return self.scene.stays if self.mood is Mood.PLAYING else None

    async def _follow(self, wish: Wish) -> None:
        match wish.want:
            case Want.NEXT if self.mood is not Mood.ASKING:
                await self._next()
            case Want.BACK if self.place > 0:
                await self._back()
            case Want.BACK:
                self._note("This is the first scene; there is nothing before it.")
            case Want.PAUSE if self.mood in (Mood.PLAYING, Mood.PAUSED):
                self.mood = Mood.PAUSED if self.mood is Mood.PLAYING else Mood.PLAYING
                self._show()
            case Want.FASTER | Want.SLOWER:
                self._clock.change_speed(1 if wish.want is Want.FASTER else -1)
                self._stage.set_speed(self._clock.speed)
                self._show()
            case Want.TAKE_OVER if self.mood is not Mood.TAKEN_OVER:
                self._take_over()
            case Want.RESUME:
                await self._resume()
            case Want.DONE if wish.option == self.place + 1:
                await self._arrive(self.place + 1)
            case Want.ANSWER:
                await self._answered(wish.option)
            case Want.HELP:
                self._say(Content("\n".join(f"{key:<7}{does}" for key, does in KEYS_HELP)))
            case Want.LEAVE:
                self.end = End.STAY

    async def _next(self) -> None:
        if self._following is None:
            await self._finish()
        else:
            await self._play(self.place + 1)

    async def _play(self, place: int) -> None:
        """Play a scene, and show its caption or its question."""
        del self._keyframes[place:]
        self._keyframes.append(Keyframe.of(self._app))
        self.playing = place
        scene = self.tour.scenes[place]
        await self._stage.play(scene, lambda: scene.until is None or self._holds(scene))
        await self._arrive(place)

    async def _arrive(self, place: int) -> None:
        """Show a scene that was played, or that the viewer did."""
        while len(self._keyframes) <= place:
            self._keyframes.append(Keyframe.of(self._app))
        self.place = place
        self._acts = self._app.session.acts
        self._home = self._place_of_keys
        question = self.scene.question
        if question is not None and self.scene.id not in self.answers:
            self._goes_on = self.mood is not Mood.PAUSED
            self.mood = Mood.ASKING
        elif self.mood is not Mood.PAUSED:
            self.mood = Mood.PLAYING
        self._show()
        self._tell(place)

    async def _back(self) -> None:
        """Restore what was before the scene that is shown, and show the scene before."""
        shown = self.place
        await self._restore(shown)
        del self._keyframes[shown:]
        self.mood = Mood.PAUSED
        self.answers.pop(self.tour.scenes[shown].id, None)
        await self._arrive(shown - 1)

    async def _restore(self, place: int) -> None:
        """Bring about what was before a scene: from the last moment without a dialog, by playing what came after it.

        Pages come back as they open, so where keys had moved on one it is played from before that page.
        """
        clean = max(at for at in range(place + 1) if self._keyframes[at].clean and not self._moved_before(at))
        await self._stage.leave_dialogs()
        self._keyframes[clean].restore(self._app)
        await self._stage.rest()
        for scene in self.tour.scenes[clean:place]:
            await self._stage.repeat(scene)

    def _moved_before(self, place: int) -> bool:
        """Whether the page that a scene begins with is not as it opens, since keys moved on it."""
        before = next((scene for scene in reversed(self.tour.scenes[:place]) if scene.do or scene.keys), None)
        return before is not None and bool(before.keys)

    # The viewer's own

    def _take_over(self) -> None:
        self.mood = Mood.TAKEN_OVER
        self._options = 0
        self._stage.hand_over(self.tour.title, f"The console is yours. {RESUME_KEY} goes on with the walkthrough.")

    async def _resume(self) -> None:
        """Go on from here if what the scene shows holds; otherwise offer to restore it."""
        before = self._keyframes[self.place]
        untouched = self.scene.until is None and self._app.session.events == list(before.bookmark.events)
        if untouched or (self.scene.until is not None and self._holds(self.scene)):
            await self._arrive(self.place)
            return
        self.mood = Mood.ASKING
        self._own = Keyframe.of(self._app)
        self._ask(RESTORING.text, RESTORING.options)

    async def _answered(self, option: int) -> None:
        question = self.scene.question
        if self.mood is Mood.ENDED:
            await self._choose_end(self._ends[option])
        elif self._own is not None and self._options and not self._asks_scene:
            await self._restore_or_not(option)
        elif question is not None and option < len(question.options):
            self.answers[self.scene.id] = question.options[option]
            self.mood = Mood.PLAYING if self._goes_on else Mood.PAUSED
            self._show()

    @property
    def _asks_scene(self) -> bool:
        return self.scene.question is not None and self.scene.id not in self.answers

    async def _restore_or_not(self, option: int) -> None:
        if option == 0:
            await self._play_again()
        else:
            self._own = None
            self._take_over()

    async def _play_again(self) -> None:
        await self._restore(self.place)
        await self._play(self.place)

    async def _finish(self) -> None:
        self.mood = Mood.ENDED
        self._ask(ENDING.text(self.tour), [ENDING.words(end, self.tour) for end in self._ends])

    @property
    def _ends(self) -> list[End]:
        return ENDING.ends(self.tour, own=self._own is not None)

    async def _choose_end(self, end: End) -> None:
        if end is End.OWN and self._own is not None:
            await self._stage.leave_dialogs()
            self._own.restore(self._app)
        self.end = end

    # What is shown

    def _note(self, text: str) -> None:
        self._app.notify(text, title=self.tour.title, markup=False)

    def _holds(self, scene: Scene) -> bool:
        return scene.until is None or scene.until.test(self._evidence).holds

    @property
    def _evidence(self) -> Evidence:
        return evidence_of(self._app.session, self.answers)

    def _show(self) -> None:
        question = self.scene.question
        if question is None:
            self._say(Content(self.scene.say))
        elif self.scene.id not in self.answers:
            self._ask(question.text, question.options)
        else:
            self._say(_reply(question, self.answers[self.scene.id]))

    def _ask(self, text: str, options: Sequence[str]) -> None:
        self._say(Content.styled(text, "bold"), options)

    def _say(self, text: Content, options: Sequence[str] = ()) -> None:
        self._options = len(options)
        speed = f" {self._clock.speed:g}x" if self._clock.speed != 1 else ""
        title = f"{self.tour.title} · {self.place + 1}/{len(self.tour.scenes)}{speed}"
        self._stage.say(self.scene.spot, text, title, _hint(self.mood), options)


def _reply(question: Prediction, chosen: str) -> Content:
    said = Content.styled(f"You said: {chosen}", "bold")
    return Content("\n").join([said, Content(question.replies[chosen])])


def _hint(mood: Mood) -> str:
    match mood:
        case Mood.ASKING | Mood.ENDED:
            return "choose by number"
        case Mood.PAUSED:
            return "space on · → next · t take over"
        case _:
            return "space pause · ? keys"
