"""The rehearsal of `vconsole run`: acts one after the other on an estate.

After each action nothing is due any more. A journal has its own time, and what it undoes is undone here as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vconsole.cli.answer import by_words, fault_json, for_slots, wrapped
from vconsole.cli.script import Line
from vconsole.files.problems import printable
from vconsole.model import Fault, Inventory
from vconsole.vcenter import Action, Event, Session
from vconsole.vcenter.journal import Entry, Move
from vconsole.vcenter.session import strays

_NAME_WIDTH = 24


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act was refused, at once or while time passed."""

    line: Line
    at: float
    """Virtual time, in seconds."""
    fault: Fault

    def as_json(self) -> dict[str, Any]:
        """The refusal for programs: the fault, with the line of the act."""
        return {"line": self.line.number, "action": self.line.name, **fault_json(self.fault)}


@dataclass(frozen=True, slots=True)
class Step:
    """What one line led to."""

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
        fault, line = refusal.fault, refusal.line
        about = f", {printable(fault.about.name)}" if fault.about else ""
        yield f"{_moment(refusal.at, 'refused')} line {line.number}, {line.name}{about}: {fault}"
        for cause, slots in by_words(fault.causes):
            whose = f"{cause.about.name}: " if cause.about else ""
            yield wrapped(f"{whose}{cause}{for_slots(slots)}", level=2)


class Rehearsal:
    """Acts on an estate; a refused one does not stop the next."""

    def __init__(self, inventory: Inventory) -> None:
        self._session = Session(inventory)
        self.steps: list[Step] = []
        self.stray: Line | None = None
        """The first entry of a journal that led elsewhere than in its session."""

    @property
    def inventory(self) -> Inventory:
        """The estate that is reached, as a cluster file keeps it."""
        return self._session.at_rest

    @property
    def refused(self) -> int:
        """How many acts were refused, at once or later."""
        return sum(bool(step.refusals) for step in self.steps)

    def perform(self, line: Line) -> Step:
        """Do what a line says."""
        step = self._follow(line, line.act) if isinstance(line.act, Entry) else self._perform(line, line.act)
        self.steps.append(step)
        return step

    def _perform(self, line: Line, action: Action) -> Step:
        """Perform an action, and let time pass until nothing is due any more."""
        session, before = self._session, self._session.state.now
        asked, settled = session.perform(action), session.settle()
        at_once = [Refusal(line, before, fault) for fault in asked.faults]
        later = [Refusal(line, session.state.now, fault) for fault in settled.faults]
        return Step(asked.events + settled.events, (*at_once, *later))

    def _follow(self, line: Line, entry: Entry) -> Step:
        """Do what an entry of a journal says, when it says so."""
        jump = _jump(self._session, entry)
        change = self._session.follow(entry)
        if self.stray is None and strays(change, entry):
            self.stray = line
        return Step((*jump, *change.events), tuple(Refusal(line, entry.at, fault) for fault in change.faults))

    def as_json(self) -> dict[str, Any]:
        """All events, with the fields that are set, and all refusals."""
        return {
            "events": [
                event.model_dump(mode="json", exclude_none=True) for step in self.steps for event in step.events
            ],
            "faults": [refusal.as_json() for step in self.steps for refusal in step.refusals],
        }


def _jump(session: Session, entry: Entry) -> tuple[Event, ...]:
    """An event for undo and redo, which leave none in the session."""
    if entry.act is Move.UNDO and session.undoes:
        return (Event(at=entry.at, event="act-undone", message=f"Undone: {session.undoes}."),)
    if entry.act is Move.REDO and session.redoes:
        return (Event(at=entry.at, event="act-redone", message=f"Done again: {session.redoes}."),)
    return ()


def _moment(at: float, name: str) -> str:
    return f"{at:8.1f} s  {name:<{_NAME_WIDTH}}"
