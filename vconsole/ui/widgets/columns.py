"""The columns of a table: what they show, how wide they are, and which of them fit."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Generic, NamedTuple, TypeVar

from vconsole.ui.look import State
from vconsole.ui.widgets.cell import Cell, as_cell
from vconsole.ui.widgets.display_text import Align, natural_key, width_of

R = TypeVar("R")

GAP = 2
"""Blank cells between two columns."""
SORT_MARK_CELLS = 2
"""Room that every title keeps for a blank and the arrow of the sort."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: a key for filters, a title, what it shows of a row, and its width in cells."""

    key: str
    title: str
    cell: Callable[[R], str | Cell | State]
    width: int | None = None
    """A fixed width; None makes it as wide as the first rows ask for, between the two limits below."""
    min_width: int = 8
    max_width: int = 40
    align: Align = "left"
    priority: int = 0
    """Where there is no room for all columns, those of the lowest priority give way first, then the last ones."""
    sort: Callable[[R], Any] | None = None
    """What to sort by when it is not the text, for example a PCI address. All values must compare."""

    def show(self, row: R) -> Cell:
        """What it shows of a row."""
        return as_cell(self.cell(row))

    def sort_key(self, row: R) -> Any:
        """What the row sorts by."""
        return self.sort(row) if self.sort is not None else natural_key(self.show(row).text)

    def wanted(self, sample: Iterable[R], indent: Callable[[R], int]) -> int:
        """The width that shows a sample of rows uncut, within the limits."""
        if self.width is not None:
            return self.width
        widest = max((width_of(str(self.show(row))) + indent(row) for row in sample), default=0)
        title = width_of(self.title) + SORT_MARK_CELLS
        return min(max(widest, title, self.min_width), max(self.max_width, self.min_width))

    def least(self, wanted: int) -> int:
        """The width below which it is scrolled rather than narrowed."""
        return wanted if self.width is not None else min(self.min_width, wanted)


class Placed(NamedTuple):
    """A column with its place on the line."""

    column: int
    """Its number among all columns of the table."""
    x: int
    """Its first cell."""
    width: int


class Layout(NamedTuple):
    """The columns that are seen, from left to right."""

    placed: tuple[Placed, ...]
    hidden_left: int
    hidden_right: int

    def column_at(self, x: int) -> int | None:
        """The number of the column at a cell of the line, the gap after it included."""
        return next((one.column for one in self.placed if one.x <= x < one.x + one.width + GAP), None)


def share(wanted: Sequence[int], least: Sequence[int], room: int, priorities: Sequence[int]) -> list[int]:
    """Widths that add up to the room: what is wanted if it fits; else those of low priority give first, then the wider.

    None is narrowed below its least.
    """
    widths = list(wanted)
    excess = sum(widths) - room
    while excess > 0:
        candidates = [i for i, width in enumerate(widths) if width > least[i]]
        if not candidates:
            break
        widest = max(candidates, key=lambda i: (-priorities[i], widths[i], i))
        widths[widest] -= 1
        excess -= 1
    return widths


def in_order(least: Sequence[int], priorities: Sequence[int], room: int) -> list[int]:
    """The columns in the order they are shown: those that fit together, then those that gave way to them."""
    staying = list(range(len(least)))
    while len(staying) > 2 and sum(least[i] for i in staying) + GAP * (len(staying) - 1) > room:
        staying.remove(min(staying[1:], key=lambda i: (priorities[i], -i)))
    return [*staying, *(i for i in range(len(least)) if i not in staying)]


def lay_out(
    wanted: Sequence[int],
    least: Sequence[int],
    *,
    start: int,
    room: int,
    skipped: int,
    priorities: Sequence[int] | None = None,
) -> Layout:
    """Place columns from cell `start` on; the first always, then those after the `skipped` ones that fit."""
    if not wanted:
        return Layout((), 0, 0)
    priorities = priorities or [0] * len(wanted)
    order = in_order(least, priorities, room)
    shown = [0, *order[1 + skipped :]]
    ends = accumulate(least[index] + GAP for index in shown)
    fitting = max(sum(end - GAP <= room for end in ends), min(2, len(shown)))
    taken = shown[:fitting]
    widths = share(
        [wanted[i] for i in taken],
        [least[i] for i in taken],
        room - GAP * (fitting - 1),
        [priorities[i] for i in taken],
    )
    starts = accumulate(widths[:-1], lambda x, width: x + width + GAP, initial=start)
    placed = tuple(
        Placed(index, x, min(width, start + room - x))
        for index, x, width in zip(taken, starts, widths, strict=True)
        if x < start + room
    )
    return Layout(placed, skipped, len(shown) - len(placed))
