"""A question that names the act."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.ui.dialogs.dialog import Dialog
from vconsole.ui.widgets import visible


class ConfirmDialog(Dialog[bool]):
    """Ask before an act, as in "Power off train-01?"; the button carries the act's name. True, or None for no.

    Before an act that is final the focus is on the button that does nothing, which is what Enter then presses.
    """

    def __init__(
        self, topic: str, about: str, question: str, *, detail: str = "", confirm: str = "OK", is_final: bool = False
    ) -> None:
        super().__init__(topic, about, confirm=confirm)
        self._is_final = is_final
        self._question = question
        self._detail = detail

    def body(self) -> Iterable[Widget]:
        """The question, and what will come of it."""
        yield Static(Content(visible(self._question)))
        if self._detail:
            yield Static(Content(f"\n{visible(self._detail)}"))

    @property
    def first_control(self) -> Widget | None:
        """The button that confirms; before an act that is final the one that cancels."""
        return self.query_one("#dialog-cancel") if self._is_final else super().first_control

    def answer(self) -> bool:
        """Yes."""
        return True
