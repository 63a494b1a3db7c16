"""The state of the simulation: the inventory, the virtual clock, what is due, and the tasks."""

from dataclasses import dataclass, replace
from typing import Protocol, Self

from vconsole.model import Fault, Inventory, Ref
from vconsole.vcenter.event import Event
from vconsole.vcenter.task import Task, TaskStatus

TASKS_KEPT = 200
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

    def with_inventory(self, inventory: Inventory) -> Self:
        """The state with another inventory."""
        return replace(self, inventory=inventory)

    def scheduled(self, step: Step, *, after: float) -> Self:
        """The state with a step due some seconds from now."""
        number = self.numbers_given + 1
        agenda = sorted((*self.agenda, Due(self.now + after, number, step)), key=lambda due: (due.at, due.number))
        return replace(self, agenda=tuple(agenda), numbers_given=number)

    def begun(self, name: str, target: Ref, *, duration: float = 0, detail: str = "") -> tuple[Self, int]:
        """The state with a new running task, and the task's number."""
        number = self.numbers_given + 1
        task = Task(number=number, name=name, target=target, started=self.now, duration=duration, detail=detail)
        return replace(self, tasks=(*self.tasks, task)[-TASKS_KEPT:], numbers_given=number), number

    def ended(self, number: int, *, detail: str = "", fault: Fault | None = None) -> Self:
        """The state with the task completed, or stopped by a fault."""
        update = {
            "status": TaskStatus.STOPPED if fault else TaskStatus.COMPLETED,
            "ended": self.now,
            "detail": detail,
            "fault": fault,
        }
        tasks = tuple(task.model_copy(update=update) if task.number == number else task for task in self.tasks)
        return replace(self, tasks=tasks)

    def done(self, name: str, target: Ref, *, detail: str = "", fault: Fault | None = None) -> Self:
        """The state with a task that took no time: completed, or stopped by a fault."""
        begun, number = self.begun(name, target)
        return begun.ended(number, detail=detail, fault=fault)


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
