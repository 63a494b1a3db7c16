"""The rehearsal of `vconsole run`: actions one after the other on an estate, each until nothing is due any more."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vconsole.cli.answer import fault_json, wrapped
from vconsole.cli.script import Line
from vconsole.model import Fault, Inventory
from vconsole.vcenter import Event, State, action_json, perform
from vconsole.vcenter.clock import settle

_NAME_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an action was refused, at once or while time passed."""

    line: Line
    at: float
    """Virtual time, in seconds."""
    fault: Fault

    @property
    def action(self) -> str:
        """The name of the action."""
        return str(action_json(self.line.action)["action"])

    def as_json(self) -> dict[str, Any]:
        """The refusal for programs: the fault, with the line of the action."""
        return {"line": self.line.number, "action": self.action, **fault_json(self.fault)}


@dataclass(frozen=True, slots=True)
class Step:
    """What one action led to."""

    events: tuple[Event, ...]
    refusals: tuple[Refusal, ...]

    def lines(self) -> Iterator[str]:
        """The step for people: events and refusals, each with its causes, as time passes."""
        happened: list[Event | Refusal] = [*self.events, *self.refusals]
        for one in sorted(happened, key=lambda one: one.at):
            yield from self._refusal_lines(one) if isinstance(one, Refusal) else self._event_lines(one)

    @staticmethod
    def _event_lines(event: Event) -> Iterator[str]:
        yield f"{_moment(event.at, event.event)} {event.message}"

    @staticmethod
    def _refusal_lines(refusal: Refusal) -> Iterator[str]:
        yield f"{_moment(refusal.at, 'refused')} line {refusal.line.number}, {refusal.action}: {refusal.fault}"
        for cause in refusal.fault.causes:
            yield wrapped(f"{cause.about.name}: {cause}" if cause.about else str(cause), level=2)


class Rehearsal:
    """Actions performed on an estate; a refused one does not stop the next."""

    def __init__(self, inventory: Inventory) -> None:
        self._state = State(inventory)
        self.steps: list[Step] = []

    @property
    def inventory(self) -> Inventory:
        """The estate that is reached."""
        return self._state.inventory

    @property
    def refused(self) -> int:
        """How many actions were refused, at once or later."""
        return sum(bool(step.refusals) for step in self.steps)

    def perform(self, line: Line) -> Step:
        """Perform one action, and let time pass until nothing is due any more."""
        before = self._state.now
        asked = perform(self._state, line.action)
        settled = settle(asked.state)
        self._state = settled.state
        at_once = [Refusal(line, before, fault) for fault in asked.faults]
        later = [Refusal(line, self._state.now, fault) for fault in settled.faults]
        self.steps.append(Step(asked.events + settled.events, (*at_once, *later)))
        return self.steps[-1]

    def as_json(self) -> dict[str, Any]:
        """All events, with the fields that are set, and all refusals."""
        return {
            "events": [
                event.model_dump(mode="json", exclude_none=True) for step in self.steps for event in step.events
            ],
            "faults": [refusal.as_json() for step in self.steps for refusal in step.refusals],
        }


def _moment(at: float, name: str) -> str:
    return f"{at:8.1f} s  {name:<{_NAME_WIDTH}}"
