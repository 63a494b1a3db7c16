"""The console's screen with a coach: a panel beside the workspace, or a line with a drawer where there is no room."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from vconsole.lessons.assessment import Standing
from vconsole.lessons.attempt import News
from vconsole.lessons.predicates import Visit
from vconsole.model import Inventory, Ref
from vconsole.ui.coach.coaching import Coaching
from vconsole.ui.coach.keys import offered
from vconsole.ui.coach.line import CoachLine
from vconsole.ui.coach.panel import CoachKeys, CoachPanel
from vconsole.ui.coach.question import QuestionView
from vconsole.ui.coach.telling import title_of
from vconsole.ui.desk import desk_of
from vconsole.ui.shell.screen import ConsoleScreen
from vconsole.ui.shell.workspace import Workspace


class Place(NamedTuple):
    """What a person has before them."""

    ref: Ref | None
    page: str | None
    focused: Widget | None
    is_browsing: bool
    """Whether it is the navigator that is seen, where it takes turns with the workspace."""


class LabScreen(ConsoleScreen):
    """Panes around the open object, and the coach.

    The coach takes room for itself from 110 columns on; navigator and workspace take turns beside it below 160.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-paired"), (160, "-medium"), (180, "-wide")]  # noqa: RUF012

    DEFAULT_CSS = """
    LabScreen {
        & CoachLine { display: none; }
        &.-narrow {
            & CoachLine { display: block; }
            & #coach { display: none; width: 1fr; }
            &.-coaching {
                & #coach { display: block; }
                & #navigator, & #workspace { display: none; }
            }
        }
        &.-paired {
            & #navigator { width: 1fr; }
            &.-browsing #workspace { display: none; }
            &.-working #navigator { display: none; }
            & #body { layout: vertical; }
            & #pages { width: 1fr; height: 1; }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Inventory", show=False, id="pane.back"),
        Binding("ctrl+g", "app.go_to", "Go to", show=False, id="console.go-to"),
        Binding("4", "coach", "Coach", show=False, id="pane.coach"),
        Binding("f5", "app.lab_offered('show')", "Show me", key_display="F5", id="lab.show"),
        Binding("f5", "app.lab_offered('check')", "Check", key_display="F5", id="lab.check"),
        Binding("f5", "app.lab_offered('hand-in')", "Hand in", key_display="F5", id="lab.hand-in"),
        Binding("f5", "app.lab_offered('result')", "Result", key_display="F5", id="lab.result"),
        Binding("h", "app.lab_offered('hint')", "Hint", id="lab.hint"),
        Binding("h", "app.lab('hint')", "Hint", show=False, id="lab.no-hint"),
        Binding("S", "app.lab('solution')", "Solution", show=False, id="lab.solution"),
        Binding("R", "app.lab('reset')", "Reset the lab", show=False, id="lab.reset"),
    ]

    class Finished(Message):
        """The lab is done."""

    class Uncovered(Message):
        """Nothing lies over the screen any more."""

    def __init__(self, inventory: Inventory, coaching: Coaching) -> None:
        """Show an estate and what its coach has to say."""
        super().__init__(inventory)
        self._coaching = coaching
        self._panel = CoachPanel(coaching)
        self._before: Widget | None = None
        self._news: list[News] = []
        self._keys: tuple[str, ...] = ()

    def above(self) -> Iterable[Widget]:
        """The coach in one line."""
        yield CoachLine(id="coach-line")

    def beside(self) -> Iterable[Widget]:
        """The coach's panel."""
        yield self._panel

    async def on_mount(self) -> None:
        """Follow the attempt and the estate."""
        self._coaching.listener = self._hear
        desk_of(self).changed.subscribe(self, self._coaching.hear)
        await self._show_coach()
        if self._coaching.desk.notes is None:
            self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Let the story be read first, where the coach has no room beside the console."""
        if self.has_class("-narrow"):
            self._before = self.focused
            self._let_drawer(opened=True)
            self.call_after_refresh(self._panel.begin_reading)

    @property
    def drawer_open(self) -> bool:
        """Whether the coach has the place of the console."""
        return self.has_class("-narrow", "-coaching")

    def _let_drawer(self, *, opened: bool) -> None:
        """Open the drawer or close it; the coach's line says what its key does now."""
        self.set_class(opened, "-coaching")
        self._show_line()

    def _show_line(self) -> None:
        self.query_one(CoachLine).show(self._coaching, is_open=self.drawer_open)

    def _hear(self, news: News) -> None:
        """Show what there is to say, once for all that comes at one moment."""
        self._news.append(news)
        if len(self._news) == 1:
            self.call_later(self._tell)

    async def _tell(self) -> None:
        news, self._news = self._news, []
        await self._show_coach()
        for each in news:
            self._announce(each)
        if any(each.finished for each in news):
            self.post_message(self.Finished())

    def on_screen_resume(self) -> None:
        """Tell that dialogs are gone."""
        self.post_message(self.Uncovered())

    @property
    def place(self) -> Place:
        """What is open, and where the focus is."""
        workspace = self.query_one(Workspace)
        page = workspace.spec.id if workspace.spec is not None else None
        return Place(workspace.ref, page, self.focused, is_browsing=self.has_class("-browsing"))

    async def return_to(self, place: Place) -> None:
        """Open what was open, with the focus where it was."""
        if place.ref is not None:
            await self.open(place.ref, place.page, focus=not place.is_browsing)
        if place.focused is not None and self._panel in place.focused.ancestors:
            self.call_after_refresh(self.action_coach)
        elif place.is_browsing:
            self.action_navigate()
        elif place.focused is not None and place.focused.is_attached:
            self.call_after_refresh(place.focused.focus)

    async def _show_coach(self) -> None:
        await self._panel.show()
        self._show_line()
        self._show_keys()

    def _show_keys(self) -> None:
        """Show in the footer what the keys do now, if that changed."""
        keys = offered(self._coaching)
        if keys != self._keys:
            self._keys = keys
            self.refresh_bindings()

    def show_clock(self) -> None:
        """Show how long an exam still takes."""
        self._panel.show_clock()
        self._show_line()
        self._show_keys()

    def _announce(self, news: News) -> None:
        """Say as notes what a reader of the panel sees there, while the panel is not seen."""
        if self._panel.display or self._coaching.is_exam:
            return
        for result in self._coaching.attempt.assessment.steps:
            if result.step.id in news.passed:
                self.notify(" ".join(result.praise) or result.step.goal, title="Done", markup=False)
        for saying in news.broken:
            self.notify(saying.text, title="Not allowed here", severity="warning", markup=False)
        for saying in news.ideas:
            self.notify(saying.text, title=f"Misconception: {title_of(saying)}", severity="warning", markup=False)
        for saying in news.cleared:
            self.notify(title_of(saying), title="Taken back", markup=False)

    def say_lacking(self) -> None:
        """Say what the current step lacks, if the panel is not seen."""
        current = self._coaching.current
        if current is None or self._panel.display or not self._coaching.tells:
            return
        if current.standing is not Standing.PASSED:
            self.notify(current.message, title=current.step.goal, markup=False)

    def say_hint(self) -> None:
        """Say the hint that was read last, if the panel is not seen; the lines of a solution need the panel."""
        hints = self._coaching.hints
        if self._panel.display or not hints:
            return
        if hints[-1].text:
            self.notify(hints[-1].text, title="Hint", markup=False)
        else:
            self.action_coach()

    @on(Workspace.Shown)
    def note_visit(self, event: Workspace.Shown) -> None:
        """Note that a page was looked at."""
        self._coaching.visit(Visit(f"{event.ref.kind}/{event.page}", event.ref.name))

    @on(QuestionView.Answered)
    def take_answer(self, event: QuestionView.Answered) -> None:
        """Take an answer."""
        event.stop()
        self._coaching.answer(event.question, event.option)

    @on(CoachKeys.Pressed)
    async def press(self, event: CoachKeys.Pressed) -> None:
        """Do what a key does that was clicked."""
        event.stop()
        await self.app.run_action(f"lab('{event.action}')")

    @on(CoachLine.Clicked)
    def action_coach(self) -> None:
        """Go to the coach, or back to where the focus was."""
        if self._panel.has_focus_within:
            self.leave_coach()
            return
        self._before = self.focused
        self._let_drawer(opened=True)
        self.call_after_refresh(self._panel.begin_work)

    def leave_coach(self) -> None:
        """Go back to where the focus was before the coach got it."""
        before, self._before = self._before, None
        self._let_drawer(opened=False)
        if before is not None and before.is_attached:
            self.call_after_refresh(before.focus)
        elif self.has_class("-browsing"):
            self.action_navigate()
        else:
            self.action_work()

    def action_back(self) -> None:
        """Go from the coach to where the focus was, from elsewhere to the navigator."""
        if self._panel.has_focus_within:
            self.leave_coach()
        else:
            super().action_navigate()

    def action_navigate(self) -> None:
        """Go to the navigator."""
        self._let_drawer(opened=False)
        super().action_navigate()

    def action_work(self) -> None:
        """Go to the workspace."""
        self._let_drawer(opened=False)
        super().action_work()

    def action_tasks(self) -> None:
        """Go to the recent tasks."""
        self._let_drawer(opened=False)
        super().action_tasks()
