"""Proofs on where a lab begins: it is not done yet, and says nothing that is not so."""

from collections.abc import Iterator

from vconsole.files import Problem
from vconsole.lessons.assessment import Standing
from vconsole.lessons.filed import placed
from vconsole.lessons.proofs.case import Case


def start_is_open(case: Case) -> Iterator[Problem]:
    """T2: at the start no step holds, no rule is broken, and only those misconceptions show that are meant to."""
    judged = case.beginning.assessment
    for result in judged.steps:
        if result.standing is Standing.PASSED:
            yield Problem(
                case.places["steps"][result.step.id], "it holds before anything is done; ask for what is not there yet"
            )
    for rule in judged.broken:
        yield Problem(case.places["rules"][rule.id], f'it is broken at the start: "{rule.text}"')
    yield from _ideas(case)


def _ideas(case: Case) -> Iterator[Problem]:
    shown = {saying.id: saying.text for saying in case.beginning.assessment.ideas}
    for place, wrong in placed("misconceptions", case.lab.misconceptions):
        if wrong.id in shown and not wrong.at_start:
            yield Problem(place, f'it shows at the start: "{shown[wrong.id]}" If that is meant, set at_start = true')
        if wrong.at_start and wrong.id not in shown:
            yield Problem(place, "at_start is true, but it does not show at the start; leave at_start out")
