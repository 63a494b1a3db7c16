"""Tasks: work that takes virtual time, as Recent Tasks shows it."""

from enum import StrEnum

from vconsole.model import Fault, Model, Ref


class TaskStatus(StrEnum):
    """How a task stands."""

    RUNNING = "Running"
    COMPLETED = "Completed"
    STOPPED = "Could not complete"
    CANCELLED = "Cancelled"


class Task(Model):
    """One line of Recent Tasks."""

    number: int
    """Counts the tasks of a session, from 1."""
    name: str
    """vSphere's name of the task where it is known."""
    target: Ref
    started: float
    """Virtual time, in seconds."""
    duration: float = 0
    """How long the task takes, in seconds of virtual time."""
    status: TaskStatus = TaskStatus.RUNNING
    ended: float | None = None
    detail: str = ""
    """What the task is at, or what it reached."""
    fault: Fault | None = None

    def progress(self, now: float) -> float:
        """The part that is done, from 0 to 1."""
        if self.status is not TaskStatus.RUNNING:
            return 1.0
        return min(0.99, (now - self.started) / self.duration) if self.duration else 0.0
