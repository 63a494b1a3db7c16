"""The proof on what-ifs: each happens where it decides, so that it is not the unchanged estate that is judged."""

from collections.abc import Iterator

from vconsole.files import Problem
from vconsole.lessons.filed import placed
from vconsole.lessons.lab.places import checks
from vconsole.lessons.predicates import Form
from vconsole.lessons.predicates.refusals import refusals
from vconsole.lessons.proofs.case import Case, Moment
from vconsole.lessons.rehearsal import refusal


def what_ifs_happen(case: Case) -> Iterator[Problem]:
    """T16: no action of a what-if is refused when its step is done, when its idea shows, or when the lab is done."""
    yield from dict.fromkeys(problem for place, form, moment in _asked(case) for problem in _of(place, form, moment))


def _of(place: str, predicate: Form, moment: Moment) -> Iterator[Problem]:
    for act, fault in refusals(predicate, moment.evidence):
        what = f"at {moment.place} {act.title} ({act.about})"
        yield Problem(place, refusal(what, fault))


def _asked(case: Case) -> Iterator[tuple[str, Form, Moment]]:
    """Each predicate with its place and a moment at which it decides."""
    ends = {line.step: moment for line, moment in case.way}
    for place, step, check in checks(case.lab):
        if step.id in ends:
            yield f"{place}: when", check.when, ends[step.id]
    for place, rule in placed("rules", case.lab.rules):
        yield from ((f"{place}: never", rule.never, moment) for _, moment in case.way[-1:])
    for place, wrong in placed("misconceptions", case.lab.misconceptions):
        traps = (moment for id_, _, moment in case.trapped if id_ == wrong.id)
        yield from ((f"{place}: when", wrong.when, moment) for moment in traps)
