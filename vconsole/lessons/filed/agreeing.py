"""What the parts of a lesson must agree on, whatever it is: ids that are unique, names that are known."""

from collections.abc import Iterable, Iterator

from vconsole.files import Problem
from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.lessons.ideas import ideas
from vconsole.lessons.predicates import Form, depth

IDEAS_LISTED = "`vconsole lab language misconceptions` lists those that are"
"""Where the catalogue of misconceptions is read."""
DEPTH_MAX = 4
"""Levels of predicates that are read."""


def twice(ids: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """The ids of one kind of parts, each with its place, that stand twice."""
    first: dict[str, str] = {}
    for place, id_ in ids:
        if id_ in first:
            yield Problem(place, f"the id {shown(id_)} stands twice; {first[id_]} has it already")
        first.setdefault(id_, place)


def too_deep(place: str, predicate: Form) -> Iterator[Problem]:
    """A predicate that nobody can read any more."""
    levels = depth(predicate)
    if levels > DEPTH_MAX:
        yield Problem(place, f"predicates are nested {levels} deep, at most {DEPTH_MAX} levels are read")


def known_idea(place: str, idea: str) -> Iterator[Problem]:
    """An idea that the catalogue of misconceptions does not have."""
    if idea not in ideas():
        yield Problem(place, f"{shown(idea)} is no misconception of the catalogue; {IDEAS_LISTED}")


def reference(place: str, names: Iterable[str], known: Iterable[str], noun: str = "") -> Iterator[Problem]:
    """Names that lead nowhere."""
    there = tuple(known)
    kind = f"{noun} " if noun else ""
    for name in names:
        if name not in there:
            yield Problem(place, f"there is no {kind}{shown(name)}{suggestion(name, there, 'there are')}")
