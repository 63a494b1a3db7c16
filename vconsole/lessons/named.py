"""The names in a lesson: each is that of something which is there, at the start or on the way."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from vconsole.files import Problem
from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.lessons.lab import Look, ScriptLine
from vconsole.lessons.predicates.mentions import Mention, mentions, of_page, there_are
from vconsole.model import Inventory

__all__ = ["Mention", "mentions", "not_there", "opened"]


def not_there(named: Iterable[tuple[str, Mention]], estates: Sequence[Inventory], lesson: str) -> Iterator[Problem]:
    """The names, each with its place, of what none of a lesson's estates has; `lesson` is what it is called."""

    @cache
    def known(kind: str, field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(text for estate in estates for text in there_are(estate, kind, field)))

    for place, mention in dict.fromkeys(named):
        there = known(mention.kind, mention.field)
        if mention.text not in there:
            hint = suggestion(mention.text, there, "there are")
            what = f"the start has no {mention.noun} {shown(mention.text)}, and no line of the {lesson} brings it"
            yield Problem(place, f"{what}{hint}")


def opened(place: str, lines: Iterable[ScriptLine]) -> Iterator[tuple[str, Mention]]:
    """The objects whose pages lines open, each with its place."""
    for index, line in enumerate(lines):
        if isinstance(line, Look):
            yield f"{place}[{index}]", of_page(line.visit, line.name)
