"""The base of every screen that lies over the console for a while."""

from typing import ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from vconsole.ui.dialogs.too_small import TooSmall

T = TypeVar("T")


class Modal(ModalScreen[T]):
    """A screen that is left once: what was typed ahead of its end and reaches it afterwards means nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.help", "Help", show=False, id="modal.help"),
        Binding("question_mark", "app.show_keys", "Keys", show=False, id="modal.keys"),
    ]

    def on_mount(self) -> None:
        """Stand aside while the terminal is too small."""
        self.mount(TooSmall())

    @property
    def is_on_top(self) -> bool:
        """Whether keys are meant for it: it was not left, and nothing lies over it."""
        return self.app.screen_stack[-1:] == [self]

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Leave it with a result; when it was left already nothing happens."""
        return super().dismiss(result) if self.is_on_top else AwaitComplete()
