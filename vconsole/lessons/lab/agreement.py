"""What the parts of a lab must agree on: ids that are unique, references that lead somewhere, names that are known."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from vconsole.files import Problem
from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.lessons.ideas import ideas
from vconsole.lessons.lab.lab import Lab
from vconsole.lessons.lab.lines import Answer, ScriptLine
from vconsole.lessons.lab.texts import unknown_names
from vconsole.lessons.predicates import KINDS, Form, depth, walk
from vconsole.lessons.predicates.learner import Answered

CHECKS_MAX = 64
DEPTH_MAX = 4


def disagreements(raw: Mapping[str, Any], lab: Lab, words: Mapping[str, str]) -> Iterator[Problem]:
    """Every problem between the parts of a lab that are valid by themselves."""
    yield from _twice(lab)
    yield from _limits(lab)
    yield from _hints(lab)
    yield from _solution(lab)
    yield from _questions(lab)
    yield from _ideas(lab)
    yield from _names(raw, lab, words)


def _predicates(lab: Lab) -> Iterator[tuple[str, Form]]:
    for step in lab.steps:
        for check in step.checks:
            yield f"steps {step.id}: checks {check.id}", check.when
    for rule in lab.rules:
        yield f"rules {rule.id}", rule.never
    for wrong in lab.misconceptions:
        yield f"misconceptions {wrong.id}", wrong.when


def _scripts(lab: Lab) -> Iterator[tuple[str, Iterable[ScriptLine]]]:
    for step, lines in lab.solution.items():
        yield f"solution {step}", lines
    for wrong in lab.misconceptions:
        for index, lines in enumerate(wrong.traps):
            yield f"misconceptions {wrong.id}: traps[{index}]", lines
    for other in lab.alternatives:
        yield f"alternatives {other.name}", other.lines


def _twice(lab: Lab) -> Iterator[Problem]:
    groups: dict[str, Iterable[str]] = {
        "steps": [step.id for step in lab.steps],
        "checks": [check.id for step in lab.steps for check in step.checks],
        "questions": [question.id for step in lab.steps for question in step.questions],
        "rules": [rule.id for rule in lab.rules],
        "misconceptions": [wrong.id for wrong in lab.misconceptions],
    }
    for place, ids in groups.items():
        yield from (Problem(place, f"the id {shown(id_)} stands twice") for id_, n in Counter(ids).items() if n > 1)


def _limits(lab: Lab) -> Iterator[Problem]:
    checks = sum(len(step.checks) for step in lab.steps)
    if checks > CHECKS_MAX:
        yield Problem("steps", f"there are {checks} checks, at most {CHECKS_MAX} are evaluated")
    for place, predicate in _predicates(lab):
        if depth(predicate) > DEPTH_MAX:
            yield Problem(place, f"predicates are nested {depth(predicate)} deep, at most {DEPTH_MAX} levels are read")


def _hints(lab: Lab) -> Iterator[Problem]:
    for step in lab.steps:
        if not step.hints and step.no_hint is None:
            yield Problem(f"steps {step.id}", "a step needs a hint; if it needs none, say why in no_hint")


def _solution(lab: Lab) -> Iterator[Problem]:
    steps = [step.id for step in lab.steps]
    for name in lab.solution:
        if name not in steps:
            yield Problem("solution", f"there is no step {shown(name)}{suggestion(name, steps, 'there are')}")
    for name in steps:
        if not lab.solution.get(name):
            yield Problem("solution", f"the step {shown(name)} has no solution; every lab ships one")
    if lab.form == "design" and not lab.alternatives:
        yield Problem("alternatives", "a design can be done in several ways; give at least one other that is accepted")


def _questions(lab: Lab) -> Iterator[Problem]:
    questions = lab.questions
    for place, name, option in _named_options(lab):
        if name not in questions:
            yield Problem(place, f"there is no question {shown(name)}{suggestion(name, questions, 'there are')}")
        elif option not in questions[name].options:
            hint = suggestion(option, questions[name].options, "there are")
            yield Problem(place, f"{shown(option)} is no option of the question {shown(name)}{hint}")


def _named_options(lab: Lab) -> Iterator[tuple[str, str, str]]:
    """Every option that predicates and scripts name: place, question, option."""
    for place, predicate in _predicates(lab):
        yield from ((place, form.answer, form.is_) for form in walk(predicate) if isinstance(form, Answered))
    for place, lines in _scripts(lab):
        yield from ((place, line.answer, line.is_) for line in lines if isinstance(line, Answer))


def _ideas(lab: Lab) -> Iterator[Problem]:
    for wrong in lab.misconceptions:
        yield from _known_idea(f"misconceptions {wrong.id}", wrong.idea)
        others = [other.id for other in lab.misconceptions]
        yield from _reference(f"misconceptions {wrong.id}: along", wrong.along, others)
    for question in lab.questions.values():
        for option, idea in question.ideas.items():
            yield from _known_idea(f"questions {question.id}: ideas", idea)
            yield from _reference(f"questions {question.id}: ideas", [option], question.options)
    for step in lab.steps:
        yield from _reference(f"steps {step.id}: may_break", step.may_break, [other.id for other in lab.steps])


def _known_idea(place: str, idea: str) -> Iterator[Problem]:
    if idea not in ideas():
        hint = suggestion(idea, ideas(), "there are")
        yield Problem(place, f"{shown(idea)} is no misconception of the catalogue{hint}")


def _reference(place: str, names: Iterable[str], known: Iterable[str]) -> Iterator[Problem]:
    there = tuple(known)
    for name in names:
        if name not in there:
            yield Problem(place, f"there is no {shown(name)}{suggestion(name, there, 'there are')}")


def _names(raw: Mapping[str, Any], lab: Lab, words: Mapping[str, str]) -> Iterator[Problem]:
    """What stands in braces, in the file as it is written."""
    for index, step in enumerate(raw["steps"]):
        for check, known in zip(step["checks"], lab.steps[index].checks, strict=True):
            place = f"steps {step['id']}: checks {check['id']}"
            yield from _unknown(place, check, ("fail", "pass"), words, nameable(known.when))
    for rule, law in zip(raw.get("rules", []), lab.rules, strict=True):
        yield from _unknown(f"rules {rule['id']}", rule, ("fail",), words, nameable(law.never))
    for wrong, known_wrong in zip(raw.get("misconceptions", []), lab.misconceptions, strict=True):
        yield from _unknown(f"misconceptions {wrong['id']}", wrong, ("say",), words, nameable(known_wrong.when))


def _unknown(
    place: str, table: Mapping[str, Any], keys: Iterable[str], words: Mapping[str, str], found: frozenset[str]
) -> Iterator[Problem]:
    for key in keys:
        yield from (Problem(f"{place}: {key}", text) for text in unknown_names(table.get(key, ""), words, found))


def nameable(predicate: Form) -> frozenset[str]:
    """What messages about a predicate may name of what was found."""
    forms = tuple(walk(predicate))
    fields = {name for form in forms for kind in form.kinds for name in KINDS[kind].fields}
    return frozenset(fields.union(*(form.values for form in forms)))
