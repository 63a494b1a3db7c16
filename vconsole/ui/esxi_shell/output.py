"""The output of a shell: lines that scroll, broken to the width there is."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import chop_cells
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from vconsole.ui.esxi_shell.terminal import TerminalLine
from vconsole.ui.look import Tone
from vconsole.ui.widgets import visible


class Output(ScrollView, can_focus=True):
    """Lines as a terminal shows them: a line wider than the screen goes on in the next one."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--command", *(f"tone--{tone}" for tone in Tone)}
    DEFAULT_CSS = """
    Output {
        background: $surface; color: $foreground; overflow-x: hidden; overflow-y: scroll;
        scrollbar-size-vertical: 1;
        & > .line--command { color: $text-accent; text-style: bold; }
        & > .tone--plain { color: $foreground; }
        & > .tone--good { color: $text-success; }
        & > .tone--attention { color: $text-warning; }
        & > .tone--problem { color: $text-error; }
        & > .tone--muted { color: $foreground-muted; }
        & > .tone--accent { color: $text-accent; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "walk(-1)", "Up", show=False, id="output.up"),
        Binding("down,j", "walk(1)", "Down", show=False, id="output.down"),
        Binding("pageup,b", "page_up", "Page up", show=False, id="output.page-up"),
        Binding("pagedown,space", "page_down", "Page down", show=False, id="output.page-down"),
        Binding("home,g", "top", "Top", show=False, id="output.top"),
        Binding("end,G", "bottom", "Bottom", show=False, id="output.bottom"),
    ]

    def __init__(self, lines: Sequence[TerminalLine] = ()) -> None:
        """Show lines."""
        super().__init__()
        self._lines: Sequence[TerminalLine] = lines
        self._rows: list[tuple[str, str]] = []
        """Each row of the screen: its text, and the class of its look."""
        self._height = 0
        """How many rows there was room for when the lines were last broken."""
        self._stays_at_end = False
        """Whether the end was brought in sight, and nobody has scrolled since."""

    def show(self, lines: Sequence[TerminalLine], *, at_end: bool = True) -> None:
        """Show these lines, the last of them in sight."""
        self._lines = lines
        self._break()
        if at_end:
            self._go_to_end()
        else:
            self._stays_at_end = False

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew; who saw the end sees the end."""
        del event
        at_end = self._stays_at_end or self.scroll_offset.y + self._height >= len(self._rows)
        self._break()
        if at_end:
            self._go_to_end()

    def release_anchor(self) -> None:
        """Note that somebody scrolls: Textual calls this for keys, wheel and scrollbar, not when a layout clamps."""
        super().release_anchor()
        self._stays_at_end = False

    def _go_to_end(self) -> None:
        self._stays_at_end = True
        self.call_after_refresh(self.scroll_end, animate=False)

    def _break(self) -> None:
        width = max(1, self.scrollable_content_region.width)
        self._rows = [
            (row, "line--command" if line.command else f"tone--{line.tone}")
            for line in self._lines
            for row in _rows(visible(line.text), width)
        ]
        self._height = self.scrollable_content_region.height
        self.virtual_size = Size(width, len(self._rows))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        if number >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        text, look = self._rows[number]
        strip = Strip(self._segments(number, text, self.get_component_rich_style(look)))
        return strip.adjust_cell_length(width, self.rich_style).apply_offsets(0, number)

    def _segments(self, number: int, text: str, style: Style) -> list[Segment]:
        """A row in its look; what is selected of it stands out."""
        span = self.text_selection.get_span(number) if self.text_selection is not None else None
        if span is None:
            return [Segment(text, style)]
        start, end = span[0], len(text) if span[1] == -1 else span[1]
        marked = style + self.screen.get_component_rich_style("screen--selection")
        return [Segment(text[:start], style), Segment(text[start:end], marked), Segment(text[end:], style)]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that the mouse has selected."""
        return selection.extract("\n".join(row for row, _ in self._rows)), "\n"

    def action_walk(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=lines, animate=False)

    def action_top(self) -> None:
        """Go to the first line."""
        self.scroll_home(animate=False)

    def action_bottom(self) -> None:
        """Go to the last line."""
        self._go_to_end()

    def action_page_up(self) -> None:
        """Scroll a screen up."""
        self.scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """Scroll a screen down."""
        self.scroll_page_down(animate=False)


def _rows(text: str, width: int) -> list[str]:
    if text.isascii() and len(text) <= width:
        return [text]
    return chop_cells(text, width) or [""]
