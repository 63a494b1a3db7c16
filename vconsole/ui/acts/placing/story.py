"""What has happened in a power-on by now, told from the session's events and tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from vconsole.model import Fault, Power, Ref, Vm
from vconsole.ui.look import QUEUED, REFUSED, RUNNING, SUCCEEDED, State
from vconsole.vcenter import Action, Event, PowerOn, Recommendation, Resume, Session, TaskStatus

EXPIRIES = frozenset({"recommendation-expired", "recommendation-cancelled"})
ENDS = frozenset({"vm-powered-on", "vm-powered-off", "vm-deleted", "power-on-refused", *EXPIRIES})
"""Events after which nothing more comes, unless the VM is placed once more."""


def starting(vm: Vm, host: str | None = None) -> Action:
    """What sets a VM going, on the host that is named if one is: a suspended one goes on where it was."""
    names = (vm.name,)
    return Resume(vms=names) if vm.power is Power.SUSPENDED else PowerOn(vms=names, host=host)


@dataclass(frozen=True, slots=True)
class Story:
    """One power-on: its events, how far it is, and why it was refused if it was."""

    events: tuple[Event, ...] = ()
    progress: float = 0.0
    """The part of the task that is done, from 0 to 1."""
    fault: Fault | None = None
    with_devices: bool = False
    """Whether the VM has PCI devices to bind."""
    recommendation: Recommendation | None = None
    """What DRS recommends at the level manual, while it waits for a person to choose."""

    @classmethod
    def of(cls, session: Session, vm: Vm, begin: int) -> Self:
        """The power-on of a VM that began after the session's first `begin` events."""
        events = tuple(event for event in session.events[begin:] if event.vm == vm.name)
        titles = {PowerOn(vms=(vm.name,)).title, Resume(vms=(vm.name,)).title}
        tasks = (task for task in reversed(session.state.tasks) if task.target == Ref("vm", vm.name))
        task = next((task for task in tasks if task.name in titles), None)
        if task is None:
            return cls(events, with_devices=bool(vm.pci))
        progress = task.progress(session.state.now) if task.status is TaskStatus.RUNNING else 0.0
        waiting = (made for made in session.state.recommendations if (made.vm, made.reason) == (vm.name, "power-on"))
        return cls(events, progress, task.fault, bool(vm.pci), next(waiting, None))

    @property
    def refused_at_once(self) -> bool:
        """Whether placement found no host, so that nothing began."""
        return self.fault is not None and not self.events

    @property
    def expired(self) -> bool:
        """Whether what was recommended does not hold any more, and nobody chose in time."""
        return bool(self.events) and self.events[-1].event in EXPIRIES

    @property
    def begun(self) -> bool:
        """Whether there is a way to follow: a host was chosen, by DRS or by a person."""
        return not (self.refused_at_once or self.expired or self.recommendation)

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.fault is not None or any(event.event in ENDS for event in self._last_try)

    def happened(self, name: str) -> bool:
        """Whether an event of this name came since the VM was last placed."""
        return any(event.event == name for event in self._last_try)

    @property
    def _last_try(self) -> Sequence[Event]:
        starts = [place for place, event in enumerate(self.events) if event.event == "vm-placed"]
        return self.events[starts[-1] :] if starts else self.events

    @property
    def steps(self) -> tuple[tuple[str, State], ...]:
        """The steps with the state of each: done, under way, not done, or to come."""
        named = [("Placed", "vm-placed"), ("Powered on", "vm-powered-on")]
        if self.with_devices:
            named.insert(1, ("Assigned by the host", "device-assigned"))
        if self.happened("device-hinted"):
            named.insert(1, ("Hinted (pending)", "device-hinted"))
        done = [self.happened(event) for _, event in named]
        at = done.index(False) if False in done else len(done)
        current = REFUSED if self.ended else RUNNING
        states = [SUCCEEDED] * at + [current] + [QUEUED] * len(named)
        return tuple((title, state) for (title, _), state in zip(named, states, strict=False))
