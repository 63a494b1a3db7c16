"""Fields of a form: a label at the left, a control at the right, all in line."""

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Select, Static

from vconsole.model import Fault
from vconsole.ui.dialogs.toggles import SignedCheckbox, SignedRadioButton, SpacedRadioSet
from vconsole.ui.widgets import visible

V = TypeVar("V", bound=Hashable)

LABEL_CELLS = 22


class Field(Vertical):
    """A labelled control with an optional hint below. A subclass makes the control."""

    DEFAULT_CSS = f"""
    Field {{
        height: auto; margin: 0 0 1 0;
        & > Horizontal {{ height: auto; }}
        & .field-label {{ width: {LABEL_CELLS}; height: auto; color: $text-muted; padding: 0 1 0 0; }}
        & .field-hint {{ padding: 0 0 0 {LABEL_CELLS}; height: auto; color: $text-muted; }}
        & Input, & Select, & RadioSet, & Checkbox {{ width: 1fr; }}
    }}
    """

    def __init__(self, label: str, control: Widget, *, hint: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._label = label
        self._control = control
        self._hint = hint
        self.is_at_fault = False
        """Whether the last answer was refused for what stands here."""

    @property
    def label(self) -> str:
        """What stands at the left."""
        return self._label

    @property
    def control(self) -> Widget:
        """What is worked with."""
        return self._control

    def refuses(self, fault: Fault) -> Fault:
        """The fault, which is about this field: the dialog that shows it leads the reader here."""
        self.is_at_fault = True
        return fault

    def take_focus(self) -> None:
        """Give the focus to the control."""
        self._control.focus()

    def compose(self) -> ComposeResult:
        """The label and the control, and the hint below them."""
        with Horizontal():
            yield Static(Content(visible(self._label)), classes="field-label")
            yield self._control
        if self._hint:
            yield Static(Content(visible(self._hint)), classes="field-hint")


class TextField(Field):
    """A line of text; while there is none, `placeholder` stands there as an example."""

    def __init__(
        self,
        label: str,
        value: str = "",
        *,
        placeholder: str = "",
        hint: str = "",
        id: str | None = None,  # noqa: A002
    ) -> None:
        self._input = Input(value, placeholder=f"for example {placeholder}" if placeholder else "", compact=True)
        super().__init__(label, self._input, hint=hint, id=id)

    @property
    def value(self) -> str:
        """The text exactly as it was typed."""
        return self._input.value

    @value.setter
    def value(self, text: str) -> None:
        self._input.value = text


class SelectField(Field, Generic[V]):
    """One of several values in a list that opens; without a value given, the first of them."""

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[str, V]],
        value: V | None = None,
        *,
        hint: str = "",
        id: str | None = None,  # noqa: A002
    ) -> None:
        self.choices = tuple(choice for _, choice in choices)
        """The values, in the order of the list."""
        self._select: Select[V] = Select(
            [(Content(visible(words)), choice) for words, choice in choices],
            value=choices[0][1] if value is None else value,
            allow_blank=False,
            compact=True,
        )
        super().__init__(label, self._select, hint=hint, id=id)

    @property
    def value(self) -> V:
        """The value that is chosen."""
        return cast(V, self._select.value)


class RadioField(Field, Generic[V]):
    """One of a few values, all of them seen."""

    def __init__(
        self,
        label: str,
        choices: Sequence[tuple[str, V]],
        value: V | None = None,
        *,
        hint: str = "",
        id: str | None = None,  # noqa: A002
    ) -> None:
        self.choices = tuple(choice for _, choice in choices)
        """The values, in the order of the buttons."""
        chosen = self.choices[0] if value is None else value
        buttons = [SignedRadioButton(Content(visible(words)), value=choice == chosen) for words, choice in choices]
        self._buttons = SpacedRadioSet(*buttons, compact=True)
        super().__init__(label, self._buttons, hint=hint, id=id)

    @property
    def value(self) -> V:
        """The value that is chosen."""
        return self.choices[self._buttons.pressed_index]


class CheckField(Field):
    """A yes or no."""

    def __init__(
        self,
        label: str,
        words: str = "",
        *,
        value: bool = False,
        hint: str = "",
        id: str | None = None,  # noqa: A002
    ) -> None:
        self._box = SignedCheckbox(Content(visible(words)), value=value, compact=True)
        super().__init__(label, self._box, hint=hint, id=id)

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self._box.value
