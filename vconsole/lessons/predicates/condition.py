"""Conditions: what the fields of an object must be."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from vconsole.files.problems import shown
from vconsole.files.wording import suggestion, unknown_key
from vconsole.lessons.predicates.comparison import OPERATORS, Comparison, read_comparisons
from vconsole.lessons.predicates.kinds import KINDS, Item, Kind, plain
from vconsole.model import Model


@dataclass(frozen=True)
class Clause:
    """What one field must be; a field of a table is reached by its path."""

    path: tuple[str, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True)
class Condition:
    """What an object of a kind must be: every clause holds."""

    kind: Kind
    clauses: tuple[Clause, ...]

    def holds(self, item: Item) -> bool:
        """Whether an object fulfils it."""
        return all(self._holds(item, clause) for clause in self.clauses)

    def _holds(self, item: Item, clause: Clause) -> bool:
        found = plain(item, self.kind, clause.path[0])
        for key in clause.path[1:]:
            found = found.get(key) if isinstance(found, Mapping) else None
        return all(comparison.holds(found) for comparison in clause.comparisons)


def kind_named(name: str) -> Kind:
    """The kind of this name. Raises ValueError with the nearest known one."""
    if name not in KINDS:
        raise ValueError(f"{shown(name)} is no kind of object{suggestion(name, KINDS, 'there are')}")
    return KINDS[name]


def read_condition(kind: Kind, raw: Mapping[str, Any]) -> Condition:
    """The condition that a table of fields gives. Raises ValueError."""
    clauses = tuple(clause for name, value in raw.items() for clause in _clauses((name,), value, kind.type_of(name)))
    return Condition(kind, clauses)


def _clauses(path: tuple[str, ...], raw: Any, type_: Any) -> list[Clause]:
    shape = table_or_value(type_)
    if not isinstance(raw, Mapping) or set(raw) <= set(OPERATORS) or not is_table(shape):
        return [Clause(path, _comparisons(path, raw, type_))]
    below: list[Clause] = []
    for key, value in raw.items():
        below += _clauses((*path, key), value, type_below(shape, key))
    return below


def _comparisons(path: tuple[str, ...], raw: Any, type_: Any) -> tuple[Comparison, ...]:
    try:
        return read_comparisons(raw, type_)
    except ValueError as problem:
        raise ValueError(f"{'.'.join(path)}: {problem}") from None


def type_below(table: Any, key: str) -> Any:
    """The type of what stands under a key of a table. Raises ValueError if the table has no such key."""
    if not (isinstance(table, type) and issubclass(table, Model)):
        return get_args(table)[1] if get_args(table) else Any
    if key not in table.model_fields:
        raise ValueError(unknown_key(key, table.model_fields))
    field = table.model_fields[key]
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def is_table(type_: Any) -> bool:
    """Whether values of this type are tables, whose parts are asked one by one."""
    return (isinstance(type_, type) and issubclass(type_, Model)) or get_origin(type_) in {Mapping, dict}


def table_or_value(type_: Any) -> Any:
    """The type without its annotations and without None."""
    if get_origin(type_) is Annotated:
        return table_or_value(get_args(type_)[0])
    if get_origin(type_) in {Union, UnionType}:
        kinds = [each for each in get_args(type_) if each is not type(None)]
        return table_or_value(kinds[0]) if len(kinds) == 1 else type_
    return type_
