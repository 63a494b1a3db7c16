"""A question that names the act."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.ui.dialogs.dialog import Dialog
from vconsole.ui.widgets import visible


class ConfirmDialog(Dialog[bool]):
    """Ask before an act, as in "Power off train-01?"; the button carries the act's name. True, or None for no."""

    def __init__(self, topic: str, about: str, question: str, *, detail: str = "", confirm: str = "OK") -> None:
        super().__init__(topic, about, confirm=confirm)
        self._question = question
        self._detail = detail

    def body(self) -> Iterable[Widget]:
        """The question, and what will come of it."""
        yield Static(Content(visible(self._question)))
        if self._detail:
            yield Static(Content(f"\n{visible(self._detail)}"))

    def answer(self) -> bool:
        """Yes."""
        return True
