"""Recent Tasks: what was asked of vCenter and how far it is."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from vconsole.ui.desk import desk_of
from vconsole.ui.look import Tone
from vconsole.ui.task_status import task_status
from vconsole.ui.widgets import Cell, Column, InventoryTable, visible
from vconsole.vcenter import Task, TaskStatus
from vconsole.vcenter.state import State as SimulationState

NO_TASK = "No task yet."


class RecentTasks(Vertical):
    """The tasks of the session, the latest first; a single line where the terminal is low."""

    DEFAULT_CSS = """
    RecentTasks {
        height: 7; border: round $border-blurred; border-title-color: $text-muted;
        &:focus-within { border: round $border; border-title-color: $foreground; }
        & > #last-task { display: none; height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    HELP: ClassVar[str] = """\
# Recent Tasks

What was asked of vCenter, the latest first: running tasks with their progress, and for what could not be completed
the reason. **Enter** shows the reason in full, or opens the object the task was about.

Time here is virtual. The palette (**ctrl+p**) sets how fast it runs: instant, demo or real.
"""

    def __init__(self) -> None:
        """Start without tasks."""
        super().__init__(id="tasks")
        self._shown: Sequence[Task] = ()
        self._now = 0.0
        columns: list[Column[Task]] = [
            Column("name", "Task Name", lambda task: task.name, width=28),
            Column("target", "Target", lambda task: task.target.name, width=20),
            Column("status", "Status", self._status, width=22),
            Column("detail", "Details", lambda task: task.fault.message if task.fault else task.detail),
        ]
        self._table: InventoryTable[Task] = InventoryTable(
            columns, row_key=lambda task: task.number, empty=NO_TASK, id="tasks-table"
        )

    def compose(self) -> ComposeResult:
        """A line and a table; the terminal's height decides which is seen."""
        yield Static(NO_TASK, id="last-task")
        yield self._table

    def on_mount(self) -> None:
        """Name the pane."""
        self.border_title = "Recent Tasks"

    def focus_table(self) -> None:
        """Give the focus to the table, which a low terminal shows only then."""
        self.query_one("#tasks-table").display = True
        self._table.focus()

    def show(self, state: SimulationState) -> None:
        """Show the tasks as they are now."""
        running = any(task.status is TaskStatus.RUNNING for task in state.tasks)
        if state.tasks == self._shown and not running:
            return
        self._shown, self._now = state.tasks, state.now
        self._table.replace_rows(state.tasks[::-1])
        self.query_one("#last-task", Static).update(self._line(state.tasks[-1]) if state.tasks else NO_TASK)

    def _status(self, task: Task) -> Cell:
        return task_status(task, self._now)

    def _line(self, task: Task) -> Content:
        status = self._status(task)
        detail = task.fault.message if task.fault else task.detail
        return Content.assemble(
            (str(status), status.tone.variable),
            f"  {visible(task.name)}  {visible(task.target.name)}  ",
            (visible(detail), Tone.MUTED.variable),
        )

    @on(InventoryTable.Opened)
    def open_task(self, event: InventoryTable.Opened) -> None:
        """Show why it stopped, or open the object."""
        event.stop()
        task: Task = event.row
        desk = desk_of(self)
        if task.fault is not None:
            desk.explain(task.fault)
        else:
            desk.open(task.target)
