"""What differs between two moments of an estate, field by field, with what a lab would ask for it."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from pydantic_core import PydanticUndefined

from vconsole.lessons.building.difference import Difference, fail_message, kind_words, literal, value_words
from vconsole.lessons.building.recording import written
from vconsole.lessons.predicates import KINDS, Evidence, Form, Predicate
from vconsole.lessons.predicates.comparison import OPERATORS
from vconsole.lessons.predicates.kinds import Item, Kind, adapter, plain
from vconsole.model import Inventory
from vconsole.vcenter import State

_FOLLOWS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "host": {"vms": (), "graphics.active_default_type": ("graphics.default_type",)},
    "device": {
        "used_by": (),
        "cluster": (),
        "enabled": ("passthrough",),
        "active": ("passthrough",),
        "active_graphics_type": ("graphics_type",),
    },
    "vm": {"cluster": (), "mmio_gb": (), "host": ("power", "")},
    "vm_pci": {"assigned": (), "hinted": (), "vm_host": ()},
}
"""By kind, the fields that follow: from one of these others if it changed too, or always. Empty: the object is new."""

_IDENTITY = {"device": ("host", "address"), "gpu": ("host", "address"), "vm_pci": ("vm", "slot"), "vcenter": ()}
_PARTS = {"device": ("hosts", "host"), "gpu": ("hosts", "host"), "vm_pci": ("vms", "vm")}
"""Kinds of what is part of something else: where that is in the inventory, and the field that names it."""
_NAMED = ("name",)
_OWN_KINDS = {("host", "pci"), ("vm", "pci")}
"""Fields whose objects are a kind by themselves."""

Path = tuple[str, ...]


class _Pair(NamedTuple):
    """An object before and after; None where it was not, or is not, there."""

    kind: Kind
    before: Item | None
    after: Item | None

    @property
    def item(self) -> Item:
        there = self.after or self.before
        assert there is not None, "it was there at one of the moments"  # noqa: S101
        return there

    @property
    def identity(self) -> dict[str, Any]:
        """The fields that tell it from all others."""
        return {name: plain(self.item, self.kind, name) for name in _IDENTITY.get(self.kind.name, _NAMED)}

    @property
    def words(self) -> str:
        kind, its = kind_words(self.kind.name), self.identity
        match self.kind.name:
            case "device" | "gpu":
                return f"{kind} {its['address']} of {literal(its['host'])}"
            case "vm_pci":
                return f"{kind} {its['slot']} of VM {literal(its['vm'])}"
            case "vcenter":
                return kind
        return f"{kind} {literal(self.item.name)}"


def differences(before: Inventory, after: Inventory) -> tuple[Difference, ...]:
    """Everything that a lab can ask for that holds after and did not hold before, object by object."""
    was, now = Evidence(State(before)), Evidence(State(after))
    found = (each for pair in _pairs(before, after) for each in _of_pair(pair, before))
    return tuple(each for each in found if _asks(each.when, was, now))


def _asks(when: Mapping[str, Any], was: Evidence, now: Evidence) -> bool:
    predicate = predicate_of(when)
    return predicate.test(now).holds and not predicate.test(was).holds


def predicate_of(when: Mapping[str, Any]) -> Form:
    """The predicate of a table."""
    form: Form = _ADAPTER.validate_python(when)
    return form


_ADAPTER: TypeAdapter[Any] = TypeAdapter(Predicate)


def _pairs(before: Inventory, after: Inventory) -> Iterator[_Pair]:
    """What differs, in the order of the estate; a device is a GPU where it is one."""
    for kind in KINDS.values():
        old, new = ({_key(kind, item): item for item in kind.objects(estate)} for estate in (before, after))
        for key in dict.fromkeys((*old, *new)):
            pair = _Pair(kind, old.get(key), new.get(key))
            if not (kind.name == "device" and pair.item.relations["graphics"]) and _may_differ(pair):
                yield pair


def _key(kind: Kind, item: Item) -> tuple[Any, ...]:
    owner = item.relations.get(_PARTS[kind.name][1]) if kind.name in _PARTS else None
    return owner, item.name


def _may_differ(pair: _Pair) -> bool:
    """Whether it is worth to look at every field: what did not change is the same object."""
    if pair.before is None or pair.after is None:
        return True
    return pair.before.thing is not pair.after.thing or pair.before.relations != pair.after.relations


def _of_pair(pair: _Pair, before: Inventory) -> Iterator[Difference]:
    if pair.kind.name in _PARTS:
        yield from _of_part(pair, before)
    elif pair.after is None:
        yield _gone(pair)
    else:
        if pair.before is None:
            yield _new(pair)
        if pair.before is not None or pair.kind.name != "host":
            yield from _fields(pair)


def _of_part(pair: _Pair, before: Inventory) -> Iterator[Difference]:
    """What is part of a new host says nothing by itself; what a new VM asks for does."""
    estate, owner = _PARTS[pair.kind.name]
    is_known = pair.item.relations[owner] in getattr(before, estate)
    if pair.after is None:
        yield _gone(pair)
    elif is_known or estate == "vms":
        yield from _fields(pair)


def _gone(pair: _Pair) -> Difference:
    when = {"none": pair.kind.name, "is": pair.identity}
    return Difference(pair.kind.name, pair.words, (), "there", "gone", when, f"{pair.words} is still there.")


def _new(pair: _Pair) -> Difference:
    when = {"any": pair.kind.name, "is": pair.identity}
    return Difference(pair.kind.name, pair.words, (), "not there", "there", when, f"There is no {pair.words} yet.")


def _fields(pair: _Pair) -> Iterator[Difference]:
    fields = (name for name in pair.kind.fields if (pair.kind.name, name) not in _OWN_KINDS)
    changed = {path: values for name in fields for path, values in _changed(pair, name)}
    names = {".".join(path) for path in changed}
    for path, (old, new) in changed.items():
        yield Difference(
            pair.kind.name,
            pair.words,
            path,
            value_words(old),
            value_words(new),
            _asking(pair, path, "" if new is None else new),
            fail_message(pair.words, path, new, known=pair.before is not None),
            _follows(pair, path, names),
        )


def _changed(pair: _Pair, name: str) -> Iterator[tuple[Path, tuple[Any, Any]]]:
    if pair.before is None and name in (*_IDENTITY.get(pair.kind.name, _NAMED), *pair.kind.relations):
        return
    old = plain(pair.before, pair.kind, name) if pair.before else _usual(pair, name)
    new = plain(pair.item, pair.kind, name)
    yield from _split((name,), old, new)


def _split(path: Path, old: Any, new: Any) -> Iterator[tuple[Path, tuple[Any, Any]]]:
    """The values that differ; those of a table one by one, as a check asks for them."""
    if isinstance(old, dict) or isinstance(new, dict):
        was, now = old or {}, new or {}
        for key in dict.fromkeys((*was, *now)):
            if key not in OPERATORS:
                yield from _split((*path, key), was.get(key), now.get(key))
    elif (old or None) != (new or None) or (old is False) != (new is False):
        yield path, (old, new)


def _usual(pair: _Pair, name: str) -> Any:
    """What a field of a new object is if nobody says otherwise."""
    if pair.kind.name in _PARTS:
        return None
    default = type(pair.item.thing).model_fields[name].get_default(call_default_factory=True)
    if default is PydanticUndefined:
        return None
    return adapter(pair.kind.type_of(name)).dump_python(default, mode="json")


def _asking(pair: _Pair, path: Path, wanted: Any) -> dict[str, Any]:
    asked: Any = written(wanted)
    for name in reversed(path):
        asked = {name: asked}
    where = {"where": pair.identity} if pair.identity else {}
    return {"all": pair.kind.name, **where, "is": asked}


def _follows(pair: _Pair, path: Path, changed: set[str]) -> bool:
    kind = "device" if pair.kind.name == "gpu" else pair.kind.name
    leaders = _FOLLOWS.get(kind, {}).get(".".join(path))
    if leaders is None:
        return False
    return not leaders or any(leader in changed for leader in leaders) or (pair.before is None and "" in leaders)
