"""Predicates: what a lab asks of an estate and of its learner, as a closed set of forms."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.lessons.predicates.evidence import Evidence
from vconsole.lessons.predicates.finding import Finding
from vconsole.lessons.predicates.kinds import Item
from vconsole.lessons.predicates.learner import Answered, Happened, Refused, Visited
from vconsole.lessons.predicates.placement import Can, Offers
from vconsole.lessons.predicates.quantified import All, AnyOne, Count, Form, NoneOf, Quantified
from vconsole.lessons.predicates.trials import Acts, Trial, check_trials, trials_for, trials_of, tried

EACH_MAX = 64
"""How many objects a what-if is tried for."""
LIVE_ACTS_MAX = 24
"""How many actions what-ifs of one predicate may take while the learner works; with more it waits to be asked for."""


class Each(Quantified):
    """A what-if for every selected object: after the actions on a copy of the estate, `expect` holds."""

    kind_name: Annotated[str, Field(alias="each")]
    do: Acts
    expect: "Predicate"

    @model_validator(mode="after")
    def _performable(self) -> Self:
        check_trials(self.do, self._kind)
        return self

    def trials(self, item: Item) -> tuple[Trial, ...]:
        """What is tried for one object."""
        return trials_for(self.do, item, self._kind)

    @property
    def values(self) -> frozenset[str]:
        """The object that the what-if was about."""
        return frozenset({"each"})

    @property
    def parts(self) -> tuple[Form, ...]:
        """What is expected."""
        return (self.expect,)

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is `each`, the first object for which it does not hold, and what `expect` found there."""
        items = tuple(self.selected(evidence))
        if len(items) > EACH_MAX or (live and acts_taken(self, evidence) > LIVE_ACTS_MAX):
            return Finding(holds=False, postponed=True)
        for item in items:
            acts = [trial.act for trial in self.trials(item)]
            finding = self.expect.test(tried(evidence, acts), live=live)
            if not finding.holds:
                return finding.naming(each=item.name)
        return Finding(holds=bool(items))


class After(Form):
    """A what-if: after the actions on a copy of the estate, `expect` holds."""

    after: Acts
    expect: "Predicate"

    @model_validator(mode="after")
    def _performable(self) -> Self:
        _ = self.trials
        return self

    @cached_property
    def trials(self) -> tuple[Trial, ...]:
        """What is tried."""
        return trials_of(self.after)

    @property
    def parts(self) -> tuple[Form, ...]:
        """What is expected."""
        return (self.expect,)

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is what `expect` found on the copy."""
        if live and acts_taken(self, evidence) > LIVE_ACTS_MAX:
            return Finding(holds=False, postponed=True)
        return self.expect.test(tried(evidence, [trial.act for trial in self.trials]), live=live)


class AllOf(Form):
    """All of the predicates hold."""

    all_of: Annotated[tuple["Predicate", ...], Field(min_length=1)]

    @property
    def parts(self) -> tuple[Form, ...]:
        """The predicates."""
        return self.all_of

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is what the first one found that does not hold, or else the last one; one that waits speaks last."""
        waiting, finding = None, Finding(holds=True)
        for part in self.all_of:
            finding = part.test(evidence, live=live)
            if finding.postponed:
                waiting = waiting or finding
            elif not finding.holds:
                return finding
        return waiting or finding


class AnyOf(Form):
    """One of the predicates holds."""

    any_of: Annotated[tuple["Predicate", ...], Field(min_length=1)]

    @property
    def parts(self) -> tuple[Form, ...]:
        """The predicates."""
        return self.any_of

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is what the first one found that holds, or else the first one; one that waits may hold yet."""
        findings = []
        for part in self.any_of:
            finding = part.test(evidence, live=live)
            if finding.holds:
                return finding
            findings.append(finding)
        return next((finding for finding in findings if finding.postponed), findings[0])


class Not(Form):
    """The predicate does not hold."""

    not_: Annotated["Predicate", Field(alias="not")]

    @property
    def parts(self) -> tuple[Form, ...]:
        """The predicate."""
        return (self.not_,)

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is what the predicate found."""
        return self.not_.test(evidence, live=live).inverted()


FORMS: Mapping[str, type[Form]] = {
    "all": All,
    "any": AnyOne,
    "none": NoneOf,
    "count": Count,
    "offers": Offers,
    "can": Can,
    "each": Each,
    "after": After,
    "answer": Answered,
    "visited": Visited,
    "event": Happened,
    "refused": Refused,
    "all_of": AllOf,
    "any_of": AnyOf,
    "not": Not,
}
"""The forms by the key that tells them apart."""


def _form_of(value: Any) -> str:
    """The tag of the form; the braces keep it from being taken for a key of the file."""
    if isinstance(value, Form):
        return next(f"{{{key}}}" for key, form in FORMS.items() if type(value) is form)
    return next(f"{{{key}}}" for key in FORMS if key in value)


def _table_of_one_form(value: Any) -> Any:
    if isinstance(value, Form):
        return value
    if not isinstance(value, Mapping):
        raise ValueError(f"{shown(value)} is no predicate; a predicate is a table with one of the keys {_keys()}")
    given = [key for key in value if key in FORMS]
    if len(given) > 1:
        raise ValueError(f"{' and '.join(map(shown, given))} are two predicates; put them into a list of all_of")
    if not given:
        first = next(iter(value), "")
        raise ValueError(f"no predicate has the key {shown(first)}{suggestion(first, FORMS, 'there are')}")
    return value


def _keys() -> str:
    return ", ".join(FORMS)


Predicate = Annotated[
    Annotated[All, Tag("{all}")]
    | Annotated[AnyOne, Tag("{any}")]
    | Annotated[NoneOf, Tag("{none}")]
    | Annotated[Count, Tag("{count}")]
    | Annotated[Offers, Tag("{offers}")]
    | Annotated[Can, Tag("{can}")]
    | Annotated[Each, Tag("{each}")]
    | Annotated[After, Tag("{after}")]
    | Annotated[Answered, Tag("{answer}")]
    | Annotated[Visited, Tag("{visited}")]
    | Annotated[Happened, Tag("{event}")]
    | Annotated[Refused, Tag("{refused}")]
    | Annotated[AllOf, Tag("{all_of}")]
    | Annotated[AnyOf, Tag("{any_of}")]
    | Annotated[Not, Tag("{not}")],
    Discriminator(_form_of),
    BeforeValidator(_table_of_one_form),
]
"""One predicate, told apart by its key."""

for _form in FORMS.values():
    _form.model_rebuild()


def walk(predicate: Form) -> Iterator[Form]:
    """A predicate and all that it is made of."""
    yield predicate
    for part in predicate.parts:
        yield from walk(part)


def acts_taken(predicate: Form, evidence: Evidence) -> int:
    """How many actions a predicate tries on copies of the estate, at most, when it is asked now."""
    below = sum(acts_taken(part, evidence) for part in predicate.parts)
    match predicate:
        case Each():
            return len(tuple(predicate.selected(evidence))) * (len(predicate.do) + below)
        case After():
            return len(predicate.after) + below
        case Can():
            return 1
    return below


def depth(predicate: Form) -> int:
    """How deep predicates are nested in it, itself counted."""
    return 1 + max(map(depth, predicate.parts), default=0)
