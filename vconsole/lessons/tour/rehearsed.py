"""A walkthrough rehearsed without a screen: its lines are done, what its scenes wait for comes true."""

from collections.abc import Iterator

from vconsole.files import Problem
from vconsole.lessons.filed import placed
from vconsole.lessons.named import Mention, mentions, not_there, opened
from vconsole.lessons.predicates import Form, Found, walk
from vconsole.lessons.predicates.quantified import Quantified
from vconsole.lessons.predicates.refusals import refusals
from vconsole.lessons.rehearsal import Rehearsal, refusal
from vconsole.lessons.tour.tour import Scene, Tour
from vconsole.model import Inventory


def rehearsed(tour: Tour, start: Inventory) -> tuple[Problem, ...]:
    """What keeps a walkthrough from being played, as far as it can be known without its keys."""
    rehearsal = Rehearsal(tour, start)
    estates, problems = [start], list[Problem]()
    for place, scene in placed("scenes", tour.scenes):
        problems += _done(place, scene, rehearsal)
        estates.append(rehearsal.session.inventory)
        if not problems:  # what comes after something that was not done would be told because of it alone
            problems += _reached(place, scene, rehearsal)
    return tuple(dict.fromkeys([*not_there(_named(tour), estates, "walkthrough"), *problems]))


def _done(place: str, scene: Scene, rehearsal: Rehearsal) -> Iterator[Problem]:
    for index, line in enumerate(scene.do):
        for fault in rehearsal.do(line):
            yield Problem(f"{place}: do[{index}]", refusal(str(line), fault))


def _reached(place: str, scene: Scene, rehearsal: Rehearsal) -> Iterator[Problem]:
    """Why what a scene waits for is not so; keys may bring it about, and are not pressed here."""
    if scene.question is not None:
        rehearsal.answers[scene.id] = scene.question.is_
    if scene.until is None:
        return
    for act, fault in refusals(scene.until, rehearsal.evidence):
        yield Problem(f"{place}: until", refusal(f"{act.title} ({act.about})", fault))
    finding = scene.until.test(rehearsal.evidence)
    if not finding.holds and not scene.keys:
        yield Problem(f"{place}: until", f"is not so when the scene is done; {_found(scene.until, finding.found)}")


def _found(predicate: Form, found: Found) -> str:
    """The object that decided, with the fields that were asked."""
    if found.item is None or found.kind is None:
        return "nothing that it asks about was found"
    asked = (form for form in walk(predicate) if isinstance(form, Quantified))
    clauses = (clause for form in asked for condition in form.conditions for clause in condition.clauses)
    fields = [field for field in dict.fromkeys(clause.path[0] for clause in clauses) if found.has(field)]
    values = ", ".join(f"{field} {found.text(field)}" for field in fields)
    return f"found was the {found.kind.name} {found.item.name}, with {values}"


def _named(tour: Tour) -> Iterator[tuple[str, Mention]]:
    for place, scene in placed("scenes", tour.scenes):
        yield from opened(f"{place}: do", scene.do)
        if scene.until is not None:
            yield from ((f"{place}: until", mention) for mention in mentions(scene.until))
