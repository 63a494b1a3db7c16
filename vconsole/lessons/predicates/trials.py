"""What-ifs: actions tried on a copy of the estate, which nobody sees."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field, ValidationError

from vconsole.lessons.predicates.evidence import Evidence
from vconsole.lessons.predicates.kinds import Item
from vconsole.vcenter import Action, State, perform, read_action
from vconsole.vcenter.action_problems import explained, unknown_action
from vconsole.vcenter.clock import settle

EACH = "$each"
"""What stands for the name of the object that a what-if is about; `$each.host` is a field of a device or a VM's PCI
device."""

Acts = Annotated[list[dict[str, Any]], Field(min_length=1, description="actions, as `vconsole run` reads them")]


def acts_for(raw: Sequence[dict[str, Any]], item: Item) -> tuple[Action, ...]:
    """The actions for one object."""
    return tuple(_read(_put(each, item.name, item.relations)) for each in raw)


def acts_of(raw: Sequence[dict[str, Any]], *, each: bool = False) -> tuple[Action, ...]:
    """The actions of a table, or those for any object, to see whether they can be read. Raises ValueError."""
    stand_in = Item.__new__(Item, None, {}, "0000:00:00.0")  # type: ignore[arg-type]
    return acts_for(raw, stand_in) if each else tuple(map(_read, raw))


def tried(evidence: Evidence, acts: Sequence[Action]) -> Evidence:
    """The evidence with the estate as the actions would leave it, when nothing is due any more."""
    state, events = settle(evidence.state).state, evidence.events
    for act in acts:
        state, happened = _settled(state, act)
        events += happened
    return replace(evidence, state=state, events=events)


def _settled(state: State, act: Action) -> tuple[State, tuple[Any, ...]]:
    change = perform(state, act)
    after = settle(change.state)
    return after.state, change.events + after.events


def _put(value: Any, name: str, relations: Any) -> Any:
    if isinstance(value, dict):
        return {key: _put(part, name, relations) for key, part in value.items()}
    if isinstance(value, list):
        return [_put(part, name, relations) for part in value]
    if isinstance(value, str) and value.startswith(f"{EACH}."):
        return str(relations.get(value.removeprefix(f"{EACH}."), name))
    return value.replace(EACH, name) if isinstance(value, str) else value


def _read(raw: dict[str, Any]) -> Action:
    """The action of a table; TOML has no word for none, so that an empty text stands for it, as in predicates."""
    given = {key: None if value == "" else value for key, value in raw.items()}
    unknown = unknown_action(given)
    if unknown:
        raise ValueError(unknown)
    try:
        return read_action(given)
    except ValidationError as problem:
        first, *more = explained(given, problem.errors(include_url=False))
        also = f" (and: {'; '.join(more)})" if more else ""
        raise ValueError(f"{raw['action']}: {first}{also}") from None
