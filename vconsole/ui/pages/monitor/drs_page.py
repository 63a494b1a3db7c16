"""The base of the pages about what DRS of a cluster does."""

from typing import ClassVar

from textual.content import Content
from textual.widgets import Static

from vconsole.model.cluster import Automation, Drs
from vconsole.ui.pages.action_row import ActsPage
from vconsole.ui.widgets import visible


class DrsPage(ActsPage):
    """Above its tables stands what DRS makes of them at its level, below them the line under the cursor in full."""

    DEFAULT_CSS = """
    DrsPage {
        & > #level { height: auto; color: $text-muted; margin: 0 0 1 0; }
        &.-low > #level { margin: 0; }
        & InventoryTable { min-height: 3; }
        & > #told { height: auto; max-height: 3; color: $text-muted; }
    }
    """

    LEVELS: ClassVar[dict[Automation, str]]
    """What each level leaves to a person."""
    OFF: ClassVar[str]
    """What is to be said while DRS is turned off."""

    def show_level(self, drs: Drs) -> None:
        """Say what DRS of the cluster makes of it."""
        self.query_one("#level", Static).update(Content(self.LEVELS[drs.automation] if drs.enabled else self.OFF))

    def tell_line(self, text: str) -> None:
        """Tell a line in full."""
        self.query_one("#told", Static).update(Content(visible(text)))
