"""A fault with everything behind it, to read and to copy."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.model import Fault
from vconsole.ui.dialogs.dialog import Dialog
from vconsole.ui.look import PROBLEM, Tone
from vconsole.ui.widgets import WrappedLines, hanging, visible

INDENT = "  "
COPIED_SECONDS = 2.0


def fault_lines(fault: Fault, depth: int = 0) -> Iterator[tuple[int, str, Tone]]:
    """A fault and its causes as depth, text and tone: what was found, what to do, and below them why."""
    about = f"{fault.about.name}: " if fault.about is not None and depth else ""
    yield depth, f"{about}{fault.message}", Tone.PLAIN
    if fault.remedy:
        yield depth, fault.remedy, Tone.MUTED
    for cause in fault.causes:
        yield from fault_lines(cause, depth + 1)


class FaultText(WrappedLines, can_focus=True):
    """A fault and its causes, each indented below what it explains. With the focus, arrow keys scroll what holds it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__()
        self._lines = tuple(fault_lines(fault))

    @property
    def plain(self) -> str:
        """The text as it is copied."""
        return "\n".join(f"{INDENT * depth}{text}" for depth, text, _ in self._lines)

    def lines(self, width: int) -> Sequence[Content]:
        """The lines, broken below their own beginning."""
        return [
            line
            for depth, text, tone in self._lines
            for line in hanging(Content.styled(visible(text), tone.variable), INDENT * depth, width)
        ]


class MessageDialog(Dialog[None]):
    """Say why something was not done. `y` copies all of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "copy", "Copy", id="message.copy")]

    def __init__(self, topic: str, about: str, fault: Fault) -> None:
        super().__init__(topic, about, confirm="CLOSE", cancel=None, note="y Copy")
        self._text = FaultText(fault)

    def body(self) -> Iterable[Widget]:
        """The fault and its causes."""
        yield Static(Content.styled(str(PROBLEM), f"bold {PROBLEM.tone.variable}"))
        yield self._text

    def answer(self) -> None:
        """Nothing to answer."""
        return

    def action_copy(self) -> None:
        """Copy the whole text."""
        self.app.copy_to_clipboard(self._text.plain)
        self.notify("Copied the message", timeout=COPIED_SECONDS, markup=False)
