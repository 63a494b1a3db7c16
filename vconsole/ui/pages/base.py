"""What a page of the workspace is, and how the pages of an object are listed."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget

from vconsole.model import Inventory, Ref
from vconsole.ui.desk import Desk, desk_of


class Page(VerticalScroll, can_focus=False):
    """One page about one object. It decides nothing: it shows the inventory and performs actions."""

    DEFAULT_CSS = "Page { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; }"

    HELP: ClassVar[str | None] = None
    """What the page is for, in Markdown: F1 shows it."""

    def __init__(self, ref: Ref) -> None:
        """Make the page of an object."""
        super().__init__()
        self.ref = ref

    @property
    def desk(self) -> Desk:
        """The console."""
        return desk_of(self)

    def on_mount(self) -> None:
        """Show the object for the first time."""
        self.show(self.desk.inventory)

    @abstractmethod
    def show(self, inventory: Inventory) -> None:
        """Show the object as it is now; called again after every change, so it keeps cursor, ticks and focus."""

    @property
    def is_shown(self) -> bool:
        """Whether its parts are there: pages come and go while keys are still on their way to them."""
        return self.is_mounted and self.is_attached and self.display

    @property
    def first_part(self) -> Widget:
        """The part that is worked with first; a page that is only read is scrolled itself."""
        first = next((part for part in self.query("*") if part.focusable), None)
        if first is None:
            self.can_focus = True
        return first or self

    def focus_first(self) -> None:
        """Give the focus to the part that is worked with first, if the page is still there."""
        if self.is_shown:
            self.screen.set_focus(self.first_part)


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page as it is listed: below a tab, and there below a heading if the tab has several pages."""

    id: str
    """Stable name, such as `pci-devices`."""
    tab: str
    title: str
    make: Callable[[Ref], Page]
    heading: str = ""
    listed: bool = True
    """Whether its tab is there always; else only while the page is open, which a key brings about."""
