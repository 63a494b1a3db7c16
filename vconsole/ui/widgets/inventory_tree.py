"""The inventory tree: vCenter down to its VMs, asked for branch by branch."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from vconsole.ui.look import Tone
from vconsole.ui.widgets.cursor_view import CursorView
from vconsole.ui.widgets.display_text import fit, visible, width_of
from vconsole.ui.widgets.outline import Outline, TreeItem, TreeProvider

R = TypeVar("R")

OPEN, CLOSED, LEAF = "▾ ", "▸ ", "  "
INDENT_CELLS = 2
WORTH_A_WORD = (Tone.ATTENTION, Tone.PROBLEM)
"""The tones of a state that is written behind the label, not only signed before it."""


class InventoryTree(CursorView, Generic[R]):
    """A tree over a provider. Branches are loaded when they open, lines are drawn while they are seen."""

    DEFAULT_CSS = "InventoryTree { height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", show=False, id="tree.open"),
        Binding("space", "fold", "Expand or collapse", show=False, id="tree.fold"),
        Binding("right", "expand", "Expand", show=False, id="tree.expand"),
        Binding("left", "collapse", "Collapse", show=False, id="tree.collapse"),
        Binding("y", "copy", "Copy name", show=False, id="tree.copy"),
    ]

    class ItemTold(Message):
        """Something about one object of a tree."""

        def __init__(self, tree: "InventoryTree[Any]", ref: Any) -> None:
            super().__init__()
            self.tree = tree
            self.ref = ref

        @property
        def control(self) -> "InventoryTree[Any]":
            """The tree that sent it."""
            return self.tree

    class Opened(ItemTold):
        """An object was opened: Enter or a click."""

    class Highlighted(ItemTold):
        """The cursor stands on another object."""

    def __init__(
        self,
        provider: TreeProvider[R],
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._outline = Outline(provider)

    @property
    def row_count(self) -> int:
        """How many lines there are, open branches included."""
        return len(self._outline)

    @property
    def cursor_ref(self) -> R | None:
        """What the object under the cursor stands for; None in an empty tree."""
        return self._outline.item(self.cursor).ref if self.row_count else None

    def reveal(self, path: Sequence[R]) -> bool:
        """Open the way down a path of objects, from a root on, and move the cursor to the last.

        False if it is not there; the cursor then stands on the last one of the path that is.
        """
        line = self._outline.reveal(path)
        if line is None:
            return False
        self.rows_changed()
        self.cursor = line
        self.show_cursor()
        return bool(path) and self.cursor_ref == path[-1]

    def refresh_from(self, provider: TreeProvider[R]) -> None:
        """Show the objects of another provider; what is open stays open, the cursor stays on its object."""
        path = self._outline.refs(self.cursor) if self.row_count else ()
        self._outline.refresh(provider)
        self.rows_changed()
        line = self._outline.reveal(path)
        if line is not None:
            self.cursor = line

    def on_mount(self) -> None:
        """Show the roots."""
        self.rows_changed()

    def cursor_moved(self) -> None:
        """Tell the page."""
        if self.row_count:
            self.post_message(self.Highlighted(self, self._outline.item(self.cursor).ref))

    def action_open(self) -> None:
        """Tell that the object under the cursor is to be opened."""
        if self.row_count:
            self.post_message(self.Opened(self, self._outline.item(self.cursor).ref))

    def action_expand(self) -> None:
        """Show the children of the object under the cursor, or move to the first of them."""
        if not self.row_count or not self._outline.item(self.cursor).has_children:
            return
        if self._outline.is_open(self.cursor):
            self.cursor += 1
        else:
            self._outline.open(self.cursor)
            self.rows_changed()

    def action_collapse(self) -> None:
        """Hide the children of the object under the cursor, or move to the object above."""
        if not self.row_count:
            return
        if self._outline.is_open(self.cursor):
            self._outline.close(self.cursor)
            self.rows_changed()
        elif (parent := self._outline.parent(self.cursor)) is not None:
            self.cursor = parent

    def action_fold(self) -> None:
        """Show or hide the children of the object under the cursor."""
        if self.row_count and self._outline.is_open(self.cursor):
            self.action_collapse()
        else:
            self.action_expand()

    def action_copy(self) -> None:
        """Copy the label of the object under the cursor."""
        if self.row_count:
            self.app.copy_to_clipboard(self._outline.item(self.cursor).label)

    def on_click(self, event: events.Click) -> None:
        """Open an object, or show or hide its children by a click on the sign before it."""
        row = self.row_at(event.y)
        if row is None:
            return
        self.cursor = row
        sign = 1 + INDENT_CELLS * (len(self._outline.path(row)) - 1)
        if sign <= event.x < sign + width_of(OPEN) and self._outline.item(row).has_children:
            self.action_fold()
        else:
            self.action_open()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget."""
        row = self.row_at(y)
        width = self.line_width
        if row is None:
            return Strip.blank(width, self.get_component_rich_style("row--plain"))
        steps = self._outline.path(row)
        branch, index = steps[-1]
        item = branch.children[index]
        sign = LEAF if not item.has_children else OPEN if index in branch.opened else CLOSED
        start = self.cursor_mark(row) + " " * (INDENT_CELLS * (len(steps) - 1)) + sign
        return Strip(self._segments(row, start, item)).adjust_cell_length(width, self.row_style(row))

    def _segments(self, row: int, start: str, item: TreeItem[R]) -> list[Segment]:
        plain = self.row_style(row)
        tone = self.tone_style(row, item.state.tone) if item.state is not None else plain
        glyph = f"{item.glyph} " if item.glyph else ""
        label = visible(item.label)
        room = self.line_width - width_of(start + glyph)
        word = _word(item, room - width_of(label))
        label = fit(label, min(width_of(label), max(0, room - width_of(word))))
        return [Segment(start, plain), Segment(glyph, tone), Segment(label, plain), *_written(word, tone)]


def _word(item: TreeItem[Any], room: int) -> str:
    """What is written behind the label: glyph and word of the state if there is room, else the glyph alone."""
    state = item.state
    if state is None or state.tone not in WORTH_A_WORD or state.glyph == item.glyph:
        return ""
    return f" {state}" if width_of(str(state)) < room else f" {state.glyph}"


def _written(word: str, style: Style) -> list[Segment]:
    return [Segment(word, style)] if word else []
