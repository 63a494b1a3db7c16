"""How far a task is, in a cell: wherever tasks are listed."""

from vconsole.ui.look import CANCELLED, REFUSED, RUNNING, SUCCEEDED, State
from vconsole.ui.widgets import Cell
from vconsole.vcenter import Task, TaskStatus

BAR_CELLS = 12

_STATES: dict[TaskStatus, State] = {
    TaskStatus.RUNNING: RUNNING,
    TaskStatus.COMPLETED: SUCCEEDED,
    TaskStatus.STOPPED: REFUSED,
    TaskStatus.CANCELLED: CANCELLED,
}


def task_status(task: Task, now: float) -> Cell:
    """The Status column at a moment of virtual time: the progress of what runs, otherwise how it ended."""
    state = _STATES[task.status]
    if task.status is TaskStatus.RUNNING:
        return Cell.of(state, _bar(task.progress(now)))
    return Cell.of(state, task.status.value)


def _bar(part: float) -> str:
    """A bar of the done part, and the part in percent."""
    done = round(part * BAR_CELLS)
    return f"{'━' * done}{'╌' * (BAR_CELLS - done)} {part:4.0%}"
