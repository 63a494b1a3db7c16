"""Predicates on what the learner did: answers, pages, events and refusals."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from vconsole.files.problems import shown
from vconsole.files.wording import suggestion, unknown_key
from vconsole.lessons.predicates.comparison import Comparison, read_comparisons
from vconsole.lessons.predicates.evidence import Evidence
from vconsole.lessons.predicates.finding import Finding, Found
from vconsole.lessons.predicates.names import action_titles, event_names, screens
from vconsole.lessons.predicates.quantified import Amount, Fields, Form, amount, enough
from vconsole.vcenter import Event, Task

EVENT_FIELDS = ("vm", "host", "cluster", "vm_class", "device", "slot", "code")
REFUSAL_FIELDS = ("code", "about", "cause")


class Answered(Form):
    """The learner chose this option of a question."""

    answer: str
    is_: Annotated[str, Field(alias="is")]

    @property
    def values(self) -> frozenset[str]:
        """The option that was chosen."""
        return frozenset({"answer"})

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is `answer`, the option that was chosen."""
        del live
        chosen = evidence.answers.get(self.answer)
        return Finding(holds=chosen == self.is_, found=Found(values={"answer": chosen}))


class Visited(Form):
    """The learner looked at a page, that of one object if it is named."""

    visited: str
    name: str | None = None

    @model_validator(mode="after")
    def _known(self) -> Self:
        _check(self.visited, screens(), "page")
        return self

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is nothing: the page was opened or not."""
        del live
        seen = (visit for visit in evidence.visits if visit.screen == self.visited)
        return Finding(holds=any(self.name in (None, visit.name) for visit in seen))


class Happened(Form):
    """Events of a name happened so many times: at least once unless `n` says otherwise."""

    event: str
    where: Fields = Field(default_factory=dict)
    n: Amount = Field(default_factory=lambda: {"ge": 1})

    @model_validator(mode="after")
    def _known(self) -> Self:
        _ = self.asked, self._amount
        _check(self.event, event_names(), "event")
        return self

    @cached_property
    def asked(self) -> Mapping[str, tuple[Comparison, ...]]:
        """What each field must be."""
        return _conditions(self.where, EVENT_FIELDS)

    @cached_property
    def _amount(self) -> tuple[Comparison, ...]:
        return amount(self.n)

    @property
    def values(self) -> frozenset[str]:
        """The number, and what the last event is about."""
        return frozenset({"count", *EVENT_FIELDS})

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is `count`, and the fields of the last event."""
        del live
        events = [each for each in evidence.events if each.event == self.event and self._matches(each)]
        named = {name: getattr(events[-1], name) for name in EVENT_FIELDS} if events else {}
        last = {name: value for name, value in named.items() if value is not None}
        return Finding(holds=enough(len(events), self._amount), found=Found(values={**last, "count": len(events)}))

    def _matches(self, event: Event) -> bool:
        return all(_all_hold(wanted, getattr(event, name)) for name, wanted in self.asked.items())


class Refused(Form):
    """An action was tried and refused, so many times: at least once unless `n` says otherwise.

    `cause` is the code of any reason behind the refusal, of one host for example.
    """

    refused: str
    where: Fields = Field(default_factory=dict)
    n: Amount = Field(default_factory=lambda: {"ge": 1})

    @model_validator(mode="after")
    def _known(self) -> Self:
        _ = self.asked, self._amount
        _check(self.refused, action_titles(), "action")
        return self

    @cached_property
    def asked(self) -> Mapping[str, tuple[Comparison, ...]]:
        """What each field must be."""
        return _conditions(self.where, REFUSAL_FIELDS)

    @cached_property
    def _amount(self) -> tuple[Comparison, ...]:
        return amount(self.n)

    @property
    def values(self) -> frozenset[str]:
        """The number, and why the last one was refused."""
        return frozenset({"count", "about", "code", "reason", "remedy"})

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is `count`, and why the last one was refused."""
        del live
        tasks = [task for task in evidence.tasks if self._matches(task)]
        last: dict[str, Any] = {}
        if tasks and (fault := tasks[-1].fault):
            last = {"code": fault.code, "reason": fault.message, "remedy": fault.remedy, "about": tasks[-1].target.name}
        return Finding(holds=enough(len(tasks), self._amount), found=Found(values={**last, "count": len(tasks)}))

    def _matches(self, task: Task) -> bool:
        if task.fault is None or task.name != action_titles()[self.refused]:
            return False
        found = {
            "code": {task.fault.code},
            "about": {task.target.name},
            "cause": {cause.code for cause in task.fault.causes},
        }
        return all(any(_all_hold(wanted, each) for each in found[name]) for name, wanted in self.asked.items())


def _conditions(raw: Fields, known: tuple[str, ...]) -> Mapping[str, tuple[Comparison, ...]]:
    for name in raw:
        if name not in known:
            raise ValueError(unknown_key(name, known))
    return {name: read_comparisons(value, int if name == "slot" else str) for name, value in raw.items()}


def _all_hold(wanted: tuple[Comparison, ...], found: object) -> bool:
    plain = found if isinstance(found, int) or found is None else str(found)
    return all(comparison.holds(plain) for comparison in wanted)


def _check(name: str, known: Collection[str], what: str) -> None:
    if name not in known:
        raise ValueError(f"{shown(name)} is no {what}{suggestion(name, known, 'there are')}")
