"""The drawn part of a table: which rows and columns are seen, and the lines they make."""

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from vconsole.ui.look import Tone
from vconsole.ui.widgets.columns import Column, Layout, lay_out
from vconsole.ui.widgets.cursor_view import CursorView
from vconsole.ui.widgets.display_text import fit, visible, width_of
from vconsole.ui.widgets.filter_line import FilterLine
from vconsole.ui.widgets.row_strip import TICKED, UNTICKED, header_strip, row_strip
from vconsole.ui.widgets.row_view import RowView
from vconsole.ui.widgets.ticks import Ticks

R = TypeVar("R")

MARK_CELLS = 1
CHECK_BOX_CELLS = 2
NAME_CELLS = 24
"""The width to which the first column, which names the row, is not narrowed further."""
NO_MATCH = "No row matches the filter. Esc clears it."


class RowTable(CursorView, Generic[R]):
    """Rows in columns below a line of titles, above a line for the filter when there is one."""

    HEADER_LINES = 1

    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--header", "table--note", "table--filter"}

    DEFAULT_CSS = """
    RowTable {
        height: 1fr;
        & > .table--header { color: $foreground; background: $panel; text-style: bold; }
        & > .table--note { color: $text-muted; }
        & > .table--filter { background: $panel; color: $foreground; }
    }
    """

    def __init__(
        self,
        columns: Sequence[Column[R]],
        rows: Sequence[R] = (),
        *,
        row_key: Callable[[R], Hashable],
        empty: str = "There is nothing to show.",
        checkable: bool = False,
        indent: Callable[[R], int] | None = None,
        dimmed: Callable[[R], bool] | None = None,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        """Make a table.

        `row_key` names a row for good: cursor and ticks follow it when the rows are replaced. `indent` gives the depth
        of rows nested below another, `dimmed` tells those that do not apply. `empty` is the sentence shown for no rows.
        """
        super().__init__(id=id, classes=classes)
        self._columns = list(columns)
        self._row_key = row_key
        self._empty = empty
        self._checkable = checkable
        self._dimmed = dimmed
        self._view = RowView(self._columns, row_key, indent)
        self._view.replace(rows)
        self._ticks = Ticks()
        self._filter = FilterLine()
        self._wanted: list[int] = []
        self._columns_skipped = 0
        self._layout = Layout((), 0, 0)
        self._laid_out = 0

    @property
    def row_count(self) -> int:
        """How many rows are shown."""
        return len(self._view)

    @property
    def footer_lines(self) -> int:
        """One for the filter, if there is one."""
        return int(self._filter.seen)

    @property
    def cursor_row(self) -> R | None:
        """The row under the cursor; None when no row is shown."""
        return self._view[self.cursor] if self.row_count else None

    def on_mount(self) -> None:
        """Show the rows that the table was made with."""
        self._measure()
        self.rows_changed()

    def _rearrange(self, change: Callable[[], None]) -> None:
        """Change which rows are shown; the cursor stays on its row if that is still there."""
        before = self._view.key(self.cursor) if self.row_count else None
        change()
        found = self._view.find(before, self.cursor) if before is not None else None
        self.rows_changed()
        if found is None:
            self.cursor_moved()
        self.cursor = self.cursor if found is None else found
        self.show_cursor()

    def _measure(self) -> None:
        self._wanted = [column.wanted(self._view.sample, self._indent_cells) for column in self._columns]
        self._lay_out()

    def _indent_cells(self, row: R) -> int:
        return 2 * self._view.depth(row)

    def _lay_out(self) -> None:
        start = MARK_CELLS + (CHECK_BOX_CELLS if self._checkable else 0)
        least = [column.least(wanted) for column, wanted in zip(self._columns, self._wanted, strict=False)]
        least[:1] = [min(wanted, NAME_CELLS) for wanted in self._wanted[:1]]
        self._laid_out = self.line_width
        room = self._laid_out - start - 1
        priorities = [column.priority for column in self._columns]
        self._layout = lay_out(
            self._wanted, least, start=start, room=room, skipped=self._columns_skipped, priorities=priorities
        )

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget."""
        width = self.line_width
        if width != self._laid_out:
            self._lay_out()
        if y < self.HEADER_LINES:
            style = self.get_component_rich_style("table--header")
            return header_strip(self._columns, self._layout, self._view.sort, width, style)
        if self._filter.seen and y == self.size.height - 1:
            return self._filter_strip(width)
        row = self.row_at(y)
        if row is not None:
            return self._row_strip(row, width)
        note = self._note if y == self.HEADER_LINES + 1 and not self.row_count else ""
        return Strip([Segment(fit(f"   {note}", width), self.get_component_rich_style("table--note"))])

    @property
    def _note(self) -> str:
        return NO_MATCH if self._view.rows else self._empty

    def _row_strip(self, index: int, width: int) -> Strip:
        row = self._view[index]
        dimmed = self._dimmed is not None and self._dimmed(row)

        def style(tone: Tone) -> Style:
            return self.tone_style(index, Tone.MUTED if dimmed else tone)

        mark = self.cursor_mark(index)
        if self._checkable:
            mark += TICKED if self._row_key(row) in self._ticks else UNTICKED
        return row_strip(
            [self._columns[at.column].show(row) for at in self._layout.placed],
            [self._columns[at.column].align for at in self._layout.placed],
            self._layout,
            mark=mark,
            depth=self._view.depth(row),
            width=width,
            style=style,
        )

    def _filter_strip(self, width: int) -> Strip:
        count = f" {self._view.matches} of {len(self._view.rows)} "
        text = visible(str(self._filter))
        room = max(0, width - len(count) - 1)
        if width_of(text) > room:
            text = "…" + text[-room + 1 :] if room > 1 else ""
        return Strip([Segment(f" {fit(text, room)}{count}"[:width], self.get_component_rich_style("table--filter"))])
