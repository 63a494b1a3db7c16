"""The way of a power-on, following the clock."""

from collections.abc import Sequence

from textual.content import Content

from vconsole.ui.acts.placing.story import Story
from vconsole.ui.look import RUNNING, State, Tone
from vconsole.ui.widgets import WrappedLines, hanging, visible

ARROW = "  →  "
LINES_MAX = 5
"""How many lines of what happened are kept; the steps above them tell the rest."""


class Timeline(WrappedLines):
    """The steps in one line, and below them what happened, with the virtual time since the beginning."""

    def __init__(self) -> None:
        super().__init__()
        self._story = Story()

    def show(self, story: Story) -> None:
        """Show what has happened by now."""
        if story != self._story:
            self._story = story
            self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The steps, then a line or more for each event."""
        story = self._story
        steps = [_step(title, state, story.progress) for title, state in story.steps]
        begin = story.events[0].at if story.events else 0.0
        told = [
            line
            for event in story.events
            for line in hanging(
                Content(visible(event.message)), f"{event.at - begin:4.1f} s  ", width, Tone.MUTED.variable
            )
        ]
        return [*Content(ARROW).join(steps).wrap(max(1, width)), *told[-LINES_MAX:]]


def _step(title: str, state: State, progress: float) -> Content:
    percent = f" {progress:.0%}" if state is RUNNING and progress else ""
    return Content.styled(f"{state.glyph} {title}{percent}", state.tone.variable)
