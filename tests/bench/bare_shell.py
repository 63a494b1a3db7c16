"""What the console is held against: a Textual application with a tree, tabs and a table, and nothing behind them."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import DataTable, Footer, Header, TabbedContent, TabPane, Tree

READY = "esxi-01.lab.local"
"""Stands in the tree and in the table."""
_HOSTS, _ROWS = 4, 20
_COLUMNS = ("ID", "Passthrough", "SR-IOV", "Hardware Label", "Vendor Name", "Device Name")


class BareShell(App[None]):
    """A tree of a few hosts, two tabs, a table of twenty rows, a header and a footer."""

    def compose(self) -> ComposeResult:
        yield Header()
        with Horizontal():
            yield Tree("vcsa-01.lab.local")
            with TabbedContent():
                with TabPane("Summary"):
                    yield DataTable()
                with TabPane("Monitor"):
                    yield Tree("nothing")
        yield Footer()

    def on_mount(self) -> None:
        tree, table = self.query_one(Tree), self.query_one(DataTable)
        tree.root.expand()
        for number in range(1, _HOSTS + 1):
            tree.root.add_leaf(READY.replace("01", f"{number:02d}"))
        table.add_columns(*_COLUMNS)
        for number in range(_ROWS):
            table.add_row(READY, *(f"{number}" for _ in _COLUMNS[1:]))


if __name__ == "__main__":
    BareShell().run()
