"""Which lines a lab needs, and which of them belong to which step."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from vconsole.lessons.building.difference import Difference
from vconsole.lessons.building.differences import predicate_of
from vconsole.lessons.lab import Act
from vconsole.lessons.predicates import Evidence
from vconsole.model import Inventory
from vconsole.vcenter import Session

LINES_TRIED_MAX = 40
"""Up to how many lines are tried without each other; with more all of them stay."""


class Part(NamedTuple):
    """A step to be: what it asks for, and the lines that bring it about."""

    asked: tuple[Difference, ...]
    lines: tuple[Act, ...]


def needed(start: Inventory, lines: Sequence[Act], asked: Sequence[Difference]) -> tuple[Act, ...]:
    """The lines without which something that is asked for would not be so."""
    if len(lines) > LINES_TRIED_MAX:
        return tuple(lines)
    kept = list(lines)
    while True:
        for place in reversed(range(len(kept))):
            rest = kept[:place] + kept[place + 1 :]
            if _lead_there(start, rest, asked):
                kept = rest
                break
        else:
            break
    return tuple(kept) if not any(_surprises(start, kept)) else tuple(lines)


def parts(start: Inventory, lines: Sequence[Act], asked: Sequence[Difference]) -> tuple[Part, ...]:
    """What is asked for, object by object, in the order in which the lines bring it about for good.

    Objects that come about by the same line, or that cannot be told apart on the way, are one part.
    """
    moments = tuple(_moments(start, lines))
    objects = {each.object: tuple(one for one in asked if one.object == each.object) for each in asked}
    ends = {name: _end(moments, group) for name, group in objects.items()}
    borders = [end for end in sorted(set(ends.values())) if not _too_early(moments[end + 1], ends, objects, end)]
    found = []
    for before, end in pairwise([-1, *borders]):
        group = tuple(each for name in objects if before < ends[name] <= end for each in objects[name])
        last = len(lines) if end == borders[-1] else end + 1
        found.append(Part(group, tuple(lines[before + 1 : last])))
    return tuple(found)


def _moments(start: Inventory, lines: Sequence[Act]) -> Iterator[Evidence]:
    """The start, and what each line leads to."""
    session = Session(start)
    yield Evidence(session.state)
    for line in lines:
        session.perform(line.performed)
        session.settle()
        yield Evidence(session.state)


def _lead_there(start: Inventory, lines: Sequence[Act], asked: Sequence[Difference]) -> bool:
    *_, last = _moments(start, lines)
    return _hold(last, asked)


def _surprises(start: Inventory, lines: Sequence[Act]) -> Iterator[bool]:
    """For each line whether it is refused otherwise than it says."""
    session = Session(start)
    for line in lines:
        codes = {fault.code for fault in session.perform(line.performed).faults + session.settle().faults}
        yield codes != ({line.refused} if line.refused else set())


def _hold(evidence: Evidence, asked: Sequence[Difference]) -> bool:
    return all(predicate_of(each.when).test(evidence).holds for each in asked)


def _end(moments: Sequence[Evidence], group: Sequence[Difference]) -> int:
    """The place of the line after which a group holds and does not cease to hold."""
    holding = [_hold(moment, group) for moment in moments]
    return max(place for place, holds in enumerate(holding) if not holds)


def _too_early(moment: Evidence, ends: dict[str, int], objects: dict[str, tuple[Difference, ...]], border: int) -> bool:
    """Whether at the end of a step something of a later one holds for a while: they would not be told apart."""
    return any(end > border and _hold(moment, objects[name]) for name, end in ends.items())
