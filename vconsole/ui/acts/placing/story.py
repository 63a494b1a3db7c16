"""What has happened in a power-on by now, told from the session's events and tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from vconsole.model import Fault, Ref, Vm
from vconsole.ui.look import QUEUED, REFUSED, RUNNING, SUCCEEDED, State
from vconsole.vcenter import Event, PowerOn, Session, TaskStatus

ENDS = frozenset({"vm-powered-on", "vm-powered-off", "vm-deleted", "power-on-refused"})
"""Events after which nothing more comes, unless the VM is placed once more."""


@dataclass(frozen=True, slots=True)
class Story:
    """One power-on: its events, how far it is, and why it was refused if it was."""

    events: tuple[Event, ...] = ()
    progress: float = 0.0
    """The part of the task that is done, from 0 to 1."""
    fault: Fault | None = None
    with_devices: bool = False
    """Whether the VM has PCI devices to bind."""

    @classmethod
    def of(cls, session: Session, vm: Vm, begin: int) -> Self:
        """The power-on of a VM that began after the session's first `begin` events."""
        events = tuple(event for event in session.events[begin:] if event.vm == vm.name)
        ours = (Ref("vm", vm.name), PowerOn(vms=(vm.name,)).title)
        tasks = session.state.tasks
        task = next((task for task in reversed(tasks) if (task.target, task.name) == ours), None)
        if task is None:
            return cls(events, with_devices=bool(vm.pci))
        progress = task.progress(session.state.now) if task.status is TaskStatus.RUNNING else 0.0
        return cls(events, progress, task.fault, with_devices=bool(vm.pci))

    @property
    def refused_at_once(self) -> bool:
        """Whether placement found no host, so that nothing began."""
        return self.fault is not None and not self.events

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
