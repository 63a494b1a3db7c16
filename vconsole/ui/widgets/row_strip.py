"""Lines of a table, drawn from cells and their places."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from vconsole.ui.look import Tone
from vconsole.ui.widgets.cell import Cell
from vconsole.ui.widgets.columns import SORT_MARK_CELLS, Column, Layout, Placed
from vconsole.ui.widgets.display_text import Align, fit, visible, width_of

NESTED_MARK = "↳ "
TICKED, UNTICKED = "☑ ", "☐ "
ASCENDING, DESCENDING = "▲", "▼"
MORE_LEFT, MORE_RIGHT = "«", "»"


class Piece(NamedTuple):
    """A text with its place on a line."""

    x: int
    width: int
    text: str
    style: Style
    align: Align = "left"


def line(pieces: Iterable[Piece], width: int, style: Style) -> Strip:
    """Pieces from left to right on a line of one style."""
    segments: list[Segment] = []
    x = 0
    for piece in pieces:
        if piece.x > x:
            segments.append(Segment(" " * (piece.x - x), style))
        segments.append(Segment(fit(piece.text, piece.width, piece.align), piece.style))
        x = piece.x + piece.width
    return Strip(segments, x).adjust_cell_length(width, style)


def row_strip(
    cells: Sequence[Cell],
    aligns: Sequence[Align],
    layout: Layout,
    *,
    mark: str,
    depth: int,
    width: int,
    style: Callable[[Tone], Style],
) -> Strip:
    """One row: a mark before the columns, and the cells of the columns that are seen."""
    plain = style(Tone.PLAIN)
    pieces = [Piece(0, len(mark), mark, plain)]
    for cell, align, at in zip(cells, aligns, layout.placed, strict=True):
        text = _nested(str(cell), depth) if at.column == 0 else str(cell)
        pieces.append(Piece(at.x, at.width, text, style(cell.tone), align))
    return line(pieces, width, plain)


def _nested(text: str, depth: int) -> str:
    return f"{' ' * (2 * (depth - 1))}{NESTED_MARK}{text}" if depth else text


def header_strip(
    columns: Sequence[Column[Any]], layout: Layout, sort: tuple[int, bool] | None, width: int, style: Style
) -> Strip:
    """The line of titles, with signs at the edges beyond which there are more columns."""
    pieces = [
        Piece(at.x, at.width, _title(columns[at.column], at, sort), style, columns[at.column].align)
        for at in layout.placed
    ]
    if layout.hidden_left and len(pieces) > 1:
        pieces.insert(1, Piece(pieces[1].x - 1, 1, MORE_LEFT, style))
    strip = line(pieces, width, style)
    if layout.hidden_right:
        strip = Strip.join([strip.crop(0, width - 1), Strip([Segment(MORE_RIGHT, style)])])
    return strip


def _title(column: Column[Any], at: Placed, sort: tuple[int, bool] | None) -> str:
    title = visible(column.title)
    if sort is None or sort[0] != at.column:
        return title
    room = max(0, at.width - SORT_MARK_CELLS)
    return f"{fit(title, min(room, width_of(title)))} {DESCENDING if sort[1] else ASCENDING}"
