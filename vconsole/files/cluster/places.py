"""Places in a cluster file, as messages name them."""

from collections.abc import Mapping
from typing import Any

from vconsole.files.cluster.form import KINDS
from vconsole.files.located import Loc, path_of

Finding = tuple[Loc, str]
"""A place in a file, and what is wrong there."""


def tables_in(raw: Mapping[str, Any], key: str) -> list[tuple[int, dict[str, Any]]]:
    """The tables of a list with their indexes; whatever else stands there is left out."""
    items = raw.get(key)
    return [(i, item) for i, item in enumerate(items) if isinstance(item, dict)] if isinstance(items, list) else []


def name_of(table: Mapping[str, Any]) -> str | None:
    """The name of an object, if it is one."""
    name = table.get("name")
    return name if isinstance(name, str) and name else None


def place_of(raw: Mapping[str, Any], loc: Loc) -> str:
    """Write a place: `host[2] esxi-03.lab.local: pci[0].address`."""
    if not loc:
        return "top of the file"
    if len(loc) < 2 or not isinstance(loc[1], int):
        return path_of(loc)
    table = raw[str(loc[0])][loc[1]]
    name = name_of(table) if isinstance(table, dict) else None
    place = f"{loc[0]}[{loc[1]}] {name}" if name else f"{loc[0]}[{loc[1]}]"
    return f"{place}: {path_of(loc[2:])}" if loc[2:] else place


def in_order(finding: Finding) -> tuple[object, ...]:
    """Sort key: the order in which a file is usually written and read."""
    loc, _ = finding
    first = KINDS.index(loc[0]) if loc and loc[0] in KINDS else -1
    return (first, *((isinstance(part, str), part) for part in loc))
