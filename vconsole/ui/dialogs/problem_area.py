"""The place in a dialog where a refusal is shown."""

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Fault
from vconsole.ui.look import PROBLEM
from vconsole.ui.widgets import visible


class ProblemArea(VerticalScroll, can_focus=False):
    """A fault with its remedy, inside the dialog that caused it. Hidden while there is none."""

    DEFAULT_CSS = """
    ProblemArea {
        display: none; height: auto; max-height: 6; margin: 1 0 0 0; padding: 0 1;
        background: $panel; border-left: outer $error; scrollbar-size-vertical: 1;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        self._said = Static()
        super().__init__(self._said, id=id)

    def show(self, fault: Fault) -> None:
        """Show what was found and what to do."""
        message = Content.assemble((str(PROBLEM), f"bold {PROBLEM.tone.variable}"), f"  {visible(fault.message)}")
        self._said.update(Content("\n").join([message, Content(visible(fault.remedy))] if fault.remedy else [message]))
        self.display = True

    def clear(self) -> None:
        """Hide it."""
        self.display = False
