"""The name of an object that opens it."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Ref
from vconsole.ui.desk import desk_of
from vconsole.ui.look import KIND_GLYPHS
from vconsole.ui.widgets import visible


class ObjectLink(Static, can_focus=True):
    """A name; Enter or a click opens the object."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", "Open", show=False, id="link.open")]

    DEFAULT_CSS = """
    ObjectLink {
        width: auto; height: 1; color: $text-accent; text-style: underline;
        &:hover { background: $panel; }
        &:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.ref: Ref | None = None
        """The object; None while there is none."""

    def show(self, ref: Ref | None) -> None:
        """Lead to another object, or to none."""
        self.ref = ref
        self.display = ref is not None
        if ref is not None:
            self.update(Content(f"{KIND_GLYPHS[ref.kind]} {visible(ref.name)}"))

    def on_click(self, event: events.Click) -> None:
        """Open the object."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the object."""
        if self.ref is not None:
            desk_of(self).open(self.ref)
