"""What a table shows of its rows: all of them, or those that a filter keeps, in some order."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import islice
from typing import Generic, TypeVar

from vconsole.ui.widgets.columns import Column
from vconsole.ui.widgets.row_filter import RowFilter

R = TypeVar("R")

SAMPLE_ROWS = 50
"""How many rows decide the widths of the columns."""


class RowView(Generic[R]):
    """Rows with a filter and an order over them.

    Without filter and order it is the rows themselves, and nothing of it grows with their number. Rows of a deeper
    indent belong to the row above them: they are sorted with it, and when one of them is kept, so is that row.
    """

    def __init__(
        self, columns: Sequence[Column[R]], row_key: Callable[[R], Hashable], indent: Callable[[R], int] | None
    ) -> None:
        self._columns = columns
        self._row_key = row_key
        self._indent = indent
        self._rows: Sequence[R] = ()
        self._order: Sequence[int] = range(0)
        self._texts: list[tuple[str, ...]] | None = None
        self._filter = RowFilter(())
        self._sort: tuple[int, bool] | None = None
        self.matches = 0
        """How many rows the filter keeps for their own sake."""

    def __len__(self) -> int:
        return len(self._order)

    def __getitem__(self, index: int) -> R:
        return self._rows[self._order[index]]

    @property
    def rows(self) -> Sequence[R]:
        """All rows, in the order they were given."""
        return self._rows

    @property
    def sample(self) -> Iterator[R]:
        """The first rows, as given."""
        return islice(self._rows, SAMPLE_ROWS)

    @property
    def sort(self) -> tuple[int, bool] | None:
        """The number of the column it is sorted by, and whether descending."""
        return self._sort

    def source(self, index: int) -> int:
        """The number among all rows of a row that is shown."""
        return self._order[index]

    def key(self, index: int) -> Hashable:
        """The key of a row that is shown."""
        return self._row_key(self[index])

    def depth(self, row: R) -> int:
        """How deep a row is indented."""
        return self._indent(row) if self._indent is not None else 0

    def find(self, key: Hashable, near: int = 0) -> int | None:
        """Where the row with a key is shown; looks at `near` first."""
        if near < len(self) and self.key(near) == key:
            return near
        return next((index for index in range(len(self)) if self.key(index) == key), None)

    def replace(self, rows: Sequence[R]) -> None:
        """Take other rows, under the same filter and order."""
        self._rows = rows
        self._texts = None
        self._arrange()

    def keep(self, row_filter: RowFilter) -> None:
        """Show the rows that a filter keeps."""
        self._filter = row_filter
        self._arrange()

    def sort_by(self, column: int | None, *, descending: bool = False) -> None:
        """Sort by a column, or show the rows in the order they were given."""
        self._sort = None if column is None else (column, descending)
        self._arrange()

    def next_match(self, row_filter: RowFilter, start: int, step: int) -> int | None:
        """The next row from `start` on that a filter would keep, around the ends; `step` is 1 or -1."""
        for distance in range(1, len(self) + 1):
            index = (start + step * distance) % len(self)
            if row_filter.keeps(self._folded(self[index])):
                return index
        return None

    def _folded(self, row: R) -> tuple[str, ...]:
        return tuple(column.show(row).text.casefold() for column in self._columns)

    def _arrange(self) -> None:
        order: Sequence[int] = range(len(self._rows))
        if self._sort is not None:
            column, descending = self._sort
            order = self._sorted(order, column, descending=descending)
        if self._filter.terms:
            order = self._kept(order)
        else:
            self.matches = len(order)
        self._order = order

    def _sorted(self, order: Sequence[int], column: int, *, descending: bool) -> list[int]:
        sort_key, rows = self._columns[column].sort_key, self._rows
        if self._indent is None:
            return sorted(order, key=lambda index: sort_key(rows[index]), reverse=descending)
        blocks = sorted(self._blocks(order), key=lambda block: sort_key(rows[block[0]]), reverse=descending)
        return [index for block in blocks for index in block]

    def _kept(self, order: Sequence[int]) -> list[int]:
        if self._texts is None:
            self._texts = [self._folded(row) for row in self._rows]
        kept = [index for index in order if self._filter.keeps(self._texts[index])]
        self.matches = len(kept)
        if self._indent is None:
            return kept
        wanted = set(kept)
        shown: list[int] = []
        for block in self._blocks(order):
            inside = [index for index in block if index in wanted]
            shown += inside if not inside or inside[0] == block[0] else [block[0], *inside]
        return shown

    def _blocks(self, order: Sequence[int]) -> list[list[int]]:
        """The rows in groups of one that is not indented and those below it."""
        blocks: list[list[int]] = []
        for index in order:
            if blocks and self.depth(self._rows[index]) > 0:
                blocks[-1].append(index)
            else:
                blocks.append([index])
        return blocks
