"""The proof on names: what a lab names is there at its start, or is brought by its own lines."""

from collections.abc import Iterable, Iterator
from functools import cache

from vconsole.files import Problem
from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.lessons.lab import Look, ScriptLine
from vconsole.lessons.lab.places import predicates, scripts
from vconsole.lessons.predicates.mentions import Mention, mentions, of_page, there_are
from vconsole.lessons.proofs.case import Case


def names_are_there(case: Case) -> Iterator[Problem]:
    """T17: each object that a predicate, or the opening of a page, names is there on one of the known ways."""
    estates = tuple(moment.evidence.state.inventory for moment in case.moments())

    @cache
    def known(kind: str, field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for estate in estates for text in there_are(estate, kind, field)))

    for place, mention in dict.fromkeys(_named(case)):
        there = known(mention.kind, mention.field)
        if mention.text not in there:
            hint = suggestion(mention.text, there, "there are")
            what = f"the start has no {mention.noun} {shown(mention.text)}, and no line of the lab brings it"
            yield Problem(place, f"{what}{hint}")


def _named(case: Case) -> Iterator[tuple[str, Mention]]:
    for place, predicate in predicates(case.lab):
        yield from ((place, mention) for mention in mentions(predicate))
    for place, lines in scripts(case.lab):
        yield from _opened(place, lines)


def _opened(place: str, lines: Iterable[ScriptLine]) -> Iterator[tuple[str, Mention]]:
    for index, line in enumerate(lines):
        if isinstance(line, Look):
            yield f"{place}[{index}]", of_page(line.visit, line.name)
