"""Predicates on the objects of the estate: all, any, none, or a number of them."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, StrictBool, model_validator

from vconsole.lessons.predicates.comparison import Comparison, read_comparisons
from vconsole.lessons.predicates.condition import Condition, kind_named, read_condition
from vconsole.lessons.predicates.evidence import Evidence
from vconsole.lessons.predicates.finding import Finding, Found
from vconsole.lessons.predicates.kinds import Item, Kind
from vconsole.model import Model

Fields = dict[str, Any]
"""Fields of an object with the value or the comparison that each must fulfil."""

Amount = Annotated[Any, Field(description="a whole number, or comparisons such as { ge = 2 }")]


class Form(Model, ABC):
    """One form of a predicate."""

    model_config = ConfigDict(defer_build=False)

    @abstractmethod
    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Whether it holds; `live` postpones what takes long."""

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of the objects that its messages may name."""
        return frozenset()

    @property
    def values(self) -> frozenset[str]:
        """What its messages may name beside fields of objects."""
        return frozenset()

    @property
    def parts(self) -> tuple["Form", ...]:
        """The predicates that it is made of."""
        return ()


class Quantified(Form):
    """A predicate on the objects of one kind that fulfil `where`."""

    kind_name: str
    where: Fields = Field(default_factory=dict)

    @model_validator(mode="after")
    def _readable(self) -> Self:
        """Refuse kinds and fields that there are not."""
        _ = self._kind, self._where
        return self

    @cached_property
    def _kind(self) -> Kind:
        return kind_named(self.kind_name)

    @cached_property
    def _where(self) -> Condition:
        return read_condition(self._kind, self.where)

    @property
    def kinds(self) -> frozenset[str]:
        """Its own."""
        return frozenset({self.kind_name})

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What it asks of objects."""
        return (self._where,)

    def selected(self, evidence: Evidence) -> Iterator[Item]:
        """The objects that fulfil `where`, in the order of the estate."""
        return (item for item in self._kind.objects(evidence.state.inventory) if self._where.holds(item))

    def found(self, item: Item | None, **values: Any) -> Found:
        """An object as messages name it."""
        return Found(self._kind, item, values)


class _Judged(Quantified):
    """A predicate that asks what the selected objects are."""

    is_: Fields = Field(alias="is", default_factory=dict)

    @model_validator(mode="after")
    def _readable_is(self) -> Self:
        _ = self._is
        return self

    @cached_property
    def _is(self) -> Condition:
        return read_condition(self._kind, self.is_)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What selects objects, and what they must be."""
        return (self._where, self._is)


class All(_Judged):
    """Every selected object fulfils `is`, and there is at least one unless `allow_empty`."""

    kind_name: Annotated[str, Field(alias="all")]
    allow_empty: StrictBool = False

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is the first that does not."""
        del live
        any_there = False
        for item in self.selected(evidence):
            any_there = True
            if not self._is.holds(item):
                return Finding(holds=False, found=self.found(item))
        return Finding(holds=any_there or self.allow_empty)


class AnyOne(_Judged):
    """At least one selected object fulfils `is`."""

    kind_name: Annotated[str, Field(alias="any")]

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is the first that does, or else the first selected one."""
        del live
        items = tuple(self.selected(evidence))
        for item in items:
            if self._is.holds(item):
                return Finding(holds=True, found=self.found(item))
        return Finding(holds=False, found=self.found(items[0] if items else None))


class NoneOf(_Judged):
    """No selected object fulfils `is`."""

    kind_name: Annotated[str, Field(alias="none")]

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is the first that does."""
        del live
        for item in self.selected(evidence):
            if self._is.holds(item):
                return Finding(holds=False, found=self.found(item))
        return Finding(holds=True)


class Count(_Judged):
    """So many selected objects fulfil `is`."""

    kind_name: Annotated[str, Field(alias="count")]
    n: Amount

    @model_validator(mode="after")
    def _countable(self) -> Self:
        _ = self._amount
        return self

    @cached_property
    def _amount(self) -> tuple[Comparison, ...]:
        return amount(self.n)

    @property
    def values(self) -> frozenset[str]:
        """The number."""
        return frozenset({"count"})

    def test(self, evidence: Evidence, *, live: bool = False) -> Finding:
        """Found is the last one counted, and `count`."""
        del live
        items = [item for item in self.selected(evidence) if self._is.holds(item)]
        found = self.found(items[-1] if items else None, count=len(items))
        return Finding(holds=enough(len(items), self._amount), found=found)


def amount(raw: Any) -> tuple[Comparison, ...]:
    """How many something must be. Raises ValueError."""
    try:
        return read_comparisons(raw, Annotated[int, Field(strict=True, ge=0)])
    except ValueError as problem:
        raise ValueError(f"n: {problem}") from None


def enough(count: int, wanted: tuple[Comparison, ...]) -> bool:
    """Whether a number fulfils what it must."""
    return all(comparison.holds(count) for comparison in wanted)
