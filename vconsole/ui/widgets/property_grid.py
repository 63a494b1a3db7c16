"""Properties of an object: labels at the left, values at the right."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from vconsole.ui.look import State, Tone
from vconsole.ui.widgets.cell import Cell, as_cell
from vconsole.ui.widgets.display_text import ELLIPSIS, fit, visible, width_of
from vconsole.ui.widgets.wrapped_lines import WrappedLines, hanging

LABEL_CELLS_MAX = 28
VALUE_CELLS_MIN = 12
GAP = 2


class Property(NamedTuple):
    """A label and its value; no label continues the property above."""

    label: str
    value: str | Cell | State


class PropertyGrid(WrappedLines):
    """Rows of label and value. A long value goes on in the next line, below its beginning."""

    def __init__(
        self,
        properties: Sequence[Property] = (),
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._properties = tuple(properties)

    @property
    def properties(self) -> tuple[Property, ...]:
        """What it shows."""
        return self._properties

    def show(self, properties: Sequence[Property]) -> None:
        """Show other properties."""
        if tuple(properties) != self._properties:
            self._properties = tuple(properties)
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """One line for each property, and one for each line that a value goes on."""
        widest = max((width_of(visible(item.label)) for item in self._properties), default=0)
        labels = min(widest, LABEL_CELLS_MAX, max(0, width - VALUE_CELLS_MIN - GAP))
        room = max(1, width - labels - GAP)
        return [line for item in self._properties for line in _broken(item, labels, room)]


def _broken(item: Property, labels: int, room: int) -> list[Content]:
    """The lines of one property."""
    cell = as_cell(item.value)
    value = Content.styled(str(cell), cell.tone.variable if cell.tone is not Tone.PLAIN else "")
    label = fit(visible(item.label), labels) if labels > len(ELLIPSIS) else " " * labels
    return hanging(value, label + " " * GAP, labels + GAP + room, Tone.MUTED.variable)
