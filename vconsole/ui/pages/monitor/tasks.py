"""Monitor > Tasks and Events > Tasks, of any object."""

from typing import ClassVar

from textual import on

from vconsole.model import Inventory, Ref
from vconsole.ui.pages.monitor.task_dialog import TaskDialog, moment
from vconsole.ui.pages.monitor.told_page import ToldPage
from vconsole.ui.task_status import task_status
from vconsole.ui.widgets import Cell, Column, InventoryTable
from vconsole.vcenter import Task, TaskStatus
from vconsole.vcenter.queries import path_to, tasks_about


class TasksPage(ToldPage):
    """The tasks of the session about an object and all below it, newest first."""

    TITLE = "Tasks"

    HELP: ClassVar[str] = """\
# Tasks

What was asked of vCenter about this object and all below it, the newest first; what runs shows how far it is.
**Enter** shows a task in full, with every reason if it could not be completed. **/** filters (`status:could`,
`name:power`, `target:train`), **>** and **<** sort, **→** shows more columns.

The times are virtual: seconds since the session began. An undone act takes its tasks with it, and the last thousand
tasks are kept. The client's column *Initiator* is left out, since there is one person only: you.
"""

    def __init__(self, ref: Ref) -> None:
        """Make the page of an object."""
        super().__init__(ref)
        self._basis: tuple[Inventory, tuple[Task, ...]] | None = None
        self._now = 0.0

    def made_table(self) -> InventoryTable[Task]:
        """The columns of the client, as far as there is something to show."""
        columns: list[Column[Task]] = [
            Column("name", "Task Name", lambda task: task.name, min_width=22, max_width=32),
            Column("target", "Target", lambda task: task.target.name, min_width=10, max_width=28),
            Column("status", "Status", self._status, width=20),
            Column("start", "Start Time", _started, width=10, align="right", sort=_number),
            Column("completion", "Completion", _ended, width=10, align="right", sort=_end),
        ]
        return InventoryTable(columns, row_key=_number, empty="Nothing was asked of vCenter here in this session yet.")

    def show(self, inventory: Inventory) -> None:
        """Show the tasks as they are now; while only time passes, only the bars of what runs are drawn anew."""
        state = self.desk.session.state
        moved, self._now = state.now != self._now, state.now
        if self._basis is not None and self._basis[0] is inventory and self._basis[1] is state.tasks:
            if moved and any(task.status is TaskStatus.RUNNING for task in self.table.rows):
                self.table.refresh()
            return
        self._basis = (inventory, state.tasks)
        self.replace_rows(tasks_about(inventory, self.ref, state.tasks))

    def sentence(self, row: Task) -> str:
        """What the task is about, and what became of it."""
        outcome = row.fault.message if row.fault else row.detail
        return f"{row.name}: {row.target.name}. {outcome}".rstrip()

    def _status(self, task: Task) -> Cell:
        return task_status(task, self._now)

    @on(InventoryTable.Opened)
    def open_task(self, event: InventoryTable.Opened) -> None:
        """Show the task in full; its object is opened from there."""
        event.stop()
        task: Task = event.row
        is_there = bool(path_to(self.desk.inventory, task.target))
        self.desk.push_screen(
            TaskDialog(task, is_there=is_there), lambda ref: self.desk.open(ref) if ref is not None else None
        )


def _number(task: Task) -> int:
    return task.number


def _started(task: Task) -> str:
    return moment(task.started)


def _ended(task: Task) -> str:
    return moment(task.ended)


def _end(task: Task) -> float:
    """What runs ends after everything else."""
    return float("inf") if task.ended is None else task.ended
