"""A piece of text with a glyph and a tone: what tables, trees and property grids show."""

from typing import NamedTuple, Self

from vconsole.ui.look import State, Tone
from vconsole.ui.widgets.display_text import visible


class Cell(NamedTuple):
    """What stands in one cell of a table or as one value of a property grid. The text is never interpreted."""

    text: str
    glyph: str = ""
    tone: Tone = Tone.PLAIN

    @classmethod
    def of(cls, state: State, text: str | None = None) -> Self:
        """The cell that shows a state, with its own word or another text."""
        return cls(state.word if text is None else text, state.glyph, state.tone)

    def __str__(self) -> str:
        """The glyph and the text, as they are shown."""
        text = visible(self.text)
        return f"{self.glyph} {text}" if self.glyph else text


def as_cell(value: str | Cell | State) -> Cell:
    """The value as a cell."""
    if isinstance(value, Cell):
        return value
    return Cell.of(value) if isinstance(value, State) else Cell(value)
