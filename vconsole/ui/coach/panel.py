"""The coach's panel: story, steps, questions, and what there is to say."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from vconsole.lessons.lab import Question
from vconsole.ui.coach.coaching import Coaching
from vconsole.ui.coach.keys import TITLES, offered
from vconsole.ui.coach.paragraphs import BLANK, Paragraphs
from vconsole.ui.coach.question import QuestionView
from vconsole.ui.coach.telling import clock, outcome_of, remarks_of, steps_of, story_of
from vconsole.ui.look import Tone
from vconsole.ui.widgets import visible
from vconsole.ui.widgets.clickable_line import ClickableLine, Part


class CoachKeys(ClickableLine[str]):
    """The keys of the coach; a click on one does what the key does."""

    DEFAULT_CSS = "CoachKeys { border-top: solid $border-blurred; }"

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, coaching: Coaching) -> None:
        """Show the keys that do something now, with their names."""
        super().__init__(id="coach-keys")
        self._coaching = coaching
        self._keys: tuple[str, ...] = offered(coaching)

    def show(self) -> None:
        """Show what the keys do now."""
        keys = offered(self._coaching)
        if keys != self._keys:
            self._keys = keys
            self.refresh(layout=True)

    def parts(self) -> Sequence[Part[str]]:
        """Key and name of each."""
        return [Part(TITLES[what], what, f"bold {Tone.ACCENT.variable}") for what in self._keys]

    def pressed(self, value: str) -> None:
        """Tell the screen."""
        self.post_message(self.Pressed(value))


class Story(Paragraphs):
    """The story; a click on it folds it."""

    class Clicked(Message):
        """It is to be folded or unfolded."""

    def on_click(self, event: events.Click) -> None:
        """Tell the panel."""
        event.stop()
        self.post_message(self.Clicked())


class CoachPanel(Vertical):
    """Everything that the coach has to say. It shows a coaching and decides nothing."""

    DEFAULT_CSS = """
    CoachPanel {
        width: 40; height: 1fr; border: round $border-blurred;
        border-title-color: $text-muted; border-subtitle-color: $text-muted;
        &:focus-within { border: round $border; border-title-color: $foreground; }
        & > #coach-body { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        & #coach-story, & #coach-steps { margin: 0 0 1 0; }
        & #coach-questions { height: auto; }
        & > #coach-keys { height: auto; padding: 0 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("t", "fold", "Story", id="coach.story")]

    HELP: ClassVar[str] = """\
# Coach

What this lab is about, its steps, and how each stands: **Done**, **Now**, **Open**, or **F5**: that one takes long to
ask and waits for the key. Below it stands what the current step lacks: what was found, and what was expected.

**F5** checks everything. **h** gives a hint; the next one comes after you did something, or after 20 seconds.
**S** shows the solution on your own lab and undoes it all; it costs the stars. **R** begins anew. **u** takes back
your last act, as everywhere. **4** comes here and goes back to where you were. **t** folds the story. Questions:
arrow keys and **Enter**; an answer can be changed, the first one is kept as your prediction.

A *misconception* is a wrong idea that many share. It is named as soon as it shows, and taken back when it does not
any more.

People often look for the one right way. There is none: what counts is the state that you reach, not the keys.
"""

    def __init__(self, coaching: Coaching) -> None:
        """Show a coaching."""
        super().__init__(id="coach")
        self._coaching = coaching
        self._is_folded: bool | None = None
        self._asked: tuple[str, ...] = ()
        self._was_shown = False

    def compose(self) -> ComposeResult:
        """Story, steps, questions, remarks and keys."""
        with VerticalScroll(id="coach-body"):
            yield Story(id="coach-story")
            yield Paragraphs(id="coach-steps")
            yield Vertical(id="coach-questions")
            yield Paragraphs(id="coach-now")
        yield CoachKeys(self._coaching)

    async def show(self) -> None:
        """Show what there is to say now."""
        coaching = self._coaching
        self.border_title = Content(f"Lab: {visible(coaching.lab.title)}")
        self.show_clock()
        self.query_one(Story).show(list(story_of(coaching, folded=self.is_folded)))
        self.query_one("#coach-steps", Paragraphs).show(list(steps_of(coaching)))
        remarks = list(remarks_of(coaching))
        while remarks and remarks[-1] == BLANK:
            remarks.pop()
        now = self.query_one("#coach-now", Paragraphs)
        is_new = now.show(remarks)
        await self._ask()
        if is_new and self._was_shown:
            self.call_after_refresh(self._reveal, now)
        self._was_shown = True

    def _reveal(self, now: Widget) -> None:
        """Scroll to what is new: the latest hint at the end, or else the first of what there is to say."""
        body = self.query_one("#coach-body")
        if self._coaching.hints and not self._coaching.playing:
            body.scroll_end(animate=False)
        else:
            body.scroll_to_widget(now, top=True, animate=False)

    def show_clock(self) -> None:
        """Show how an exam stands in time, else the kind of support."""
        coaching = self._coaching
        runs = coaching.is_exam and not coaching.handed_in
        kind = f"◷ {clock(coaching.seconds_left)} left" if runs else coaching.attempt.support.value
        self.border_subtitle = f"4 here and back | {kind}"
        self.query_one(CoachKeys).show()

    @property
    def is_folded(self) -> bool:
        """Whether only the heading of the story is shown: as the learner chose, else after the first act."""
        return self._coaching.attempt.acts > 0 if self._is_folded is None else self._is_folded

    @property
    def questions(self) -> Sequence[Question]:
        """What is asked now: the questions of the current step, in an exam all."""
        coaching = self._coaching
        if coaching.playing or coaching.handed_in:
            return ()
        if coaching.is_exam:
            return tuple(coaching.lab.questions.values())
        return coaching.current.step.questions if coaching.current is not None else ()

    @property
    def first_part(self) -> Widget:
        """What is worked with first: a question that is open, else the text to be scrolled."""
        answers = self._coaching.attempt.notes.answers
        for view in self.query(QuestionView):
            if view.question.id not in answers:
                return view.options
        return self.query_one("#coach-body")

    def begin_reading(self) -> None:
        """Give the focus to the text, at its beginning: a question further down is not answered before it is read."""
        body = self.query_one("#coach-body", VerticalScroll)
        body.focus(scroll_visible=False)
        body.scroll_home(animate=False)

    async def _ask(self) -> None:
        """Show the questions of now, with what was answered; those that are there already keep their cursor."""
        coaching, place = self._coaching, self.query_one("#coach-questions")
        ids = tuple(question.id for question in self.questions)
        if ids != self._asked:
            self._asked = ids
            had_focus = place.has_focus_within
            await place.remove_children()
            await place.mount(*map(QuestionView, self.questions))
            if had_focus:
                self.first_part.focus()
        for view in self.query(QuestionView):
            id_ = view.question.id
            view.show(coaching.attempt.notes.answers.get(id_), list(outcome_of(coaching, id_)))

    async def action_fold(self) -> None:
        """Fold the story, or unfold it."""
        self._is_folded = not self.is_folded
        await self.show()

    async def on_story_clicked(self, event: Story.Clicked) -> None:
        """Fold the story, or unfold it."""
        event.stop()
        await self.action_fold()
