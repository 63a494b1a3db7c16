"""The base of the pages that are a title, a table, and the row under the cursor in full."""

from abc import abstractmethod
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from vconsole.ui.pages.base import Page
from vconsole.ui.widgets import InventoryTable, visible


class ToldPage(Page):
    """Columns are narrow and names are long: below the table stands what the row under the cursor says in full."""

    DEFAULT_CSS = """
    ToldPage {
        & > .page-title { height: 1; text-style: bold; }
        & > InventoryTable { min-height: 3; }
        & > #told { height: auto; max-height: 3; color: $text-muted; }
    }
    """

    TITLE: ClassVar[str]

    @abstractmethod
    def made_table(self) -> InventoryTable[Any]:
        """The table, to be composed into the page."""

    @abstractmethod
    def sentence(self, row: Any) -> str:
        """A row in full."""

    def compose(self) -> ComposeResult:
        """The title, the table, and the row in full."""
        yield Static(Content(self.TITLE), classes="page-title")
        yield self.made_table()
        yield Static(id="told")

    @property
    def table(self) -> InventoryTable[Any]:
        """The table."""
        return self.query_one(InventoryTable)

    @on(InventoryTable.Highlighted)
    def tell(self) -> None:
        """Tell the row under the cursor in full."""
        row = self.table.cursor_row
        self.query_one("#told", Static).update(Content(visible(self.sentence(row)) if row is not None else ""))

    def replace_rows(self, rows: tuple[Any, ...]) -> None:
        """Show other rows, the newest first; a cursor at the top stays there."""
        at_top = self.table.cursor == 0
        self.table.replace_rows(rows)
        if at_top:
            self.table.cursor = 0
        self.tell()
