"""The table of the console: any number of rows, of which only those that are seen are drawn."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from vconsole.ui.widgets.display_text import visible
from vconsole.ui.widgets.filter_line import FilterLine
from vconsole.ui.widgets.row_filter import RowFilter
from vconsole.ui.widgets.row_table import CHECK_BOX_CELLS, MARK_CELLS, RowTable

R = TypeVar("R")

COPIED_SECONDS = 2.0
"""How long the note about a copy stays."""


class InventoryTable(RowTable[R]):
    """A table over a sequence of rows, with cursor, ticks, filter and sort.

    The sequence may compute its rows when they are asked for: opening, moving, scrolling and ticking look only at
    rows that are seen (and at the first fifty, for the widths). Filter and sort look at all of them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", show=False, id="table.open"),
        Binding("space", "tick", "Select", show=False, id="table.tick"),
        Binding("shift+down", "extend(1)", "Select down", show=False, id="table.extend-down"),
        Binding("shift+up", "extend(-1)", "Select up", show=False, id="table.extend-up"),
        Binding("ctrl+a", "tick_all", "Select all or none", show=False, id="table.tick-all"),
        Binding("slash", "filter", "Filter", key_display="/", id="table.filter"),
        Binding("escape", "clear_filter", "Clear filter", show=False, id="table.clear-filter"),
        Binding("n", "next_match(1)", "Next match", show=False, id="table.next-match"),
        Binding("N", "next_match(-1)", "Previous match", show=False, id="table.previous-match"),
        Binding(
            "greater_than_sign,shift+right", "sort_next(1)", "Sort by next column", show=False, id="table.sort-next"
        ),
        Binding(
            "less_than_sign,shift+left", "sort_next(-1)", "Sort by previous column", show=False, id="table.sort-back"
        ),
        Binding("o", "reverse_sort", "Reverse the order", show=False, id="table.reverse"),
        Binding("right", "scroll_columns(1)", "Columns right", show=False, id="table.columns-right"),
        Binding("left", "scroll_columns(-1)", "Columns left", show=False, id="table.columns-left"),
        Binding("y", "copy_key", "Copy name", show=False, id="table.copy-key"),
        Binding("Y", "copy_row", "Copy row", show=False, id="table.copy-row"),
    ]

    class Told(Message):
        """Something about a table."""

        def __init__(self, table: "InventoryTable[Any]") -> None:
            super().__init__()
            self.table = table

        @property
        def control(self) -> "InventoryTable[Any]":
            """The table that sent it."""
            return self.table

    class RowTold(Told):
        """Something about one row."""

        def __init__(self, table: "InventoryTable[Any]", row: Any) -> None:
            super().__init__(table)
            self.row = row

    class Opened(RowTold):
        """A row was opened: Enter or a double click."""

    class Highlighted(RowTold):
        """The cursor stands on another row."""

    class Ticked(Told):
        """Other rows are ticked than before."""

    _last_filter = ""

    # What a page asks and tells

    @property
    def rows(self) -> Sequence[R]:
        """All rows, filtered out or not, as they were given."""
        return self._view.rows

    @property
    def ticked_keys(self) -> tuple[Hashable, ...]:
        """The keys of the ticked rows, in the order the rows were given."""
        return self._ticks.keys

    @property
    def ticked_rows(self) -> tuple[R, ...]:
        """The ticked rows, in the order they were given."""
        return self._ticks.of(self._view.rows)

    @property
    def chosen_rows(self) -> tuple[R, ...]:
        """What a command applies to: the ticked rows, or else the one under the cursor."""
        if self._ticks:
            return self.ticked_rows
        return (self._view[self.cursor],) if self.row_count else ()

    @property
    def filter_text(self) -> str:
        """The filter as it was typed; empty for none."""
        return self._filter.text

    def replace_rows(self, rows: Sequence[R]) -> None:
        """Show other rows; cursor, ticks, filter and sort stay, by the keys of the rows."""
        ticks_gone = self._ticks.replace(rows, self._row_key)
        self._rearrange(lambda: self._view.replace(rows))
        self._measure()
        if ticks_gone:
            self.post_message(self.Ticked(self))

    def move_to(self, key: Hashable) -> bool:
        """Move the cursor to the row with a key; False if it is not shown."""
        found = self.place_of(key)
        if found is not None:
            self.cursor = found
        return found is not None

    def place_of(self, key: Hashable) -> int | None:
        """Where the row with a key stands, counted from 0; None if it is not shown."""
        return self._view.find(key, self.cursor)

    def filter_by(self, text: str) -> None:
        """Show only the rows that a filter keeps; an empty text shows all."""
        self._set_filter(FilterLine(text))

    def sort_by(self, key: str | None, *, descending: bool = False) -> None:
        """Sort by the column with this key; None restores the order in which the rows were given."""
        number = None if key is None else [column.key for column in self._columns].index(key)
        self._rearrange(lambda: self._view.sort_by(number, descending=descending))

    def tick(self, keys: Iterable[Hashable]) -> None:
        """Tick the rows with these keys and no others."""
        wanted = frozenset(keys)
        self._ticks.clear()
        for place, row in enumerate(self._view.rows):
            if (key := self._row_key(row)) in wanted:
                self._ticks.set(key, place, ticked=True)
        self._ticks_changed()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys to others when they mean nothing here."""
        del parameters
        if action in ("tick", "extend", "tick_all"):
            return self._checkable
        if action == "clear_filter":
            return self._filter.seen
        return True

    def on_key(self, event: events.Key) -> None:
        """Edit the filter while it is being typed."""
        if self._filter.typing and (edited := self._filter.pressed(event)) is not None:
            event.stop()
            event.prevent_default()
            self._set_filter(edited)

    def on_paste(self, event: events.Paste) -> None:
        """Paste into the filter while it is being typed."""
        if self._filter.typing:
            event.stop()
            self._set_filter(self._filter.pasted(event.text))

    def on_blur(self) -> None:
        """Keep the filter that was being typed."""
        if self._filter.typing:
            self._set_filter(self._filter._replace(typing=False))

    def action_open(self) -> None:
        """Tell that the row under the cursor is to be opened."""
        if self.row_count:
            self.post_message(self.Opened(self, self._view[self.cursor]))

    def action_tick(self) -> None:
        """Tick or untick the row under the cursor."""
        if self.row_count:
            self._tick_row(self.cursor, ticked=self._view.key(self.cursor) not in self._ticks)
            self.refresh_line(self.cursor + self.HEADER_LINES)
            self.post_message(self.Ticked(self))

    def action_extend(self, step: int) -> None:
        """Move the cursor by one row, ticking a range that grows and shrinks with it."""
        if 0 <= self.cursor + step < self.row_count:
            change, ticked = self._ticks.extend(self.cursor, step)
            if ticked:
                self._tick_row(self.cursor, ticked=True)
            self._tick_row(change, ticked=ticked)
            self.cursor += step
            self._ticks_changed()

    def action_tick_all(self) -> None:
        """Tick every row that is shown, or untick all if they are ticked."""
        shown = range(self.row_count)
        ticked = not all(self._view.key(row) in self._ticks for row in shown)
        for row in shown:
            self._tick_row(row, ticked=ticked)
        self._ticks_changed()

    def action_filter(self) -> None:
        """Open the filter line."""
        self._set_filter(self._filter._replace(typing=True))

    def action_clear_filter(self) -> None:
        """Show all rows again."""
        self._set_filter(FilterLine())

    def action_next_match(self, step: int) -> None:
        """Move to the next row that the last filter keeps."""
        found = self._view.next_match(self._parsed(self._last_filter), self.cursor, step)
        if found is not None:
            self.cursor = found

    def action_sort_next(self, step: int) -> None:
        """Sort by the next or the previous column."""
        first = 0 if step > 0 else len(self._columns) - 1
        number = first if self._view.sort is None else (self._view.sort[0] + step) % len(self._columns)
        self._rearrange(lambda: self._view.sort_by(number))

    def action_reverse_sort(self) -> None:
        """Turn the order of the sort around."""
        number, descending = self._view.sort or (0, False)
        self._rearrange(lambda: self._view.sort_by(number, descending=not descending))

    def action_scroll_columns(self, step: int) -> None:
        """Show the columns further right or left; the first always stays."""
        if step < 0 or self._layout.hidden_right:
            self._columns_skipped = max(0, self._columns_skipped + step)
            self._lay_out()
            self.refresh()

    def action_copy_key(self) -> None:
        """Copy what the first column shows of the row."""
        if self.row_count:
            self._copy(self._columns[0].show(self._view[self.cursor]).text)

    def action_copy_row(self) -> None:
        """Copy the whole row, columns apart by tabs."""
        if self.row_count:
            self._copy("\t".join(column.show(self._view[self.cursor]).text for column in self._columns))

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Sort by a title, tick a check box, move to a row, open it by a double click."""
        row = self.row_at(event.y)
        if event.y < self.HEADER_LINES:
            self._click_title(event.x)
        elif row is None:
            return
        elif self._checkable and MARK_CELLS <= event.x < MARK_CELLS + CHECK_BOX_CELLS:
            self.cursor = row
            self.action_tick()
        else:
            self._click_row(row, event)

    def _click_row(self, row: int, event: events.Click) -> None:
        if event.shift and self._checkable:
            for between in range(min(row, self.cursor), max(row, self.cursor) + 1):
                self._tick_row(between, ticked=True)
            self._ticks_changed()
        self.cursor = row
        if event.chain == 2:
            self.action_open()

    def _click_title(self, x: int) -> None:
        number = self._layout.column_at(x)
        if number is None:
            return
        turns = {None: (number, False), (number, False): (number, True), (number, True): (None, False)}
        column, descending = turns.get(self._view.sort, (number, False))
        self._rearrange(lambda: self._view.sort_by(column, descending=descending))

    # Changes

    def cursor_moved(self) -> None:
        """Tell the page."""
        if self.row_count:
            self.post_message(self.Highlighted(self, self._view[self.cursor]))

    def _tick_row(self, row: int, *, ticked: bool) -> None:
        self._ticks.set(self._view.key(row), self._view.source(row), ticked=ticked)

    def _ticks_changed(self) -> None:
        self.refresh()
        self.post_message(self.Ticked(self))

    def _set_filter(self, line: FilterLine) -> None:
        changed = line.text != self._filter.text
        if line.text:
            self._last_filter = line.text
        self._filter = line
        if changed:
            self._rearrange(lambda: self._view.keep(self._parsed(line.text)))
        else:
            self.rows_changed()
        self.refresh_bindings()

    def _parsed(self, text: str) -> RowFilter:
        return RowFilter.parse(text, [(column.key, column.title) for column in self._columns])

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.notify(f"Copied {visible(text)}", timeout=COPIED_SECONDS, markup=False)
