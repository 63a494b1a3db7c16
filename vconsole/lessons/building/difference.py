"""One thing that differs between the start and the goal of a lab, in words and as what a check asks for."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from vconsole.lessons.lab.texts import FOUND

SHORT, PATH_SHORT = 40, 56
"""Characters of a name or value, and of a field, in a message, so that the message stays within its limit."""

_WORDS = {
    "drs": "DRS",
    "ha": "HA",
    "pci": "PCI devices",
    "cpu": "CPU",
    "cpus": "CPUs",
    "vms": "VMs",
    "used_by": "users",
    "enabled": "configured passthrough",
    "active": "active passthrough",
    "mmio_gb": "64-bit MMIO size",
    "advanced": "advanced setting",
}
_KINDS = {"vm": "VM", "gpu": "GPU", "vcenter": "vCenter", "vm_class": "VM class", "vm_pci": "PCI device"}


class Difference(NamedTuple):
    """A field that has another value, or an object that is new or gone."""

    kind: str
    """The kind of its object, as predicates call it."""
    object: str
    """The object in words; differences of one object stand together."""
    path: tuple[str, ...]
    """The field, `drs` and `automation` for one of a table; empty if the object is new or gone."""
    was: str
    """What it was, in words."""
    now: str
    when: Mapping[str, Any]
    """The predicate that asks for it, as a lab file writes it."""
    fail: str
    """What a check would say as long as it is not so."""
    follows: bool = False
    """Whether it comes about by itself, so that a lab need not ask for it."""

    @property
    def sentence(self) -> str:
        """What differs, in words."""
        what = f"{words(self.path)}: " if self.path else ""
        return f"{self.object}: {what}{self.was} → {self.now}"

    @property
    def goal(self) -> str:
        """What is so at the goal, in words."""
        return f"{words(self.path)} {self.now}" if self.path else self.now


def words(path: tuple[str, ...]) -> str:
    """The name of a field in words; a parameter is called by its key."""
    field, *keys = path
    named = [_WORDS.get(field) or _spaced(field)]
    return " ".join(named + (keys if field == "advanced" else [_WORDS.get(key) or _spaced(key) for key in keys]))


def _spaced(field: str) -> str:
    return " ".join(_WORDS.get(part, part) for part in field.split("_"))


def kind_words(kind: str) -> str:
    """A kind of objects in words."""
    return _KINDS.get(kind, kind)


def value_words(value: Any) -> str:
    """A value in words."""
    if value is None or value == "":
        return "not set"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(value_words, value)) or "none"
    return str(value)


def literal(text: str, limit: int = SHORT) -> str:
    """A name or value in a message: short, and without the braces that would stand for something else."""
    short = text if len(text) <= limit else f"{text[: limit - 1]}…"
    return short.replace("{", "(").replace("}", ")")


def _quoted(text: str, wanted: Any) -> str:
    """A value in a message: texts in single quotes, which a lab file need not escape."""
    return f"'{text}'" if isinstance(wanted, str) and wanted else text


def fail_message(about: str, path: tuple[str, ...], wanted: Any, *, known: bool) -> str:
    """What a check says of a field that has another value.

    That can be named if the object was `known` before, and if the field is none of a table.
    """
    what = f"{literal(words(path), PATH_SHORT)} of {about}"
    what = f"{what[:1].upper()}{what[1:]}: expected"
    unset = wanted is None or wanted == ""
    expected = "that it is not set" if unset else _quoted(literal(value_words(wanted)), wanted)
    found = _quoted(f"{{{FOUND}{path[0]}}}", wanted) if known and len(path) == 1 else "something else"
    return f"{what} {expected}, found {found}."
