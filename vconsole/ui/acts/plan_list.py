"""The plan of an evacuation: its steps, each with the digit that performs it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from vconsole.ui.acts.placing.reason_groups import reason_groups
from vconsole.ui.look import REFUSED, SUCCEEDED, Tone
from vconsole.ui.widgets import WrappedLines, hanging, visible
from vconsole.vcenter import PlanStep

DIGITS = 9
BEYOND = "·"
NOTE = "-"


@dataclass(frozen=True, slots=True)
class Progress:
    """A plan and how far it is."""

    steps: tuple[PlanStep, ...]
    done: frozenset[int] = frozenset()
    """The places of the steps that were performed."""
    refused: int | None = None
    """The place of the step that was refused last."""

    @property
    def open(self) -> tuple[int, ...]:
        """The places of the steps that are still to be performed, in order."""
        return tuple(
            place for place, step in enumerate(self.steps) if step.action is not None and place not in self.done
        )

    @property
    def acts(self) -> int:
        """How many steps there are, without the notes."""
        return sum(step.action is not None for step in self.steps)

    def performed(self, place: int) -> "Progress":
        """The plan with one more step done."""
        return replace(self, done=self.done | {place}, refused=None)

    def stopped(self, place: int) -> "Progress":
        """The plan with a step that was refused."""
        return replace(self, refused=place)

    def mark(self, place: int) -> tuple[str, Tone]:
        """What stands before a step: done, refused, its digit counted from the next one, or nothing to press."""
        if place in self.done:
            return SUCCEEDED.glyph, SUCCEEDED.tone
        if place == self.refused:
            return REFUSED.glyph, REFUSED.tone
        if place not in self.open:
            return NOTE, Tone.MUTED
        number = self.open.index(place) + 1
        return (str(number), Tone.ACCENT) if number <= DIGITS else (BEYOND, Tone.MUTED)


class StepLine(WrappedLines):
    """One step; a click performs it."""

    DEFAULT_CSS = "StepLine:hover { background: $panel; }"

    class Chosen(Message):
        """A step was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, progress: Progress, place: int) -> None:
        super().__init__()
        self._place = place
        self._step = progress.steps[place]
        self._mark = progress.mark(place)

    def show(self, progress: Progress) -> None:
        """Show how far it is now."""
        mark = progress.mark(self._place)
        if mark != self._mark:
            self._mark = mark
            self.refresh()

    def lines(self, width: int) -> Sequence[Content]:
        """The mark and what the step does; a note and why it has nothing better are dimmed."""
        mark, tone = self._mark
        acts = self._step.action is not None and mark != SUCCEEDED.glyph
        words = Content.styled(visible(self._step.message), (Tone.PLAIN if acts else Tone.MUTED).variable)
        told = hanging(words, f"{mark}  ", width, tone.variable)
        for reason in _reasons(self._step):
            told += hanging(Content.styled(visible(reason), Tone.MUTED.variable), "     ", width)
        return told

    def on_click(self, event: events.Click) -> None:
        """Perform the step."""
        event.stop()
        self.post_message(self.Chosen(self._place))


def _reasons(step: PlanStep) -> Iterator[str]:
    """Why a note has nothing better, host by host; a reason against several PCI devices stands once."""
    for about, faults in groupby(step.reasons, key=lambda fault: fault.about):
        host = f"{about.name}: " if about is not None else ""
        for group in reason_groups(tuple(faults)):
            yield f"{host}{group.heading}{group.fault.message}"


class PlanList(VerticalScroll, can_focus=True):
    """The steps in order. With the focus, arrow keys scroll it."""

    DEFAULT_CSS = """
    PlanList {
        height: 1fr; min-height: 4; scrollbar-size-vertical: 1;
        &:focus { background: $panel; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[PlanStep, ...] = ()

    async def show(self, progress: Progress) -> None:
        """Show a plan, or how far it is now."""
        if progress.steps != self._steps:
            self._steps = progress.steps
            await self.remove_children()
            await self.mount_all(StepLine(progress, place) for place in range(len(progress.steps)))
        for line in self.query(StepLine):
            line.show(progress)
        self._reveal(progress)

    def _reveal(self, progress: Progress) -> None:
        """Keep the next step in sight."""
        if progress.done and progress.open:
            self.scroll_to_widget(list(self.query(StepLine))[progress.open[0]], animate=False)
