"""The messages of a lab as a learner reads them, with what is found on its known ways in the place of names."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from vconsole.lessons.assessment import said
from vconsole.lessons.filed import placed
from vconsole.lessons.lab import Lab
from vconsole.lessons.lab.places import checks
from vconsole.lessons.predicates import Evidence, Predicate
from vconsole.lessons.predicates.learner import Answered
from vconsole.lessons.proofs.case import Case
from vconsole.lessons.proofs.wording import said_at


class Passage(NamedTuple):
    """A text that is shown, and where it stands in the file."""

    place: str
    text: str


def passages(case: Case) -> Iterator[Passage]:
    """Every message of checks, rules and misconceptions, each in all the words that it takes on the known ways.

    One that is said on none of them names what its predicate finds at the end of the solution; what is said of a
    question that is not answered rightly is said of each of its other answers.
    """
    told: dict[str, dict[str, None]] = {}
    for moment in case.moments():
        for place, _, text, _ in said_at(case, moment):
            told.setdefault(place, {})[text] = None
    last = case.way[-1][1] if case.way else case.beginning
    for place, template, predicate in _templates(case.lab):
        texts = told.get(place) or [said(template, predicate.test(last.evidence).found)]
        yield from (Passage(place, text) for text in texts)
    yield from _misanswered(case.lab, last.evidence)


def _templates(lab: Lab) -> Iterator[tuple[str, str, Predicate]]:
    for place, _, check in checks(lab):
        if not isinstance(check.when, Answered):
            yield f"{place}: fail", check.fail, check.when
        if check.passed is not None:
            yield f"{place}: pass", check.passed, check.when
    yield from ((f"{place}: fail", rule.fail, rule.never) for place, rule in placed("rules", lab.rules))
    for place, wrong in placed("misconceptions", lab.misconceptions):
        yield f"{place}: say", wrong.say, wrong.when


def _misanswered(lab: Lab, evidence: Evidence) -> Iterator[Passage]:
    """What is said of each answer that a check does not take."""
    for place, _, check in checks(lab):
        if isinstance(asked := check.when, Answered):
            for option in lab.questions[asked.answer].options:
                if option != asked.is_:
                    other = replace(evidence, answers={**evidence.answers, asked.answer: option})
                    yield Passage(f"{place}: fail", said(check.fail, asked.test(other).found))
