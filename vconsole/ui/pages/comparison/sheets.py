"""A dialog to read: one or several sheets of lines, each copied as a whole."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from vconsole.ui.dialogs import Dialog
from vconsole.ui.look import Tone
from vconsole.ui.widgets import ListStrip, WrappedLines, hanging, visible

COPIED_SECONDS = 2.0

SheetLine = tuple[str, str, Tone]
"""What stands before a text, the text, and its tone."""


class Sheet(NamedTuple):
    """Something to read."""

    title: str
    lines: tuple[SheetLine, ...]
    copied: str
    """What `y` copies."""


class SheetText(WrappedLines):
    """The lines of a sheet, each broken below its own beginning."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None

    def show(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self._sheet = sheet
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """The lines as they are seen; one without text parts those above from those below."""
        if self._sheet is None:
            return []
        return [
            line
            for first, text, tone in self._sheet.lines
            for line in (hanging(Content.styled(visible(text), tone.variable), first, width) if text else [Content("")])
        ]


class SheetDialog(Dialog[None]):
    """Sheets, of which one is seen. `v` turns to the next, `y` copies."""

    DEFAULT_CSS = """
    SheetDialog {
        & #dialog-box { height: 100%; max-height: 34; }
        & #dialog-body { height: 1fr; }
        & ListStrip { margin: 0 0 1 0; }
        & #sheet { height: 1fr; min-height: 3; scrollbar-size-vertical: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "turn", "Next sheet", show=False, id="sheets.turn"),
        Binding("y", "copy", "Copy", show=False, id="sheets.copy"),
    ]

    HELP = """\
# What was tried

**v** turns to the next sheet, **y** copies the one that is seen, arrow keys scroll it, **Esc** closes.

The lines in braces are the actions, as `vconsole run` takes them. What is copied is such a script: the rest of it are
comments.
"""

    def __init__(self, topic: str, about: str, sheets: Sequence[Sheet]) -> None:
        super().__init__(topic, about, confirm="CLOSE", cancel=None, note="y Copy", classes="-wide")
        self._sheets = tuple(sheets)
        self._at = 0

    def body(self) -> Iterable[Widget]:
        """The titles of the sheets, and one of them."""
        yield ListStrip([sheet.title for sheet in self._sheets], hint="v Switch")
        with VerticalScroll(id="sheet", can_focus=True):
            yield SheetText()

    def on_mount(self) -> None:
        """Show the first sheet."""
        self._turn_to(0)

    def _turn_to(self, number: int) -> None:
        self._at = number
        self.query_one(ListStrip).show(number, (None,) * len(self._sheets))
        self.query_one(SheetText).show(self._sheets[number])
        self.query_one("#sheet").scroll_home(animate=False)

    @on(ListStrip.Chosen)
    def choose(self, event: ListStrip.Chosen) -> None:
        """Show the sheet that was clicked."""
        event.stop()
        self._turn_to(event.number)

    def action_turn(self) -> None:
        """Show the next sheet."""
        self._turn_to((self._at + 1) % len(self._sheets))

    def action_copy(self) -> None:
        """Copy the sheet."""
        sheet = self._sheets[self._at]
        self.app.copy_to_clipboard(sheet.copied)
        self.notify(f"Copied: {sheet.title}", timeout=COPIED_SECONDS, markup=False)

    def answer(self) -> None:
        """Nothing to answer."""
        return
