"""How a group power-on stands, in numbers and in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from vconsole.ui.look import INFORMATION, PROBLEM, RUNNING, SUCCESS, State
from vconsole.vcenter import Recommendation, Task, TaskStatus
from vconsole.vcenter.queries import GroupPowerOn


class Way(NamedTuple):
    """Work on many VMs that is under way."""

    doing: str
    at: int
    of: int


@dataclass(frozen=True, slots=True)
class GroupStory:
    """The VMs of a group by what became of them."""

    asked: tuple[str, ...] = ()
    """The VMs that were placed, or for which no place was found."""
    not_tried: int = 0
    """How many VMs were left out, or were still to come when the reader stopped it."""
    found: GroupPowerOn = field(default_factory=lambda: GroupPowerOn((), (), ()))
    way: Way | None = None
    """What is under way."""

    @property
    def waiting(self) -> tuple[Recommendation, ...]:
        """What waits for a choice."""
        return self.found.recommendations

    @property
    def started(self) -> tuple[Task, ...]:
        """What found a host."""
        return self.found.attempted

    @property
    def failed(self) -> tuple[Task, ...]:
        """What found none, or whose recommendation lapsed."""
        return (*self.found.not_attempted, *self.found.lapsed)

    @property
    def counts(self) -> tuple[int | None, ...]:
        """How many stand in each list; None as long as nobody knows."""
        lists = (self.waiting, self.started, self.failed)
        return tuple(len(each) if self.asked else None for each in lists)

    @property
    def accounts_for_all(self) -> bool:
        """Whether something became of each VM that was asked for."""
        return len(self.waiting) + len(self.started) + len(self.failed) == len(self.asked)

    @property
    def under_way(self) -> int:
        """How many power-ons still run."""
        return sum(task.status is TaskStatus.RUNNING for task in self.started)

    @property
    def state(self) -> State:
        """The worst of it."""
        if self.way is not None or self.under_way:
            return RUNNING
        if self.failed or any(task.fault for task in self.started):
            return PROBLEM
        return INFORMATION if self.waiting or self.not_tried or not self.started else SUCCESS

    @property
    def sentence(self) -> str:
        """How it stands."""
        if self.way is not None:
            return f"{self.way.doing}: {self.way.at} of {self.way.of}"
        told = "; ".join(self._told())
        return f"{told}." if told else "Nothing was started."

    def _told(self) -> Iterator[str]:
        refused = sum(task.fault is not None for task in self.started)
        if self.waiting:
            yield f"{len(self.waiting)} {'waits' if len(self.waiting) == 1 else 'wait'} for a choice"
        if self.started:
            yield f"{len(self.started)} started"
        if self.under_way:
            yield f"{self.under_way} of them under way"
        if refused:
            yield f"{refused} of them refused by the host"
        if self.failed:
            yield f"{len(self.failed)} not started"
        if self.not_tried:
            yield f"{self.not_tried} not tried"
