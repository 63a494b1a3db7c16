"""What is drawn on a screen below the parts that a walkthrough lays over it."""

from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from rich.cells import cell_len
from textual.geometry import Offset, Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Tooltip
from textual.widgets._toast import Toast, ToastHolder, ToastRack

from vconsole.ui.dialogs import TooSmall
from vconsole.ui.tours.overlay import Overlay

_LEFT_OUT = (Overlay, TooSmall, Tooltip, Toast, ToastHolder, ToastRack)

_FRAMES = range(0x2500, 0x2580)
"""The characters of frames: whoever covers one covers nothing that is read."""


class Drawn:
    """The characters of a screen, cell by cell."""

    def __init__(self, screen: Screen[Any]) -> None:
        """Draw a screen, leaving out what lies over it: captions, notes."""
        size = screen.size
        self.cells = [[" "] * size.width for _ in range(size.height)]
        """Line by line; the second cell of a wide character is empty."""
        # The compositor knows what lies where; its own pictures would show what is to be left out.
        visible: Mapping[Widget, tuple[Region, Region]] = screen._compositor.visible_widgets
        for widget, (region, clip) in reversed(tuple(visible.items())):
            if not isinstance(widget, _LEFT_OUT):
                self._draw(widget, region, region.intersection(clip).intersection(size.region))
        self._sums = [list(accumulate(map(_is_read, line), initial=0)) for line in self.cells]

    def read_within(self, region: Region) -> int:
        """How many characters that are read lie in a region."""
        lines = self._sums[region.y : region.bottom]
        return sum(sums[min(region.right, len(sums) - 1)] - sums[region.x] for sums in lines)

    def line_with(self, text: str, within: Region) -> int | None:
        """The first line of a region that has a text; None if there is none."""
        shown = ("".join(self.cells[y][within.x : within.right]) for y in range(within.y, within.bottom))
        return next((y for y, line in enumerate(shown, within.y) if text in line), None)

    def read_part(self, region: Region) -> Region:
        """The lines of a region from the first to the last one that has something to read; all of it if none has."""
        inside = region.intersection(Region(0, 0, len(self._sums[0]) - 1, len(self._sums)))
        lines = [y for y in range(inside.y, inside.bottom) if self.read_within(Region(inside.x, y, inside.width, 1))]
        return Region(region.x, lines[0], region.width, lines[-1] + 1 - lines[0]) if lines else region

    def is_free(self, cell: Offset) -> bool:
        """Whether a cell is on the screen and has nothing that is read."""
        inside = 0 <= cell.y < len(self.cells) and 0 <= cell.x < len(self.cells[cell.y])
        return inside and not _is_read(self.cells[cell.y][cell.x])

    def _draw(self, widget: Widget, region: Region, shown: Region) -> None:
        if not shown.area:
            return
        for y, strip in enumerate(widget.render_lines(shown.translate(-region.offset)), shown.y):
            cells = _cells_of(strip)[: shown.width]
            self.cells[y][shown.x : shown.x + len(cells)] = cells


def _cells_of(strip: Strip) -> list[str]:
    """A character for each cell; one that takes two is followed by an empty one."""
    text = strip.text
    if strip.cell_length == len(text):
        return list(text)
    return [part for character in text if (width := cell_len(character)) for part in (character, "")[:width]]


def _is_read(character: str) -> bool:
    return bool(character.strip()) and ord(character[0]) not in _FRAMES
