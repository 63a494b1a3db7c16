"""The player of a walkthrough: scenes forth and back, questions, taking over and resuming."""

from collections.abc import Awaitable

from vconsole.lessons.predicates import Evidence, evidence_of
from vconsole.lessons.tour import Scene, Tour
from vconsole.ui.app import Console
from vconsole.ui.hands import Stopped
from vconsole.ui.tours import telling
from vconsole.ui.tours.ahead import Ahead
from vconsole.ui.tours.asking import RESTORING, Around, End, Onward, Question, ways_on
from vconsole.ui.tours.at_work import AtWork
from vconsole.ui.tours.clock import TourClock
from vconsole.ui.tours.keyframe import Keyframe
from vconsole.ui.tours.past import Past
from vconsole.ui.tours.showing import Showing
from vconsole.ui.tours.stage import Stage
from vconsole.ui.tours.standing import Standing
from vconsole.ui.tours.viewers_work import ViewersWork
from vconsole.ui.tours.wishes import ALWAYS_THE_CONSOLES, RESUME_KEY, Mood, Want, Wish, wish_of
from vconsole.ui.whereabouts import Stand, Told, Where
from vconsole.vcenter import Change


class Player:
    """Plays one walkthrough in a console. Run it as a worker."""

    def __init__(self, app: Console, tour: Tour, stage: Stage, clock: TourClock, tell: Told = lambda _: None) -> None:
        """Play in a console; `tell` hears where the walkthrough is."""
        self.tour = tour
        self.place = 0
        """The scene that is shown, or at which the hands were stopped."""
        self.playing = 0
        """The scene that is played, or was played last."""
        self.stands = Standing()
        """Whether it plays, asks, or left the console to the viewer."""
        self.answers: dict[str, str] = {}
        """The option chosen, by scene."""
        self.around = Around()
        """Where a viewer can go when it is over."""
        self.end: Onward | None = None
        """What the viewer chose to do when it was over."""
        self._app = app
        self._stage = stage
        self._clock = clock
        self._tell = tell
        self._past = Past(tour)
        self._viewers = ViewersWork(app)
        self._as_shown: Keyframe | None = None
        """The console when the scene came to be shown; None while it was played in part only."""
        self._ahead = Ahead(None, self._holds)
        self._own: Keyframe | None = None
        self._acts_shown = self._acts_heard = 0
        """How many acts could be undone when the scene was shown, and when the console was heard last."""
        self._showing = Showing(tour, stage, clock, self.stands)
        self._at_work = AtWork(stage, clock, self.stands, self._show, self._note)

    @property
    def mood(self) -> Mood:
        """How it stands."""
        return self.stands.mood

    # What the console asks

    def takes(self, key: str) -> bool:
        """Take a key of the viewer's, if it is meant for the walkthrough; while that is at work all of them are."""
        busy = self._stage.busy
        if key in ALWAYS_THE_CONSOLES or (not busy and self._is_viewers(key)):
            return False
        wish = wish_of(key, self.mood, self.stands.options)
        if wish is None and busy:
            self._at_work.ignore()
        elif wish is not None and busy:
            self._at_work.hear(wish, first=not self.playing)
        elif wish is not None:
            self._clock.wishes.put_nowait(wish)
        return busy or wish is not None

    def _is_viewers(self, key: str) -> bool:
        """Whether a key goes to what the viewer is at work in."""
        mine = key == RESUME_KEY or self.mood in (Mood.TAKEN_OVER, Mood.ENDED, Mood.HELP)
        return not mine and self._viewers.needs(key)

    def follow_screen(self) -> None:
        """Show the caption on the screen that lies on top now; a dialog of the viewer's stops it."""
        if self._stage.busy and not self.stands.helps:
            self._stage.show_work()
        if self._stage.busy or self.mood is Mood.ENDED or self.end is not None:
            return
        if self.stands.taken_over:
            if not self._viewers.in_dialog:
                self._show()
        else:
            self.stands.goes_on = self.stands.goes_on and self.stands.asked is not None
            self._show()
        self._look_ahead()

    def answer(self, option: int) -> None:
        """Take an option that was clicked."""
        self._clock.wishes.put_nowait(Wish(Want.ANSWER, option))

    def hear(self, change: Change) -> None:
        """Hear what the viewer did: what the next scene shows leads there, anything else takes over."""
        del change
        if self._stage.busy or self.mood is Mood.ENDED:
            return
        acted = self._app.session.acts != self._acts_heard  # what time brings about is nobody's act
        self._acts_heard = self._app.session.acts
        if self.stands.waits and not self._app.session.busy:
            self._clock.wishes.put_nowait(Wish(Want.RESUME))
        elif self._viewer_did:
            self._look_ahead()
        elif acted and not self.stands.taken_over:
            self._clock.wishes.put_nowait(Wish(Want.TAKE_OVER))

    @property
    def _viewer_did(self) -> bool:
        """Whether the viewer brought about what comes next."""
        return self._app.session.acts != self._acts_shown and self._ahead.done

    def _look_ahead(self) -> None:
        """Go on, once, if the viewer brought about what comes next; what is open is finished before that."""
        if self._viewer_did and not self._ahead.told and not self._viewers.goes_on:
            self._ahead.told = True
            self._clock.wishes.put_nowait(Wish(Want.DONE))

    # The play

    async def run(self) -> None:
        """Play from the first scene until the viewer leaves, or to the end."""
        await self._play(0)
        while self.end is None:
            wish = await self._clock.wait(self._patience)
            await self._follow(wish or Wish(Want.NEXT))
        self._stage.clear()
        self._tell(Where(self.place, Stand.OVER))

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
        self._stage.set_free()
        if self.stands.helps:
            self.stands.helps = False
            self._show()
        elif wish.want is Want.HELP:
            self.stands.helps = True
            self._show()
        match wish.want:
            case Want.NEXT if self.stands.asked is None:
                await self._next()
            case Want.NEXT:
                self._note(telling.ANSWER_FIRST if self._asks_scene else telling.CHOOSE_FIRST)
            case Want.BACK if self.place > 0:
                await self._back()
            case Want.BACK:
                self._note(telling.NOTHING_BEFORE)
            case Want.PAUSE if self.stands.asked is None:
                self.stands.goes_on = not self.stands.goes_on
                self._show()
            case Want.FASTER | Want.SLOWER:
                self._change_speed(wish)
            case Want.TAKE_OVER if not self.stands.taken_over:
                self._take_over()
            case Want.RESUME if self.stands.taken_over:
                await self._resume()
            case Want.DONE if self._viewer_did:
                await self._go_ahead()
            case Want.ANSWER if self.stands.asked is not None and wish.option < self.stands.options:
                await self.stands.asked.answered(wish.option)
            case Want.LEAVE:
                self.end = Onward(End.STAY, "")

    def _change_speed(self, wish: Wish) -> None:
        self._clock.change_speed(1 if wish.want is Want.FASTER else -1)
        self._stage.set_speed(self._clock.speed)
        self._show()

    async def _next(self) -> None:
        if self._viewer_did:
            await self._take_as_done()
        elif self._following is None:
            self._finish()
        else:
            await self._play(self.place + 1)

    async def _play(self, place: int) -> None:
        """Play a scene, and show its caption or its question."""
        self._past.keep(place, Keyframe.of(self._app))
        scene = self.tour.scenes[place]
        self._ahead = Ahead(scene, self._holds)
        await self._arrive_after(
            place, self._stage.play(scene, self._showing.number(place), lambda: self._holds(scene))
        )

    async def _take_as_done(self) -> None:
        """Go to the scene that the viewer brought about; what it looks at is opened, unless a dialog is open."""
        place = self.place
        if self._as_shown is not None:
            place += 1
            self._past.keep(place, self._as_shown)
        scene = self.tour.scenes[place]
        await self._arrive_after(
            place, self._stage.look(scene, self._showing.number(place), stay=self._viewers.in_dialog)
        )

    async def _arrive_after(self, place: int, work: Awaitable[None]) -> None:
        """Let the hands work, and show the scene; if they are stopped, stand there with the scene unfinished."""
        self.playing = place
        self._tell(Where(place, Stand.COMING))
        self.stands.play()
        self._as_shown = None
        try:
            await work
        except Stopped:
            self.place = place
            self._acts_shown = self._acts_heard = self._app.session.acts
            self._tell(Where(place))
        else:
            self._arrive(place)

    def _arrive(self, place: int) -> None:
        """Show a scene that was played, or that the viewer did."""
        self.place = self.playing = place
        self._as_shown = Keyframe.of(self._app)
        self._acts_shown = self._acts_heard = self._app.session.acts
        self._ahead = Ahead(self._following, self._holds)
        self._come_back()
        self._tell(Where(place))

    def _come_back(self) -> None:
        """Show the scene, or its question if that is still to be answered."""
        self.stands.play()
        self._viewers.begin()
        question = self.scene.question
        if question is not None and self.scene.id not in self.answers:
            self.stands.ask(Question(question.text, question.options, self._answer_scene))
        self._show()

    @property
    def _asks_scene(self) -> bool:
        return self._as_shown is not None and self.scene.question is not None and self.scene.id not in self.answers

    async def _answer_scene(self, option: int) -> None:
        if self.scene.question is not None:
            self.answers[self.scene.id] = self.scene.question.options[option]
        self.stands.play()
        self._show()

    async def _back(self) -> None:
        """Restore what was before the scene that is shown, and show the scene before."""
        shown = self.place
        self.stands.goes_on = False
        await self._restore(shown)
        self._past.forget(shown)
        self.answers.pop(self.tour.scenes[shown].id, None)
        self._arrive(shown - 1)

    async def _restore(self, place: int) -> None:
        """Bring about what was before a scene."""
        self.stands.play()
        await self._stage.restore(*self._past.way_to(place))

    # The viewer's own

    def _take_over(self) -> None:
        self.stands.hand_over()
        self._show()

    async def _resume(self) -> None:
        """Go on if what this scene or the next one shows holds; otherwise offer to restore it."""
        if self._app.session.busy and not self.stands.waits:
            self.stands.waits = True
            self._show()
            return
        self.stands.waits = False
        if self._ahead.done:
            await self._go_ahead()
        elif self._untouched and self._as_shown is None:
            await self._play_again()
        elif self._as_shown is not None and (self._untouched or self._shows_what_it_says):
            await self._stage.turn_back(self._as_shown)
            self._come_back()
        else:
            self.stands.ask(Question(RESTORING.text, RESTORING.options, self._restore_or_keep))
            self._show()

    @property
    def _untouched(self) -> bool:
        """Whether nothing happened in the estate since the viewer took over."""
        left = self._as_shown or self._past.before(self.place)
        return self._app.session.events == list(left.bookmark.events)

    @property
    def _shows_what_it_says(self) -> bool:
        return self.scene.until is not None and self._holds(self.scene)

    async def _go_ahead(self) -> None:
        """Go on with what is done already; a question waits for its answer first."""
        if self._viewer_did:
            self._note(telling.DONE_BY_VIEWER)
        if self._asks_scene:
            self._come_back()
        else:
            await self._take_as_done()

    async def _restore_or_keep(self, option: int) -> None:
        if option:
            self._take_over()
        else:
            self._own = Keyframe.of(self._app)
            await self._play_again()

    async def _play_again(self) -> None:
        await self._restore(self.place)
        await self._play(self.place)

    def _finish(self) -> None:
        words = [way.words for way in self._ways_on]
        self.stands.ask(Question(self.tour.summary, words, self._choose_end, Mood.ENDED))
        self._show()

    @property
    def _ways_on(self) -> list[Onward]:
        return ways_on(self.around, own=self._own is not None)

    async def _choose_end(self, option: int) -> None:
        chosen = self._ways_on[option]
        if chosen.end is End.OWN and self._own is not None:
            await self._stage.restore(self._own, ())
        self.end = chosen

    # What is shown

    def _note(self, text: str) -> None:
        self._app.notify(text, title=self.tour.title, markup=False)

    def _holds(self, scene: Scene) -> bool:
        return scene.until is None or scene.until.test(self._evidence).holds

    @property
    def _evidence(self) -> Evidence:
        return evidence_of(self._app.session, self.answers)

    def _show(self) -> None:
        self._showing.show(self.place, self.answers)
