"""What-ifs: actions tried on a copy of the estate, which nobody sees."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Annotated, Any, NamedTuple

from pydantic import Field, ValidationError

from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.lessons.predicates.evidence import Evidence
from vconsole.lessons.predicates.kinds import Item, Kind, plain
from vconsole.model import Fault
from vconsole.vcenter import Action, Event, State, perform, read_action
from vconsole.vcenter.action_problems import explained, unknown_action
from vconsole.vcenter.clock import settle

EACH = "$each"
"""What stands for the name of the object that a what-if is about; `$each.host` is one of its fields."""
REFUSED = "refused"
"""The key of an action of a what-if with the code of a refusal that makes no difference to it."""

_BINDING = re.compile(r"\$[A-Za-z_]\w*(\.\w+)?")
_STAND_IN = "0000:00:00.0"
"""What can be a name, and an address as well."""

_ACTS = 'actions, as `vconsole run` reads them; one that may be refused names the code, as in refused = "CODE"'
Acts = Annotated[list[dict[str, Any]], Field(min_length=1, description=_ACTS)]


class Trial(NamedTuple):
    """One action of a what-if."""

    act: Action
    refused: str | None = None
    """The code of a refusal that makes no difference, such as that of powering off what is off."""


class Outcome(NamedTuple):
    """What came of one trial, when nothing is due any more."""

    trial: Trial
    evidence: Evidence
    faults: tuple[Fault, ...]
    """The refusals that do make a difference."""


def trials_of(raw: Sequence[dict[str, Any]]) -> tuple[Trial, ...]:
    """The trials of a what-if that is about no object. Raises ValueError."""
    check_bindings(raw)
    return tuple(map(_trial, raw))


def trials_for(raw: Sequence[dict[str, Any]], item: Item, kind: Kind) -> tuple[Trial, ...]:
    """The trials of a what-if for one object."""
    return tuple(_trial(_put(each, lambda word: _bound(word, item, kind))) for each in raw)


def check_trials(raw: Sequence[dict[str, Any]], kind: Kind) -> None:
    """Raise ValueError if what is to be tried for each object of a kind cannot be read."""
    known = (EACH, *(f"{EACH}.{name}" for name in kind.fields))
    check_bindings(raw, known)
    for each in raw:
        _trial(_put(each, lambda _: _STAND_IN))


def acts_of(raw: Sequence[dict[str, Any]]) -> tuple[Action, ...]:
    """The actions of tables. Raises ValueError."""
    return tuple(map(_read, raw))


def tried(evidence: Evidence, acts: Sequence[Action]) -> Evidence:
    """The evidence with the estate as the actions would leave it, when nothing is due any more."""
    evidence = _settled(evidence)
    for outcome in _outcomes(evidence, [Trial(act) for act in acts]):
        evidence = outcome.evidence
    return evidence


def outcomes(evidence: Evidence, trials: Sequence[Trial]) -> Iterator[Outcome]:
    """What comes of each trial, one after the other."""
    return _outcomes(_settled(evidence), trials)


def _settled(evidence: Evidence) -> Evidence:
    return replace(evidence, state=settle(evidence.state).state)


def _outcomes(evidence: Evidence, trials: Sequence[Trial]) -> Iterator[Outcome]:
    for trial in trials:
        state, events, faults = _done(evidence.state, trial.act)
        evidence = replace(evidence, state=state, events=evidence.events + events)
        yield Outcome(trial, evidence, tuple(fault for fault in faults if fault.code != trial.refused))


def _done(state: State, act: Action) -> tuple[State, tuple[Event, ...], tuple[Fault, ...]]:
    change = perform(state, act)
    after = settle(change.state)
    return after.state, change.events + after.events, change.faults + after.faults


def _put(value: Any, bound: Callable[[str], str]) -> Any:
    """A part of an action with what its bindings stand for."""
    if isinstance(value, dict):
        return {key: _put(part, bound) for key, part in value.items()}
    if isinstance(value, list):
        return [_put(part, bound) for part in value]
    return _BINDING.sub(lambda match: bound(match[0]), value) if isinstance(value, str) else value


def _bound(word: str, item: Item, kind: Kind) -> str:
    value = item.name if word == EACH else plain(item, kind, word.removeprefix(f"{EACH}."))
    return "" if value is None else str(value)


def check_bindings(raw: Any, known: Collection[str] = ()) -> None:
    """Raise ValueError if a text has a `$word` that stands for nothing here."""
    words: list[str] = []
    _put(raw, lambda word: words.append(word) or "")  # type: ignore[func-returns-value]
    for word in words:
        if word not in known:
            where = suggestion(word, known, "there are") if known else f"; {EACH} is known in the do of an each only"
            raise ValueError(f"{shown(word)} stands for nothing{where}")


def _trial(raw: dict[str, Any]) -> Trial:
    refused = raw.get(REFUSED)
    if refused is not None and not isinstance(refused, str):
        raise ValueError(f"{REFUSED}: {shown(refused)} is not the code of a refusal")
    return Trial(_read({key: value for key, value in raw.items() if key != REFUSED}), refused)


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
