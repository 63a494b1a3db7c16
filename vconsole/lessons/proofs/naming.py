"""The proof on names: what a lab names is there at its start, or is brought by its own lines."""

from collections.abc import Iterator

from vconsole.files import Problem
from vconsole.lessons.lab.places import predicates, scripts
from vconsole.lessons.named import Mention, mentions, not_there, opened
from vconsole.lessons.proofs.case import Case


def names_are_there(case: Case) -> Iterator[Problem]:
    """T17: each object that a predicate, or the opening of a page, names is there on one of the known ways."""
    estates = tuple(moment.evidence.state.inventory for moment in case.moments())
    yield from not_there(_named(case), estates, "lab")


def _named(case: Case) -> Iterator[tuple[str, Mention]]:
    for place, predicate in predicates(case.lab):
        yield from ((place, mention) for mention in mentions(predicate))
    for place, lines in scripts(case.lab):
        yield from opened(place, lines)
