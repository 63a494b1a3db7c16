"""Where in a file the errors lie that pydantic found, and how messages name the place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic_core import ErrorDetails

Loc = tuple[str | int, ...]
"""A place in a file: keys of tables and indexes of lists, from the top."""


def errors_by_place(raw: Mapping[str, Any], errors: Sequence[ErrorDetails]) -> dict[Loc, list[ErrorDetails]]:
    """The errors by their places in the file: what pydantic adds for alternatives of a type is no place."""
    by_place: defaultdict[Loc, list[ErrorDetails]] = defaultdict(list)
    for error in errors:
        loc: Loc = ()
        node: Any = raw
        part: Any
        for part in error["loc"]:
            if (isinstance(node, dict) and part in node) or (isinstance(node, list) and isinstance(part, int)):
                loc, node = (*loc, part), node[part]
        if error["type"] == "missing":
            loc = (*loc, error["loc"][-1])
        by_place[loc].append(error)
    return by_place


def path_of(loc: Loc) -> str:
    """Write a place within a table: `pci[0].address`."""
    words = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return words.removeprefix(".")
