"""The list of labs, for people and for programs."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from vconsole.files.problems import printable
from vconsole.lessons.library import Entry, Head
from vconsole.lessons.progress import LabStanding

STARS_MAX = 3
WIDTH = 79


def lab_lines(labs: Sequence[LabStanding]) -> Iterator[str]:
    """The list in lines of at most 79 cells, a group for each level and for each pack."""
    for group, members in groupby(labs, key=lambda lab: lab.group):
        yield f"{printable(group[:1].upper() + group[1:])}"
        for lab in members:
            yield from _lines(lab)
        yield ""
    reviews = [lab.entry for lab in labs if lab.review]
    if reviews:
        yield f"Due for review: {', '.join(_short(entry) for entry in reviews)}."
    yield "vconsole lab ID opens one; its number does as well."


def _lines(lab: LabStanding) -> Iterator[str]:
    entry, head = lab.entry, lab.entry.head
    if head is None or entry.problem is not None:
        yield from unreadable(entry)
        return
    needs = ", ".join(_short(need) for need in lab.needs)
    about = f"{head.minutes:3} min  {_state(lab):<16}{f'after {needs}' if needs else ''}"
    yield title_line(entry, head)
    yield f"      {about}".rstrip()


def title_line(entry: Entry, head: Head) -> str:
    """The number, the title and the name of a lesson."""
    name = f"{entry.number:<4}  {printable(head.title):<{WIDTH - 6 - len(entry.name) - 2}}  {printable(entry.name)}"
    return name.rstrip()


def unreadable(entry: Entry) -> Iterator[str]:
    """What is said about a file that cannot be read."""
    yield f"      {printable(entry.name)}: not readable"
    yield f"      {entry.trouble}"


def _state(lab: LabStanding) -> str:
    """How far the learner is, with the stars."""
    if lab.mine.passes:
        return f"{'passed' if not lab.review else 'review'} {'*' * lab.mine.stars}".rstrip()
    return str(lab.mine.state)


def _short(entry: Entry) -> str:
    return entry.number or entry.name


def labs_json(labs: Sequence[LabStanding]) -> dict[str, Any]:
    """The list for programs."""
    return {"labs": [_json(lab) for lab in labs]}


def _json(lab: LabStanding) -> dict[str, Any]:
    entry, mine = lab.entry, lab.mine
    found: dict[str, Any] = {"name": entry.name, "number": entry.number or None, "pack": entry.pack or None}
    if entry.head is None or entry.problem is not None:
        return {**found, "path": str(entry.path), "problem": str(entry.problem)}
    head = entry.head
    return {
        **found,
        "title": head.title,
        "level": head.level,
        "form": head.form,
        "minutes": head.minutes,
        "summary": head.summary,
        "needs": [need.name for need in lab.needs],
        "variants": head.variants,
        "state": str(mine.state),
        "stars": mine.stars,
        "best": {str(support): stars for support, stars in mine.best.items()},
        "attempts": mine.attempts,
        "passed": str(mine.passes[0].day) if mine.passes else None,
        "due": str(lab.due) if lab.due is not None else None,
        "review": lab.review,
    }
