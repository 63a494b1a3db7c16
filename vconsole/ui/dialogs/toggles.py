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
    """Radio buttons of which arrows choose the next or the previous one at once, as in the client."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,right", "choose(1)", "Next option", show=False, id="options.next"),
        Binding("up,left", "choose(-1)", "Previous option", show=False, id="options.previous"),
    ]

    def action_choose(self, step: int) -> None:
        """Choose the next or the previous button, around the ends."""
        buttons = list(self.query(RadioButton))
        chosen = buttons[(self.pressed_index + step) % len(buttons)]
        # Set at once: Enter may follow before a message about the change would have arrived.
        with self.prevent(RadioButton.Changed):
            for button in buttons:
                button.value = button is chosen
        self._pressed_button = chosen
        self.post_message(self.Changed(self, chosen))


class SignedCheckbox(Checkbox, inherit_bindings=False):
    """A check box that is empty, not only of another colour, while it is not ticked; Space ticks it."""

    BUTTON_INNER = UNSET
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "toggle_button", "Toggle", show=False)]

    def watch_value(self) -> None:
        """Draw the sign of the state."""
        self.BUTTON_INNER = "✓" if self.value else UNSET
        super().watch_value()
