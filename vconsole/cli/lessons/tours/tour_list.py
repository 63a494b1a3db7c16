"""The list of walkthroughs, for people and for programs."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from vconsole.cli.lessons.lab_list import title_line, unreadable
from vconsole.files.problems import printable
from vconsole.lessons.library import Entry

SHIPPED = "Dynamic DirectPath IO, shown"


def tour_lines(entries: Sequence[Entry]) -> Iterator[str]:
    """The list in lines of at most 79 cells, a group for each pack."""
    for pack, members in groupby(entries, key=lambda entry: entry.pack):
        yield printable(pack or SHIPPED)
        for entry in members:
            yield from _lines(entry)
        yield ""
    yield "vconsole tour ID plays one; its number does as well."


def _lines(entry: Entry) -> Iterator[str]:
    head = entry.head
    if head is None or entry.problem is not None:
        yield from unreadable(entry)
        return
    yield title_line(entry, head)
    labs = f"  then {', '.join(head.labs)}" if head.labs else ""
    yield f"      {head.minutes:3} min{labs}"


def tour_json(entry: Entry) -> dict[str, Any]:
    """A walkthrough for programs."""
    found: dict[str, Any] = {"name": entry.name, "number": entry.number or None, "pack": entry.pack or None}
    if entry.head is None or entry.problem is not None:
        return {**found, "path": str(entry.path), "problem": str(entry.problem)}
    head = entry.head
    return {
        **found,
        "title": head.title,
        "level": head.level,
        "minutes": head.minutes,
        "summary": head.summary,
        "labs": list(head.labs),
    }
