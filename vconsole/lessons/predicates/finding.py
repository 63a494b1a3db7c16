"""What a predicate found: whether it holds, and the object that decided it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from vconsole.lessons.predicates.kinds import Item, Kind, plain
from vconsole.lessons.predicates.spoken import spoken


@dataclass(frozen=True, slots=True)
class Found:
    """The object that decided a predicate, with values that messages may name."""

    kind: Kind | None = None
    item: Item | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    """What is no field of an object: `count`, `each`, `reason`, `remedy`."""

    def has(self, name: str) -> bool:
        """Whether there is something that has this value, be it none."""
        if name in self.values:
            return True
        return self.item is not None and (name in self.item.relations or name in type(self.item.thing).model_fields)

    def text(self, name: str) -> str:
        """A value as a message shows it; a value that there is not is a dash."""
        if name in self.values:
            return _text(self.values[name])
        if self.kind is None or self.item is None or name not in self.kind.fields:
            return "--"
        return _text(spoken(self.item, name, plain(self.item, self.kind, name)))


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a predicate holds, and what decided it."""

    holds: bool
    found: Found = Found()
    postponed: bool = False
    """Whether it was not asked, because asking takes long; it then does not hold."""

    def inverted(self) -> Self:
        """The finding of the opposite."""
        return self if self.postponed else replace(self, holds=not self.holds)

    def naming(self, **values: Any) -> Self:
        """The finding with more values for messages."""
        return replace(self, found=replace(self.found, values={**self.found.values, **values}))


def _text(value: Any) -> str:
    if value is None or value == "":
        return "--"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(_text, value)) or "--"
    return str(value)
