"""Scripts of actions performed on a copy of an estate, with everything that came of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from vconsole.model import Fault, Inventory
from vconsole.vcenter.actions import Action
from vconsole.vcenter.clock import settle
from vconsole.vcenter.event import Event
from vconsole.vcenter.performing import perform
from vconsole.vcenter.state import State


@dataclass(frozen=True, slots=True)
class Act:
    """One action, and what came of it until nothing was due any more."""

    action: Action
    events: tuple[Event, ...]
    faults: tuple[Fault, ...]
    """Why it was refused, at once or later."""


@dataclass(frozen=True, slots=True)
class Run:
    """Actions performed one after the other. Each step gives another run; the estate it began with stays as it was."""

    state: State
    acts: tuple[Act, ...] = ()

    @classmethod
    def on(cls, inventory: Inventory) -> Self:
        """A run on this estate in which nothing was done yet."""
        return cls(State(inventory))

    def then(self, *actions: Action) -> Self:
        """The run with these actions performed; the first that is refused is the last one tried."""
        run = self
        for action in actions:
            if run.refusal is not None:
                break
            asked = perform(run.state, action)
            later = settle(asked.state)
            act = Act(action, asked.events + later.events, asked.faults + later.faults)
            run = replace(run, state=later.state, acts=(*run.acts, act))
        return run

    @property
    def inventory(self) -> Inventory:
        """The estate that was reached."""
        return self.state.inventory

    @property
    def refusal(self) -> Fault | None:
        """Why the last action was refused, or None."""
        return next(iter(self.acts[-1].faults), None) if self.acts else None

    @property
    def events(self) -> tuple[Event, ...]:
        """Everything that happened."""
        return tuple(event for act in self.acts for event in act.events)

    def last(self, name: str, vm: str) -> Event | None:
        """The last event of this name about a VM that came of the last action, or None."""
        return next(reversed([event for event in self._came(vm) if event.event == name]), None)

    def first_reason(self, vm: str) -> Event | None:
        """The first event about a VM, come of the last action, that tells why something was not done; or None."""
        return next((event for event in self._came(vm) if event.code is not None), None)

    def _came(self, vm: str) -> Iterator[Event]:
        return (event for event in (self.acts[-1].events if self.acts else ()) if event.vm == vm)
