"""What a lab says on its known ways, in a few lines: who reads them has reviewed most of the lab."""

from collections.abc import Iterator
from typing import NamedTuple

from vconsole.lessons.proofs.case import Case


class Spoken(NamedTuple):
    """One sentence, and when a learner reads it."""

    when: str
    """`start`, `trap` or `pass`."""
    about: str
    """The id of the step or misconception."""
    text: str


def sayings(case: Case) -> Iterator[Spoken]:
    """The first message of each step at the start, the sentence of each trap, and the praise of each step."""
    for result in case.beginning.assessment.steps:
        yield Spoken("start", result.step.id, result.message)
    for id_, _, moment in case.trapped:
        for saying in moment.assessment.ideas:
            if saying.id == id_:
                yield Spoken("trap", id_, saying.text)
    if case.way:
        for result in case.way[-1][1].assessment.steps:
            yield from (Spoken("pass", result.step.id, text) for text in result.praise)
