"""Proofs that judging leaves no trace, that undo and reset lead back, and that neither takes long."""

from collections.abc import Iterator

from vconsole.files import Problem
from vconsole.files.cluster import dumps
from vconsole.lessons.assessment import assess
from vconsole.lessons.predicates import acts_taken
from vconsole.lessons.proofs.case import Case, Moment

ROUNDS = 50
"""How often each way of judging is repeated."""
ACTS_MAX = 400
"""How many actions the what-ifs of a lab may try on copies each time it is judged."""
LINES_MAX = 60
"""How many lines a solution may have."""


def judging_is_pure(case: Case) -> Iterator[Problem]:
    """T7: a hundred judgements leave the state the very same, and say the same."""
    for moment in (case.beginning, *(moment for _, moment in case.way[-1:])):
        before, text = moment.evidence.state, dumps(moment.evidence.state.inventory)
        for live in (True, False):
            said = {str(assess(case.lab, moment.evidence, live=live)) for _ in range(ROUNDS)}
            if len(said) > 1:
                yield Problem(moment.place, "judged again, the lab says something else")
        if moment.evidence.state is not before or dumps(before.inventory) != text:
            yield Problem(moment.place, "judging changes the estate")


def ways_lead_back(case: Case) -> Iterator[Problem]:
    """T10: when every act is undone, and after a reset, the estate is that of the start."""
    text = dumps(case.start)
    undone = case.rehearsal()
    undone.do_all(case.lab.lines)
    while undone.session.undo():
        pass
    if dumps(undone.session.at_rest) != text:
        yield Problem("solution", "when every line is undone, the estate is not that of the start")
    anew = case.rehearsal()
    anew.do_all(case.lab.lines)
    anew.session.reset()
    if dumps(anew.session.at_rest) != text:
        yield Problem("solution", "after a reset, the estate is not that of the start")


def effort_is_bounded(case: Case) -> Iterator[Problem]:
    """T12: how many actions a judgement tries on copies, and how many lines the solution has."""
    if len(case.lines) > LINES_MAX:
        yield Problem("solution", f"it has {len(case.lines)} lines, at most {LINES_MAX}; make the lab smaller")
    heaviest = max(case.moments(), key=lambda moment: _acts(case, moment))
    acts = _acts(case, heaviest)
    if acts > ACTS_MAX:
        yield Problem(
            heaviest.place,
            f"its what-ifs try {acts} actions each time the lab is judged, at most {ACTS_MAX}; ask for fewer objects",
        )


def _acts(case: Case, moment: Moment) -> int:
    lab = case.lab
    asked = [check.when for step in lab.steps for check in step.checks]
    asked += [rule.never for rule in lab.rules] + [wrong.when for wrong in lab.misconceptions]
    return sum(acts_taken(predicate, moment.evidence) for predicate in asked)
