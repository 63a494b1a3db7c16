"""The rows of a table that are ticked, by key."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

R = TypeVar("R")


class Ticks:
    """Which rows are ticked, and where they stand among all rows."""

    def __init__(self) -> None:
        self._place: dict[Hashable, int] = {}
        self._anchor = 0
        self._range_end: int | None = None

    def __contains__(self, key: Hashable) -> bool:
        return key in self._place

    def __len__(self) -> int:
        return len(self._place)

    def set(self, key: Hashable, place: int, *, ticked: bool) -> None:
        """Tick or untick a row, given where it stands among all rows."""
        if ticked:
            self._place[key] = place
        else:
            self._place.pop(key, None)

    def clear(self) -> None:
        """Untick all."""
        self._place.clear()
        self._range_end = None

    @property
    def keys(self) -> tuple[Hashable, ...]:
        """The keys of the ticked rows, in the order of the rows."""
        return tuple(sorted(self._place, key=self._place.__getitem__))

    def of(self, rows: Sequence[R]) -> tuple[R, ...]:
        """The ticked ones of the rows, in their order."""
        return tuple(rows[place] for place in sorted(self._place.values()))

    def replace(self, rows: Sequence[R], row_key: Callable[[R], Hashable]) -> bool:
        """Find the ticked rows among other rows; those that are gone are unticked. True if any is gone."""
        if not self._place:
            return False
        before = self._place
        self._place = {key: place for place, row in enumerate(rows) if (key := row_key(row)) in before}
        return len(self._place) < len(before)

    def extend(self, start: int, step: int) -> tuple[int, bool]:
        """Grow or shrink the range that ends under the cursor: the shown row to change, and whether to tick it.

        The row to change is `start` when the cursor walks back towards where the range began, else `start + step`. A
        cursor that has been elsewhere in between begins another range.
        """
        if start != self._range_end:
            self._anchor = start
        self._range_end = start + step
        if abs(self._range_end - self._anchor) < abs(start - self._anchor):
            return start, False
        return self._range_end, True
