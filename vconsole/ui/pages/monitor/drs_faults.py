"""Monitor > vSphere DRS > Faults."""

from typing import ClassVar

from textual import on

from vconsole.model import Fault, Inventory, Ref
from vconsole.ui.look import REFUSED
from vconsole.ui.pages.monitor.told_page import ToldPage
from vconsole.ui.widgets import Cell, Column, InventoryTable
from vconsole.vcenter import Task
from vconsole.vcenter.queries import drs_faults

Row = tuple[Task, Fault]


class DrsFaultsPage(ToldPage):
    """The power-ons for which DRS found no host."""

    TITLE = "DRS Faults"

    HELP: ClassVar[str] = """\
# vSphere DRS Faults

The power-ons of this cluster for which DRS found no host, the newest first. **Enter** shows the reasons of every host.

A fault tells how it was when the power-on was tried; the estate may have changed since.
"""

    def __init__(self, ref: Ref) -> None:
        """Make the page of a cluster."""
        super().__init__(ref)
        self._shown: tuple[int, ...] | None = None

    def made_table(self) -> InventoryTable[Row]:
        """The faults."""
        return InventoryTable(_COLUMNS, row_key=_number, empty="DRS has found a host for every VM powered on so far.")

    def sentence(self, row: Row) -> str:
        """The VM, and why nothing was done for it."""
        task, fault = row
        return f"{task.target.name}: {fault.message} {fault.remedy}".rstrip()

    def show(self, inventory: Inventory) -> None:
        """Show the faults that there are now."""
        del inventory
        rows = drs_faults(self.desk.session.state, self.ref.name)
        numbers = tuple(task.number for task, _ in rows)
        if numbers != self._shown:
            self._shown = numbers
            self.replace_rows(rows)

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
