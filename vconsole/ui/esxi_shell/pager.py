"""The pager: long output, page by page."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from vconsole.ui.dialogs import Modal
from vconsole.ui.esxi_shell.output import Output
from vconsole.ui.esxi_shell.terminal import TerminalLine


class Pager(Modal[None]):
    """What `less` shows."""

    HELP: ClassVar[str] = """\
# less

**Space** and **b** turn pages, **j** and **k** move by lines, **g** and **G** go to both ends. **y** copies
everything. **q** goes back to the shell.
"""

    DEFAULT_CSS = """
    Pager {
        align: center middle; background: $background;
        & > Vertical { width: 100%; height: 100%; border: round $border; border-subtitle-color: $text-muted; }
        & Output { height: 1fr; background: $background; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "dismiss(None)", "Back to the shell", id="pager.close"),
        Binding("y", "copy", "Copy", id="pager.copy"),
    ]

    def __init__(self, title: str, text: str) -> None:
        """Show a text; the title is what was typed."""
        super().__init__()
        self._heading = title
        self._text = text

    def compose(self) -> ComposeResult:
        """The text in a frame."""
        with Vertical() as frame:
            frame.border_title = self._heading.replace("[", "\\[")
            frame.border_subtitle = "Space next page · g G ends · y copies · q back"
            yield Output()

    def on_show(self) -> None:
        """Show it from its beginning."""
        lines = [TerminalLine(line) for line in self._text.removesuffix("\n").split("\n")]
        output = self.query_one(Output)
        output.show(lines, at_end=False)
        output.focus()

    def action_copy(self) -> None:
        """Copy the whole text."""
        self.app.copy_to_clipboard(self._text)
        self.app.notify("Copied", markup=False)
