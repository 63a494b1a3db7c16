"""What shows one of several lists at a time, below a strip with their titles."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from vconsole.ui.widgets.list_strip import ListStrip

if TYPE_CHECKING:
    Base = Widget
else:  # its keys and handlers are found by name, and a second way to Widget would hide the other bases' styles
    Base = object


class SeveralLists(Base):
    """Mixed into a page, a view or a dialog that composes `list_strip()` and the `lists` below it.

    It stands first among the bases. A key is bound to its action `switch_list` by who uses it.
    """

    LIST_TITLES: ClassVar[Sequence[str]]
    current_list = 0
    """The number of the list that is shown."""

    @property
    @abstractmethod
    def lists(self) -> Sequence[Widget]:
        """The lists, in the order of their titles."""

    @property
    def list_counts(self) -> Sequence[int | None]:
        """How many objects each list has; None tells nothing."""
        return (None,) * len(self.LIST_TITLES)

    def list_shown(self) -> None:
        """Change what else depends on which list is shown."""

    def list_strip(self, hint: str = "v Switch") -> ListStrip:
        """The titles to compose above the lists; `hint` names the key that changes between them."""
        return ListStrip(self.LIST_TITLES, hint=hint)

    def show_list(self, number: int | None = None) -> None:
        """Show another list, or the same with its counts and all that goes with it as they are now."""
        if number is not None:
            self.current_list = number
        for at, part in enumerate(self.lists):
            part.display = at == self.current_list
        self.query_one(ListStrip).show(self.current_list, self.list_counts)
        self.list_shown()

    def choose_list(self, number: int) -> None:
        """Show a list because a person wants to see it, and go there."""
        self.show_list(number)
        self.screen.set_focus(self.first_part)

    @property
    def first_part(self) -> Widget:
        """The list that is seen, or the part of it that is worked with; nothing of it before it is composed."""
        if not self.query(ListStrip):
            return self
        seen = self.lists[self.current_list]
        return seen if seen.focusable else next((part for part in seen.query("*") if part.focusable), seen)

    def action_switch_list(self) -> None:
        """Show the next list."""
        self.choose_list((self.current_list + 1) % len(self.LIST_TITLES))

    def on_list_strip_chosen(self, event: ListStrip.Chosen) -> None:
        """Show the list that was clicked."""
        event.stop()
        self.choose_list(event.number)
