"""Proofs on messages: short enough with real values in them, and nothing named that is not there."""

from collections.abc import Iterator

from vconsole.files import FileProblems, Problem
from vconsole.lessons.assessment import UNANSWERED, Standing, unsaid
from vconsole.lessons.lab.places import checks
from vconsole.lessons.lab.texts import FOUND, MESSAGE_MAX
from vconsole.lessons.predicates import Found
from vconsole.lessons.proofs.case import Case, Moment


def messages_are_whole(case: Case) -> Iterator[Problem]:
    """T1: it begins, and whatever it says on the known ways fits and names what there is."""
    try:
        _ = case.start
    except FileProblems as problems:
        yield from problems.problems
        return
    yield from dict.fromkeys(problem for moment in case.moments() for problem in _of(case, moment))


def _of(case: Case, moment: Moment) -> Iterator[Problem]:
    for place, template, text, found in said_at(case, moment):
        if len(text) > MESSAGE_MAX:
            words = f"at {moment.place} it has {len(text)} characters, at most {MESSAGE_MAX} are shown"
            yield Problem(place, f"{words}: {text}")
        for name in unsaid(template, found):
            why = "ask for its object in a check before, or leave the name out"
            yield Problem(place, f"at {moment.place} nothing is found that {{{FOUND}{name}}} could name; {why}")


def said_at(case: Case, moment: Moment) -> Iterator[tuple[str, str, str, Found]]:
    """All that is said at a moment: place, template, text, and what it names."""
    lab, judged = case.lab, moment.assessment
    places = {(step.id, check.id): place for place, step, check in checks(lab)}
    for step in judged.steps:
        for result in step.checks:
            held = result.standing is Standing.PASSED
            template = (result.check.passed or "") if held else result.check.fail
            place = f"{places[step.step.id, result.check.id]}: {'pass' if held else 'fail'}"
            if result.message and result.message != UNANSWERED:
                yield place, template, result.message, result.found
    rules = {rule.id: rule.fail for rule in lab.rules}
    for saying in judged.broken:
        yield f"{case.places['rules'][saying.id]}: fail", rules[saying.id], saying.text, saying.found
    wrong = {each.id: each.say for each in lab.misconceptions}
    for saying in judged.ideas:
        yield f"{case.places['misconceptions'][saying.id]}: say", wrong[saying.id], saying.text, saying.found
