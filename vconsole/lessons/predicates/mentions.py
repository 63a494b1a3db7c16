"""What predicates name: the objects, and the models of devices, that must be there for them to mean anything."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from vconsole.lessons.predicates.comparison import Comparison
from vconsole.lessons.predicates.condition import Condition
from vconsole.lessons.predicates.kinds import KINDS, Item, plain
from vconsole.lessons.predicates.learner import Happened, Refused, Visited
from vconsole.lessons.predicates.placement import Offers
from vconsole.lessons.predicates.predicate import walk
from vconsole.lessons.predicates.quantified import Form, Quantified
from vconsole.model import Inventory

NAME = "name"
_NAMED_BY: Mapping[str, str] = {
    "host": "host",
    "vm_host": "host",
    "vm": "vm",
    "vms": "vm",
    "used_by": "vm",
    "cluster": "cluster",
    "datacenter": "datacenter",
    "vm_class": "vm_class",
    "address": "device",
    "device": "device",
}
"""The kinds of the objects that fields name."""
_FACTS = ("model", "device_name", "vendor_name")
"""Fields of devices that say what they are."""
_DEVICES = ("device", "gpu")
_LISTS = ("vms", "used_by")
"""Fields with several names."""


class Mention(NamedTuple):
    """A name in a predicate or a script."""

    kind: str
    """Of the object that it names, or that has the field; empty for an object of any kind."""
    field: str
    """`name`, or the field of a device that says what it is."""
    text: str

    @property
    def noun(self) -> str:
        """What is named."""
        if self.field != NAME:
            return f"{self.kind} of {self.field}"
        return self.kind or "object"


def mentions(predicate: Form) -> Iterator[Mention]:
    """All names in a predicate and in what it is made of."""
    for form in walk(predicate):
        match form:
            case Quantified():
                yield from (each for condition in form.conditions for each in _in_condition(condition))
            case Offers():
                yield Mention("vm", NAME, form.offers)
            case Visited(name=str(name)):
                yield of_page(form.visited, name)
            case Happened():
                named = ((_NAMED_BY[field], wanted) for field, wanted in form.asked.items() if field in _NAMED_BY)
                yield from (Mention(kind, NAME, text) for kind, wanted in named for text in _texts(wanted))
            case Refused():
                yield from (Mention("", NAME, text) for text in _texts(form.asked.get("about", ())))


def of_page(screen: str, name: str) -> Mention:
    """The object whose page is opened."""
    return Mention(screen.partition("/")[0], NAME, name)


def there_are(inventory: Inventory, kind: str, field: str) -> Iterator[str]:
    """What a name may be in an estate."""
    for each in (kind,) if kind else KINDS:
        yield from (_value(item, each, field) for item in KINDS[each].objects(inventory))


def _value(item: Item, kind: str, field: str) -> str:
    return item.name if field == NAME else str(plain(item, KINDS[kind], field))


def _in_condition(condition: Condition) -> Iterator[Mention]:
    kind = condition.kind.name
    for clause in condition.clauses:
        (field, *below) = clause.path
        if below:
            continue
        if field == NAME or field in _NAMED_BY:
            named = kind if field == NAME else _NAMED_BY[field]
            texts = _texts(clause.comparisons, in_list=field in _LISTS)
            yield from (Mention(named, NAME, text) for text in texts)
        elif kind in _DEVICES and field in _FACTS:
            yield from (Mention(kind, field, text) for text in _texts(clause.comparisons))


def _texts(comparisons: Sequence[Comparison], *, in_list: bool = False) -> Iterator[str]:
    """The whole names in comparisons; what is only a part of one, or nearly one, names nothing."""
    whole = {"eq", "ne", "in", "has"} if in_list else {"eq", "ne", "in"}
    return (text for operator, wanted in comparisons if operator in whole for text in _flat(wanted))


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        yield from (text for each in value for text in _flat(each))
