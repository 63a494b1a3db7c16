"""Radio buttons and check boxes that show their state as a sign and leave Enter to the dialog."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Checkbox, RadioButton, RadioSet

UNSET = " "


class SignedRadioButton(RadioButton):
    """A radio button that is empty, not only of another colour, while it is not chosen."""

    BUTTON_INNER = UNSET

    def watch_value(self) -> None:
        """Draw the sign of the state."""
        self.BUTTON_INNER = RadioButton.BUTTON_INNER if self.value else UNSET
        super().watch_value()


class SpacedRadioSet(RadioSet, inherit_bindings=False):
    """Radio buttons among which arrows move and Space chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,right", "next_button", "Next option", show=False),
        Binding("up,left", "previous_button", "Previous option", show=False),
        Binding("space", "toggle_button", "Choose", show=False),
    ]


class SignedCheckbox(Checkbox, inherit_bindings=False):
    """A check box that is empty, not only of another colour, while it is not ticked; Space ticks it."""

    BUTTON_INNER = UNSET
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "toggle_button", "Toggle", show=False)]

    def watch_value(self) -> None:
        """Draw the sign of the state."""
        self.BUTTON_INNER = "✓" if self.value else UNSET
        super().watch_value()
