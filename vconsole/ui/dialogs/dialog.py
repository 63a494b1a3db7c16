"""The base of all dialogs: a title, a body that scrolls, a place for problems, and buttons at the right."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from vconsole.model import Fault
from vconsole.ui.dialogs.form import Field
from vconsole.ui.dialogs.modal import Modal
from vconsole.ui.dialogs.problem_area import ProblemArea
from vconsole.ui.widgets import visible

T = TypeVar("T")

TITLE_SEPARATOR = " | "


class Dialog(Modal[T | None], Generic[T]):
    """A question about one object. Its result is the answer, or None when it was cancelled.

    A subclass gives `body` and `answer`, and in `HELP` what its own keys do. A fault from `answer` is shown in the
    dialog, which stays open with everything that was entered. Enter confirms, Esc cancels; the focus starts in the
    first field.
    """

    HELP: ClassVar[str] = """\
# Dialogs

**Tab** goes from field to field and on to the buttons. **Enter** confirms from everywhere, **Esc** cancels. What
cannot be done is explained inside the dialog, and what was entered stays.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", show=False, id="dialog.cancel"),
        Binding("enter", "confirm", "Confirm", show=False, id="dialog.confirm"),
    ]

    DEFAULT_CSS = """
    Dialog {
        align: center middle; background: $background 60%;
        & #dialog-box {
            width: 76; max-width: 100%; height: auto; max-height: 100%;
            background: $surface; border: round $border; padding: 0 1;
        }
        &.-wide #dialog-box { width: 110; }
        & #dialog-title {
            dock: top; height: 2; color: $foreground; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis;
        }
        & #dialog-body { height: auto; max-height: 100%; scrollbar-size-vertical: 1; background: $surface; }
        & #dialog-end { dock: bottom; height: auto; background: $surface; }
        & #dialog-buttons { height: 2; align: right bottom; }
        & #dialog-note { width: 1fr; color: $text-muted; }
        & #dialog-buttons Button { margin: 0 0 0 1; }
    }
    """

    def __init__(
        self,
        topic: str,
        about: str = "",
        *,
        confirm: str = "OK",
        cancel: str | None = "CANCEL",
        note: str = "",
        classes: str | None = None,
    ) -> None:
        """Make a dialog titled "topic | about"; the class `-wide` gives it 110 columns where they are.

        `cancel=None` leaves only the button that confirms; `note` stands at the left of the buttons.
        """
        super().__init__(classes=classes)
        self._heading = TITLE_SEPARATOR.join(visible(part) for part in (topic, about) if part)
        self._confirm = confirm
        self._cancel = cancel
        self._note = note

    def body(self) -> Iterable[Widget]:
        """The widgets between title and buttons."""
        return ()

    @abstractmethod
    def answer(self) -> T | Fault:
        """What was entered, or why it cannot be done; asked for when the reader confirms."""

    def compose(self) -> ComposeResult:
        """Title, body, problems and buttons."""
        with Vertical(id="dialog-box"):
            yield Static(Content(self._heading), id="dialog-title")
            with Vertical(id="dialog-end"):
                yield ProblemArea(id="dialog-problem")
                with Horizontal(id="dialog-buttons"):
                    yield Static(Content(self._note), id="dialog-note")
                    if self._cancel is not None:
                        yield Button(Content(self._cancel), id="dialog-cancel", compact=True)
                    yield Button(Content(self._confirm), id="dialog-confirm", variant="primary", compact=True)
            with VerticalScroll(id="dialog-body", can_focus=False):
                yield from self.body()

    def on_mount(self) -> None:
        """Put the focus where it begins."""
        first = self.first_control
        if first is not None:
            first.focus()

    @property
    def first_control(self) -> Widget | None:
        """What has the focus first: the first field, or the button that confirms."""
        fields = (widget for widget in self.query("#dialog-body *, #dialog-confirm") if widget.focusable)
        return min(fields, key=_focus_place, default=None)

    @property
    def focus_chain(self) -> list[Widget]:
        """The fields, then the buttons from the one that confirms on, so that Tab and Space do not cancel."""
        return sorted(super().focus_chain, key=_focus_place)

    def refuse(self, fault: Fault) -> None:
        """Show a fault in the dialog, keep everything that was entered, and lead to the field that it is about."""
        self.query_one(ProblemArea).show(fault)
        self._lead_to_fault()

    def accept(self) -> None:
        """Show that there is no problem any more."""
        self.query_one(ProblemArea).clear()

    @on(Input.Submitted)
    @on(Button.Pressed, "#dialog-confirm")
    def action_confirm(self) -> None:
        """Confirm, unless the dialog was left already: Enter may be pressed faster than it goes."""
        if self.is_on_top:
            self.confirm()

    def confirm(self) -> None:
        """Close with the answer, or show why it cannot be done."""
        for field in self.query(Field):
            field.is_at_fault = False
        answer = self.answer()
        if isinstance(answer, Fault):
            self.refuse(answer)
        else:
            self.dismiss(answer)

    def _lead_to_fault(self) -> None:
        """Give the focus to the field that the refusal is about, if it is about one that is seen."""
        field = next((field for field in self.query(Field) if field.is_at_fault and field.display), None)
        if field is not None:
            field.take_focus()

    @on(Button.Pressed, "#dialog-cancel")
    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


def _focus_place(widget: Widget) -> int:
    """Where Tab comes to a widget: fields first, then the button that confirms, then the other buttons."""
    if widget.parent is None or widget.parent.id != "dialog-buttons":
        return 0
    return 1 if widget.id == "dialog-confirm" else 2
