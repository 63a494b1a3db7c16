"""What a lab is judged by: a state, what happened on the way there, and what the learner chose and looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from vconsole.vcenter import Event, Session, State, Task
from vconsole.vcenter.journal import Move


class Visit(NamedTuple):
    """A page that was looked at."""

    screen: str
    """Kind of object and page, such as `host/pci-devices`."""
    name: str
    """The object whose page it was."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that predicates ask; evaluating one changes nothing in it."""

    state: State
    events: tuple[Event, ...] = ()
    """What happened since the lab began or was reset, oldest first."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """The option chosen, by the id of its question."""
    visits: frozenset[Visit] = frozenset()

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks since the lab began or was reset, oldest first."""
        tasks = self.state.tasks
        resets = [place for place, task in enumerate(tasks) if task.name == Move.RESET.words]
        return tasks[resets[-1] + 1 :] if resets else tasks


def evidence_of(
    session: Session, answers: Mapping[str, str] | None = None, visits: frozenset[Visit] = frozenset()
) -> Evidence:
    """What a session shows now, beside the answers and visits of its learner."""
    events = session.events
    resets = [place for place, event in enumerate(events) if event.event == "estate-reset"]
    since = events[resets[-1] + 1 :] if resets else events
    return Evidence(session.state, tuple(since), dict(answers or {}), visits)
