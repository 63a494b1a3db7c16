"""The base of tables and trees: lines drawn only while they are seen, and a cursor that walks over them."""

from abc import abstractmethod
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView

from vconsole.ui.look import Tone

FOCUSED_MARK, BLURRED_MARK = "▌", "▏"
"""The cursor's own sign at the left edge, for terminals without colour."""


class CursorView(ScrollView, can_focus=True):
    """Rows one line high below a header of fixed height, and a cursor on one of them.

    A subclass tells `row_count`, draws lines in `render_line`, and learns of the cursor in `cursor_moved`.
    """

    ALLOW_SELECT = False
    HEADER_LINES: ClassVar[int] = 0
    """Lines at the top that do not scroll."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row--plain", "row--cursor", *(f"tone--{tone}" for tone in Tone)}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "walk(-1)", "Up", show=False, id="rows.up"),
        Binding("down,j", "walk(1)", "Down", show=False, id="rows.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="rows.page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="rows.page-down"),
        Binding("home,g", "top", "Top", show=False, id="rows.top"),
        Binding("end,G", "bottom", "Bottom", show=False, id="rows.bottom"),
    ]

    DEFAULT_CSS = """
    CursorView {
        background: $surface; color: $foreground; overflow-x: hidden; scrollbar-size-vertical: 1;
        & > .row--plain { color: $foreground; }
        & > .row--cursor { background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground; }
        &:focus > .row--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: $block-cursor-text-style;
        }
        &:nocolor:focus > .row--cursor { text-style: reverse; }
        & > .tone--plain { color: $foreground; }
        & > .tone--good { color: $text-success; }
        & > .tone--attention { color: $text-warning; }
        & > .tone--problem { color: $text-error; }
        & > .tone--muted { color: $foreground-muted; }
        & > .tone--accent { color: $text-accent; }
    }
    """

    cursor: var[int] = var(0)
    """The row of the cursor, counted from 0; 0 when there are no rows."""

    @property
    @abstractmethod
    def row_count(self) -> int:
        """How many rows there are."""

    @property
    def footer_lines(self) -> int:
        """Lines at the bottom that do not scroll."""
        return 0

    @property
    def page_lines(self) -> int:
        """How many rows are seen at once."""
        return max(1, self.size.height - self.HEADER_LINES - self.footer_lines)

    @property
    def line_width(self) -> int:
        """The cells of a line, beside the scroll bar if there is one."""
        return self.scrollable_content_region.width

    def row_at(self, y: int) -> int | None:
        """The row drawn on a line of the widget, or None for header, footer and the space below the last row."""
        if not self.HEADER_LINES <= y < self.size.height - self.footer_lines:
            return None
        row = self.scroll_offset.y + y - self.HEADER_LINES
        return row if row < self.row_count else None

    def rows_changed(self) -> None:
        """Take up another number of rows and draw everything anew."""
        self.virtual_size = Size(0, self.row_count + self.HEADER_LINES + self.footer_lines)
        self.cursor = self.validate_cursor(self.cursor)
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, self.row_count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two lines that changed and bring the cursor into view."""
        for row in (old, new):
            self.refresh_line(row + self.HEADER_LINES)
        self.show_cursor()
        self.cursor_moved()

    def cursor_moved(self) -> None:
        """Tell that the cursor stands on another row."""

    def show_cursor(self) -> None:
        """Scroll as little as brings the cursor into view."""
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= top + self.page_lines:
            self.scroll_to(y=self.cursor - self.page_lines + 1, animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in view."""
        del event
        self.show_cursor()
        self.refresh()

    def on_focus(self) -> None:
        """Draw the cursor as the one that keys move."""
        self.refresh_line(self.cursor + self.HEADER_LINES)

    def on_blur(self) -> None:
        """Draw the cursor as one that rests."""
        self.refresh_line(self.cursor + self.HEADER_LINES)

    def action_walk(self, rows: int) -> None:
        """Move the cursor by some rows."""
        self._go(self.cursor + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is seen at once."""
        self._go(self.cursor + pages * max(1, self.page_lines - 1))

    def action_top(self) -> None:
        """Move the cursor to the first row."""
        self._go(0)

    def action_bottom(self) -> None:
        """Move the cursor to the last row."""
        self._go(self.row_count - 1)

    def _go(self, row: int) -> None:
        """Move the cursor, and bring it back into view if the wheel scrolled it out."""
        self.cursor = row
        self.show_cursor()

    def row_style(self, row: int) -> Style:
        """The style of a row without a tone of its own."""
        return self.get_component_rich_style("row--cursor" if row == self.cursor else "row--plain")

    def tone_style(self, row: int, tone: Tone) -> Style:
        """The style of a text on a row: its tone, except under the cursor, where contrast comes first."""
        style = self.row_style(row)
        if tone is Tone.PLAIN or (row == self.cursor and self.has_focus):
            return style
        return style + Style(color=self.get_component_rich_style(f"tone--{tone}").color)

    def cursor_mark(self, row: int) -> str:
        """The sign at the left edge of a row."""
        if row != self.cursor:
            return " "
        return FOCUSED_MARK if self.has_focus else BLURRED_MARK
