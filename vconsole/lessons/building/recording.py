"""Recording: what was done in a session, as the lines of a lab."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from vconsole.files import FileProblems
from vconsole.files.samples import samples
from vconsole.lessons.lab import Act
from vconsole.lessons.start import opened
from vconsole.model import Inventory
from vconsole.vcenter import Action, Session, action_json
from vconsole.vcenter.actions.base import VmsAction
from vconsole.vcenter.journal import Entry, Move
from vconsole.vcenter.lasting import Lasting


class Done(NamedTuple):
    """An action of a session that was not taken back."""

    place: int
    """Which entry of the journal it is, so that the same action twice is told apart."""
    action: Action


class Recording(NamedTuple):
    """A way from a shipped sample to the start of a lab, and from there to its goal."""

    sample: str
    before: tuple[Act, ...]
    """What leads from the sample to the start."""
    lines: tuple[Act, ...]
    """What leads from the start to the goal; what was refused and changed nothing is left out."""
    start: Inventory
    """As a session begins with it."""
    goal: Inventory


def lasting_acts(start: Inventory, entries: Iterable[Entry]) -> tuple[Done, ...]:
    """The actions of a journal that were not undone, in their order."""
    session, lasting = Session(start), Lasting[Done]()
    for place, entry in enumerate(entries):
        acts = session.acts
        session.follow(entry)
        match entry.act:
            case Action():
                if session.acts > acts:
                    lasting.remember()
                lasting.note(Done(place, entry.act))
            case Move.UNDO if session.acts < acts:
                lasting.undo()
            case Move.REDO if session.acts > acts:
                lasting.redo()
            case Move.RESET if session.acts > acts:
                lasting.remember()
                lasting.notes = ()
    return lasting.notes


def sample_of(source: str, start: Inventory) -> str | None:
    """The shipped sample that an estate is, by its name or because it is the same; None for somebody's own estate."""
    names = [source, *(sample.name for sample in samples() if sample.name != source)]
    return next((name for name in names if _opens(name) == start), None)


def record(sample: str, before: Sequence[Action], acts: Sequence[Action]) -> Recording:
    """Do it all again on the sample, as a lab would: after every act time passes until nothing is due."""
    way = Session(opened(sample))
    to_start = tuple(_lines(way, before))
    session = Session(way.at_rest)
    start = session.inventory
    lines = tuple(_lines(session, acts))
    return Recording(sample, to_start, lines, start, session.inventory)


def written(value: Any) -> Any:
    """A value as TOML can write it: what is not set inside a table is left out."""
    if isinstance(value, dict):
        return {name: written(each) for name, each in value.items() if each is not None}
    return [written(each) for each in value] if isinstance(value, list) else value


def act_table(act: Act) -> dict[str, Any]:
    """An act as a lab file writes it."""
    refused = {"refused": act.refused} if act.refused else {}
    return {"action": act.action, **(act.model_extra or {}), **refused}


def _opens(sample: str) -> Inventory | None:
    try:
        return Session(opened(sample)).inventory
    except FileProblems:
        return None


def _lines(session: Session, actions: Iterable[Action]) -> Iterator[Act]:
    for action in actions:
        yield from _line(session, action)


def _line(session: Session, action: Action) -> Iterator[Act]:
    acts, inventory = session.acts, session.inventory
    faults = session.perform(action).faults + session.settle().faults
    if not faults:
        yield _act(action)
        return
    codes = {fault.code for fault in faults}
    one_by_one = _each_vm(action)
    if len(one_by_one) > 1 or len(codes) > 1:
        if session.acts > acts:
            session.undo()
        yield from _lines(session, one_by_one if len(one_by_one) > 1 else ())
    elif session.inventory != inventory:
        yield _act(action, refused=codes.pop())


def _each_vm(action: Action) -> list[Action]:
    """An action on several VMs as one on each: some may be refused."""
    names = action.vms if isinstance(action, VmsAction) else ()
    return [action.model_copy(update={"vms": (name,)}) for name in dict.fromkeys(names)]


def _act(action: Action, **more: str) -> Act:
    fields = {name: "" if value is None else written(value) for name, value in action_json(action).items()}
    return Act.model_validate({**fields, **more})
