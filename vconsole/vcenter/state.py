"""The state of the simulation: the inventory, the virtual clock, what is due, and the tasks."""

from dataclasses import dataclass, replace
from typing import Protocol, Self

from vconsole.model import Fault, Inventory, Ref
from vconsole.vcenter.availability import AwaitingRestart, LostHost
from vconsole.vcenter.event import Event
from vconsole.vcenter.recommendation import Recommendation
from vconsole.vcenter.task import Task, TaskStatus

TASKS_KEPT = 1000
"""How many tasks the state remembers; older ones that ended are dropped."""


class Step(Protocol):
    """Work that becomes due at a moment of virtual time: a frozen value that turns one state into the next."""

    def perform(self, state: "State") -> "Change":
        """Do the work on the state as it is now."""


@dataclass(frozen=True, slots=True)
class Due:
    """A step and the moment at which it is due; the number keeps steps of one moment in order."""

    at: float
    number: int
    step: Step


@dataclass(frozen=True, slots=True)
class Watch:
    """A step that is due some seconds after every change of the estate, for what waits for the right moment."""

    step: Step
    after: float


@dataclass(frozen=True, slots=True)
class State:
    """One moment of the simulation, as an immutable value."""

    inventory: Inventory
    now: float = 0.0
    """Virtual time, in seconds since the session began."""
    agenda: tuple[Due, ...] = ()
    """What is due, soonest first."""
    tasks: tuple[Task, ...] = ()
    """The last tasks, oldest first."""
    numbers_given: int = 0
    watches: tuple[Watch, ...] = ()
    lost_hosts: tuple[LostHost, ...] = ()
    """Hosts that failed or are isolated, in the order in which they were lost."""
    awaiting_restart: tuple[AwaitingRestart, ...] = ()
    """VMs that vSphere HA has to restart and could not yet."""
    recommendations: tuple[Recommendation, ...] = ()
    """What DRS recommends, oldest first; one for a VM at most."""

    def with_inventory(self, inventory: Inventory) -> Self:
        """The state with another inventory; what watches for changes becomes due."""
        changed = replace(self, inventory=inventory)
        if inventory is self.inventory:
            return changed
        for watch in self.watches:
            if not any(due.step == watch.step for due in changed.agenda):
                changed = changed.scheduled(watch.step, after=watch.after)
        return changed

    def scheduled(self, step: Step, *, after: float) -> Self:
        """The state with a step due some seconds from now."""
        number = self.numbers_given + 1
        agenda = sorted((*self.agenda, Due(self.now + after, number, step)), key=lambda due: (due.at, due.number))
        return replace(self, agenda=tuple(agenda), numbers_given=number)

    def watching(self, step: Step, *, after: float) -> Self:
        """The state in which a step is due some seconds after every change of the estate."""
        return replace(self, watches=(*self.watches, Watch(step, after)))

    def unwatching(self, step: Step) -> Self:
        """The state in which the step is not due any more, neither now nor after changes."""
        return replace(
            self,
            watches=tuple(watch for watch in self.watches if watch.step != step),
            agenda=tuple(due for due in self.agenda if due.step != step),
        )

    def without_lost(self, host: str) -> Self:
        """The state in which this host is none of those that were lost."""
        return replace(self, lost_hosts=tuple(lost for lost in self.lost_hosts if lost.host != host))

    def begun(self, name: str, target: Ref, *, duration: float = 0, detail: str = "") -> tuple[Self, int]:
        """The state with a new running task, and the task's number."""
        number = self.numbers_given + 1
        task = Task(number=number, name=name, target=target, started=self.now, duration=duration, detail=detail)
        return replace(self, tasks=_kept((*self.tasks, task)), numbers_given=number), number

    def ended(self, number: int, *, detail: str = "", fault: Fault | None = None) -> Self:
        """The state with the task completed, or stopped by a fault."""
        return self._closed(number, TaskStatus.STOPPED if fault else TaskStatus.COMPLETED, detail, fault)

    def cancelled(self, number: int, *, detail: str = "") -> Self:
        """The state with the task given up before it came to its end."""
        return self._closed(number, TaskStatus.CANCELLED, detail)

    def _closed(self, number: int, status: TaskStatus, detail: str, fault: Fault | None = None) -> Self:
        update = {"status": status, "ended": self.now, "detail": detail, "fault": fault}
        tasks = tuple(task.model_copy(update=update) if task.number == number else task for task in self.tasks)
        return replace(self, tasks=tasks)

    def done(self, name: str, target: Ref, *, detail: str = "", fault: Fault | None = None) -> Self:
        """The state with a task that took no time: completed, or stopped by a fault."""
        begun, number = self.begun(name, target)
        return begun.ended(number, detail=detail, fault=fault)


def _kept(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """The last tasks, and those before them that still run."""
    if len(tasks) <= TASKS_KEPT:
        return tasks
    running = tuple(task for task in tasks[:-TASKS_KEPT] if task.status is TaskStatus.RUNNING)
    return (*running, *tasks[-TASKS_KEPT:])


@dataclass(frozen=True, slots=True)
class Change:
    """What an action or the passing of time made of a state."""

    state: State
    events: tuple[Event, ...] = ()
    faults: tuple[Fault, ...] = ()
    """Why something was refused, at once or later."""

    def then(self, step: Step) -> "Change":
        """This change followed by what the step makes of it."""
        after = step.perform(self.state)
        return Change(after.state, self.events + after.events, self.faults + after.faults)
