"""Where a caption stands: beside what it talks about, where it hides least, and pointing there."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from textual.geometry import Offset, Region, Size

_AWAY = 5
"""What a line or column between caption and spot costs, in hidden characters of other parts."""
_HIDDEN_HERE = 4
"""What a hidden character of the spot costs."""
_COVERED = 0.2
"""What a covered cell of the spot costs, be it empty."""

Hidden = Callable[[Region], int]
"""Counts the characters that are hidden by what stands in a region."""


class Arrow(NamedTuple):
    """A sign in one cell."""

    at: Offset
    sign: str


def place(spot: Region | None, box: Size, screen: Size, hidden: Hidden = lambda _: 0) -> Offset:
    """Where a box stands best; never over a spot of one line. Without a spot: below at the right."""
    right, bottom = max(0, screen.width - box.width), max(0, screen.height - box.height - 1)
    corner = Offset(right, bottom)
    if spot is None:
        return corner
    there = (Region.from_offset(at, box) for at in _places(right, max(0, screen.height - box.height)))
    allowed = (region for region in there if spot.height > 1 or not region.overlaps(spot))
    best = min(allowed, key=lambda region: _cost(region, spot, hidden), default=None)
    return corner if best is None else best.offset


def arrow(spot: Region, box: Region) -> Arrow | None:
    """The sign in the frame of a box that points to its spot; None if the box stands within the spot."""
    if box.overlaps(spot):
        return None
    if box.y >= spot.bottom:
        return Arrow(Offset(box.right - 3, box.y), "▲")
    if box.bottom <= spot.y:
        return Arrow(Offset(box.x + 2, box.bottom - 1), "▼")
    return Arrow(Offset(box.x, box.y + 1), "◀") if box.x >= spot.right else Arrow(Offset(box.right - 1, box.y + 1), "▶")


def _places(right: int, bottom: int) -> Iterator[Offset]:
    """Every place for a box, from below at the right on: of places that are as good the first is taken."""
    columns = sorted({*range(0, right + 1, 2), right}, reverse=True)
    return (Offset(x, y) for y in range(bottom, -1, -1) for x in columns)


def _cost(box: Region, spot: Region, hidden: Hidden) -> float:
    shared = box.intersection(spot)
    here = hidden(shared) if shared.area else 0
    return hidden(box) + (_HIDDEN_HERE - 1) * here + _COVERED * shared.area + _AWAY * _distance(box, spot)


def _distance(box: Region, spot: Region) -> int:
    """The cells that lie between them."""
    across = max(box.x - spot.right, spot.x - box.right, 0)
    down = max(box.y - spot.bottom, spot.y - box.bottom, 0)
    return across + down
