"""The coach in one line, where the panel has no room of its own."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from vconsole.ui.coach.coaching import Coaching
from vconsole.ui.coach.telling import NOW, clock, standing_of, title_of
from vconsole.ui.look import PROBLEM, SUCCESS, WARNING, Tone
from vconsole.ui.widgets import visible


class CoachLine(Static):
    """Which step it is and how it stands; a click opens the coach."""

    DEFAULT_CSS = """
    CoachLine {
        height: 1; padding: 0 1; background: $boost; text-wrap: nowrap; text-overflow: ellipsis;
        &.-playing { height: 3; text-wrap: wrap; }
    }
    """

    class Clicked(Message):
        """The coach is to be opened or closed."""

    def on_click(self, event: events.Click) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Clicked())

    def show(self, coaching: Coaching, *, is_open: bool) -> None:
        """Show where the learner is; what the key does is said at length until something was done."""
        self.set_class(bool(coaching.playing), "-playing")
        key = (
            "Esc stops"
            if coaching.playing
            else "4 closes the coach"
            if is_open
            else "4 Coach"
            if coaching.attempt.acts
            else "4 opens the coach"
        )
        self.update(Content.assemble((f"{key}  ", f"bold {Tone.ACCENT.variable}"), _where(coaching)))


def _where(coaching: Coaching) -> Content:
    runs = coaching.is_exam and not coaching.handed_in
    time = f"◷ {clock(coaching.seconds_left)}  " if runs else ""
    if coaching.playing:
        space = "Space goes on" if coaching.paused else "Space pauses"
        return Content.styled(f"{space}  ▷ {visible(coaching.playing)}", Tone.ACCENT.variable)
    if coaching.handed_in and not coaching.attempt.assessment.passed:
        return Content.styled(f"{WARNING.glyph} Handed in  {visible(coaching.lab.title)}", WARNING.tone.variable)
    if coaching.current is None or coaching.handed_in:
        return Content.styled(f"{SUCCESS.glyph} Done  {visible(coaching.lab.title)}", SUCCESS.tone.variable)
    steps = coaching.attempt.assessment.steps
    place = f"Step {steps.index(coaching.current) + 1} of {len(steps)}"
    if runs:
        return Content(f"{time}Exam, {len(steps)} {'step' if len(steps) == 1 else 'steps'}: {coaching.lab.title}")
    return Content.assemble(_alarm(coaching) or _state(coaching), f"{place}  {visible(coaching.current.step.goal)}")


def _alarm(coaching: Coaching) -> Content | None:
    """A rule that is broken, or a misconception that shows."""
    if coaching.attempt.assessment.broken:
        return Content.styled(f"{PROBLEM.glyph} Not allowed here  ", PROBLEM.tone.variable)
    for saying in coaching.attempt.assessment.ideas:
        return Content.styled(f"{WARNING.glyph} {visible(title_of(saying))}  ", WARNING.tone.variable)
    return None


def _state(coaching: Coaching) -> Content:
    state = standing_of(coaching, coaching.current) if coaching.current is not None else NOW
    return Content.styled(f"{state}  ", state.tone.variable)
