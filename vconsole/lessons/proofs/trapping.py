"""Proofs on traps: each shows its own wrong idea, and that alone."""

from collections.abc import Iterator

from vconsole.files import Problem
from vconsole.lessons.proofs.case import Case, Moment


def traps_spring(case: Case) -> Iterator[Problem]:
    """T6: each trap, from the start, shows its misconception and no other, and no line of it is refused."""
    at_start = {wrong.id for wrong in case.lab.misconceptions if wrong.at_start}
    along = {wrong.id: at_start.union(wrong.along) for wrong in case.lab.misconceptions}
    for id_, place, moment in case.trapped:
        yield from moment.refusals("a line")
        yield from _sprung(id_, place, moment, along[id_])


def _sprung(id_: str, place: str, moment: Moment, along: set[str]) -> Iterator[Problem]:
    shown = {saying.id: saying.text for saying in moment.assessment.ideas}
    if id_ not in shown:
        yield Problem(place, f"it does not make {id_} show; mend the trap, or what the misconception asks for")
    for other in sorted(shown.keys() - along - {id_}):
        yield Problem(place, f'it makes {other} show as well: "{shown[other]}" If that is meant, name it in along')
    if moment.assessment.passed:
        yield Problem(place, "it passes the lab; a wrong idea cannot be a way to the goal")
