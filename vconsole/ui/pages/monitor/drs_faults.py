"""Monitor > vSphere DRS > Faults."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Fault, Inventory, Ref
from vconsole.ui.look import REFUSED
from vconsole.ui.pages.base import Page
from vconsole.ui.widgets import Cell, Column, InventoryTable
from vconsole.vcenter import Task
from vconsole.vcenter.queries import drs_faults

Row = tuple[Task, Fault]


class DrsFaultsPage(Page):
    """The power-ons for which DRS found no host."""

    DEFAULT_CSS = """
    DrsFaultsPage > .page-title { height: 1; text-style: bold; }
    """

    HELP: ClassVar[str] = """\
# vSphere DRS Faults

The power-ons of this cluster for which DRS found no host, the newest first. **Enter** shows the reasons of every host.

A fault tells how it was when the power-on was tried; the estate may have changed since.
"""

    def __init__(self, ref: Ref) -> None:
        """Make the page of a cluster."""
        super().__init__(ref)
        self._shown: tuple[int, ...] | None = None

    def compose(self) -> ComposeResult:
        """The title and the table."""
        yield Static(Content("DRS Faults"), classes="page-title")
        yield InventoryTable(
            _COLUMNS, row_key=lambda row: row[0].number, empty="DRS has found a host for every VM powered on so far."
        )

    def show(self, inventory: Inventory) -> None:
        """Show the faults that there are now."""
        del inventory
        rows = drs_faults(self.desk.session.state, self.ref.name)
        numbers = tuple(task.number for task, _ in rows)
        if numbers != self._shown:
            self._shown = numbers
            self.query_one(InventoryTable).replace_rows(rows)

    @on(InventoryTable.Opened)
    def open_fault(self, event: InventoryTable.Opened) -> None:
        """Show the reasons of every host."""
        event.stop()
        _, fault = event.row
        self.desk.explain(fault)


def _number(row: Row) -> int:
    return row[0].number


def _reasons(row: Row) -> int:
    return len(row[1].causes)


_COLUMNS: list[Column[Row]] = [
    Column("time", "Time", lambda row: f"{row[0].started:.1f} s", width=9, align="right", sort=_number),
    Column("target", "Target", lambda row: row[0].target.name, min_width=12, max_width=24),
    Column("fault", "Fault", lambda row: Cell.of(REFUSED, row[1].message), min_width=24, max_width=60),
    Column("reasons", "Reasons", lambda row: str(_reasons(row)), width=9, align="right", sort=_reasons),
]
