"""The coach's panel: story, steps, questions, and what there is to say."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message

from vconsole.ui.coach.coaching import Coaching
from vconsole.ui.coach.keys import TITLES, offered
from vconsole.ui.coach.paragraphs import BLANK, Paragraph, Paragraphs
from vconsole.ui.coach.question import QuestionView
from vconsole.ui.coach.telling import clock, hints_of, next_of, outcome_of, remarks_of, steps_of, story_of
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


class CoachBody(VerticalScroll):
    """What is read of the coach."""

    class Passed(Message):
        """Somebody went on below its end."""

    def action_scroll_down(self) -> None:
        """Scroll on; below the end come the questions."""
        if self.scroll_offset.y >= self.max_scroll_y:
            self.post_message(self.Passed())
        else:
            super().action_scroll_down()


class CoachPanel(Vertical):
    """Everything that the coach has to say. It shows a coaching and decides nothing."""

    DEFAULT_CSS = """
    CoachPanel {
        width: 40; height: 1fr; border: round $border-blurred;
        border-title-color: $text-muted; border-subtitle-color: $text-muted;
        &:focus-within { border: round $border; border-title-color: $foreground; }
        & > #coach-body { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        & #coach-story, & #coach-steps, & #coach-remarks { margin: 0 0 1 0; }
        & #coach-questions { height: auto; }
        & > #coach-next { height: auto; max-height: 45%; padding: 0 1; border-top: solid $border-blurred; }
        & > #coach-keys { height: auto; padding: 0 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("t", "fold", "Story", id="coach.story")]

    HELP: ClassVar[str] = """\
# Coach

What this lab is about, its steps, and how each stands: **Done**, **Now**, **Open**, or **F5**: that one takes long to
ask and waits for the key. At the foot stands what comes next: the current step and what it lacks, that is, what was
found and what was expected.

**F5** checks everything. **h** gives a hint; the next one comes after you did something, or after 20 seconds.
**S** shows the solution on your own lab and undoes it all; it costs the stars. **R** begins anew. **u** takes back
your last act, as everywhere. **4** comes here, to the question if there is one, and goes back to where you were.
**t** folds the story. Questions: arrow keys and **Enter**; an answer can be changed, the first one is kept for the end.

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
        """Story, steps, remarks, questions and hints; what comes next, and the keys, are always seen."""
        with CoachBody(id="coach-body"):
            yield Story(id="coach-story")
            yield Paragraphs(id="coach-steps")
            yield Paragraphs(id="coach-remarks")
            yield Vertical(id="coach-questions")
            yield Paragraphs(id="coach-hints")
        yield Paragraphs(id="coach-next")
        yield CoachKeys(self._coaching)

    async def show(self) -> None:
        """Show what there is to say now."""
        coaching = self._coaching
        self.border_title = Content(f"Lab: {visible(coaching.lab.title)}")
        self.show_clock()
        self.query_one(Story).show(list(story_of(coaching, folded=self.is_folded)))
        self.query_one("#coach-steps", Paragraphs).show(list(steps_of(coaching)))
        self.show_next()
        remarks, hints = self.query_one("#coach-remarks", Paragraphs), self.query_one("#coach-hints", Paragraphs)
        remarked = remarks.show(_trimmed(remarks_of(coaching)))
        hinted = hints.show(_trimmed(hints_of(coaching)))
        asked = await self._ask()
        if (remarked or hinted or asked) and self._was_shown:
            self.call_after_refresh(self._reveal, last=hinted and hints.display)
        self._was_shown = True

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def show_next(self) -> None:
        """Show what comes next, and how one gets there from where the focus is."""
        paragraphs = next_of(self._coaching, is_inside=self.has_focus_within)
        self.query_one("#coach-next", Paragraphs).show(list(paragraphs))

    def _reveal(self, *, last: bool) -> None:
        """Scroll to what is new: the latest hint at the end, or else the first of what there is to say or to answer."""
        body = self.query_one("#coach-body")
        if last:
            body.scroll_end(animate=False)
            return
        for id_ in ("#coach-remarks", "#coach-questions"):
            part = self.query_one(id_)
            if part.display and part.size.height:
                body.scroll_to_widget(part, top=True, animate=False)
                return

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
    def open_question(self) -> QuestionView | None:
        """The question that is to be answered: the first without an answer, else the first, as answers can change."""
        answers, views = self._coaching.attempt.notes.answers, list(self.query(QuestionView))
        waiting = [view for view in views if view.question.id not in answers]
        return next(iter((*waiting, *views)), None)

    def begin_work(self) -> None:
        """Give the focus to the question that is to be answered, and show all of it; else to the text."""
        view, body = self.open_question, self.query_one("#coach-body")
        if view is None:
            body.focus()
            return
        view.options.focus(scroll_visible=False)
        body.scroll_to_widget(view, animate=False, force=True)

    @on(CoachBody.Passed)
    def go_below(self, event: CoachBody.Passed) -> None:
        """Go from the end of the text to the question."""
        event.stop()
        self.begin_work()

    def begin_reading(self) -> None:
        """Give the focus to the text, at its beginning: a question further down is not answered before it is read."""
        body = self.query_one("#coach-body", VerticalScroll)
        body.focus(scroll_visible=False)
        body.scroll_home(animate=False)

    async def _ask(self) -> bool:
        """Show the questions of now, with what was answered; returns whether they are others than before.

        Those that are there already keep their cursor.
        """
        coaching, place = self._coaching, self.query_one("#coach-questions")
        ids = tuple(question.id for question in coaching.questions)
        is_new = ids != self._asked
        if is_new:
            self._asked = ids
            had_focus = place.has_focus_within
            await place.remove_children()
            await place.mount(*map(QuestionView, coaching.questions))
            if had_focus:
                self.begin_work()
        for view in self.query(QuestionView):
            id_ = view.question.id
            view.show(coaching.attempt.notes.answers.get(id_), list(outcome_of(coaching, id_)))
        return is_new

    async def action_fold(self) -> None:
        """Fold the story and go on to the question, or unfold it and begin to read."""
        self._is_folded = not self.is_folded
        await self.show()
        self.call_after_refresh(self.begin_work if self._is_folded else self.begin_reading)

    async def on_story_clicked(self, event: Story.Clicked) -> None:
        """Fold the story, or unfold it."""
        event.stop()
        await self.action_fold()


def _trimmed(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Paragraphs without what separates them from nothing."""
    found = list(paragraphs)
    while found and found[-1] == BLANK:
        found.pop()
    return found
