"""Which step of an exam a hint is for: nothing is checked, so nobody but the learner knows."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from vconsole.lessons.lab import Step
from vconsole.ui.coach.coaching import Coaching
from vconsole.ui.coach.wording import counted
from vconsole.ui.dialogs import Dialog
from vconsole.ui.widgets import visible
from vconsole.ui.widgets.marked_options import MarkedOptions


class HintChoice(Dialog[Step]):
    """The steps that have hints left. None takes no hint."""

    HELP = """\
# A hint

Nothing is checked before an exam is handed in, so choose the step that you are at. **Enter** gives its next hint. The
last hint of a step is its solution; whoever reads that gets two stars at most.
"""

    def __init__(self, coaching: Coaching, steps: Sequence[Step]) -> None:
        """Offer steps; the one that a hint was given for last is marked."""
        super().__init__("Hint", coaching.lab.title, confirm="HINT", cancel="CANCEL")
        self._coaching = coaching
        self._steps = tuple(steps)

    def body(self) -> Iterable[Widget]:
        """One line a step, with how many hints it has left."""
        yield MarkedOptions([Content(visible(self._told(step))) for step in self._steps])

    def _told(self, step: Step) -> str:
        return f"{step.goal} ({counted(self._coaching.hints_left(step), 'hint')} left)"

    def on_mount(self) -> None:
        """Mark a step."""
        ids = [step.id for step in self._steps]
        last = self._coaching.hinted
        self.query_one(OptionList).highlighted = ids.index(last) if last in ids else 0

    def answer(self) -> Step | None:  # type: ignore[override]
        """What is marked."""
        return self._steps[self.query_one(OptionList).highlighted or 0]

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Take the step that was chosen."""
        event.stop()
        self.dismiss(self._steps[event.option_index])
