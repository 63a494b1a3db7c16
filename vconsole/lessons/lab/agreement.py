"""What the parts of a lab must agree on: ids that are unique, references that lead somewhere, names that are known."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from vconsole.files import Problem
from vconsole.files.located import Loc
from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.lessons.filed import known_idea, place_of, placed, reference, too_deep, twice
from vconsole.lessons.lab.lab import Lab
from vconsole.lessons.lab.lines import Answer, ScriptLine
from vconsole.lessons.lab.places import checks, predicates, scripts
from vconsole.lessons.lab.texts import unknown_names
from vconsole.lessons.predicates import KINDS, Form, walk
from vconsole.lessons.predicates.learner import Answered

_NAMING = ("fail", "pass", "say")
"""The texts that may name what was found."""
CHECKS_MAX = 64


def disagreements(raw: Mapping[str, Any], lab: Lab, words: Mapping[str, str]) -> Iterator[Problem]:
    """Every problem between the parts of a lab that are valid by themselves."""
    yield from _ids_twice(lab)
    yield from _limits(lab)
    yield from _hints(lab)
    yield from _needs(lab)
    yield from _solution(lab)
    yield from _questions(lab)
    yield from _ideas(lab)
    yield from _names(raw, lab, words)
    yield from _braces(raw, words)


def _lines(lab: Lab) -> Iterator[tuple[str, ScriptLine]]:
    for place, lines in scripts(lab):
        yield from ((f"{place}[{index}]", line) for index, line in enumerate(lines))


def _ids_twice(lab: Lab) -> Iterator[Problem]:
    steps = tuple(placed("steps", lab.steps))
    questions = (each for place, step in steps for each in placed(f"{place}: questions", step.questions))
    groups: tuple[Iterable[tuple[str, str]], ...] = (
        ((place, step.id) for place, step in steps),
        ((place, check.id) for place, _, check in checks(lab)),
        ((place, question.id) for place, question in questions),
        ((place, rule.id) for place, rule in placed("rules", lab.rules)),
        ((place, wrong.id) for place, wrong in placed("misconceptions", lab.misconceptions)),
    )
    for group in groups:
        yield from twice(group)


def _limits(lab: Lab) -> Iterator[Problem]:
    count = sum(len(step.checks) for step in lab.steps)
    if count > CHECKS_MAX:
        yield Problem("steps", f"there are {count} checks, at most {CHECKS_MAX} are evaluated")
    for place, predicate in predicates(lab):
        yield from too_deep(place, predicate)


def _hints(lab: Lab) -> Iterator[Problem]:
    for place, step in placed("steps", lab.steps):
        if not step.hints and step.no_hint is None:
            yield Problem(place, "a step needs a hint; if it needs none, say why in no_hint")


def _needs(lab: Lab) -> Iterator[Problem]:
    if lab.id in lab.needs:
        yield Problem("needs", f"it names {shown(lab.id)}, the lab itself; leave it out")


def _solution(lab: Lab) -> Iterator[Problem]:
    steps = [step.id for step in lab.steps]
    for name in lab.solution:
        if name not in steps:
            yield Problem(f"solution.{name}", f"there is no step {shown(name)}{suggestion(name, steps, 'there are')}")
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
    for place, predicate in predicates(lab):
        yield from ((place, form.answer, form.is_) for form in walk(predicate) if isinstance(form, Answered))
    yield from ((place, line.answer, line.is_) for place, line in _lines(lab) if isinstance(line, Answer))


def _ideas(lab: Lab) -> Iterator[Problem]:
    wrong_ids = [wrong.id for wrong in lab.misconceptions]
    for place, wrong in placed("misconceptions", lab.misconceptions):
        yield from known_idea(f"{place}: idea", wrong.idea)
        yield from reference(f"{place}: along", wrong.along, wrong_ids)
    for place, step in placed("steps", lab.steps):
        yield from reference(f"{place}: may_break", step.may_break, [other.id for other in lab.steps])
        for below, question in placed("questions", step.questions):
            for option, idea in question.ideas.items():
                yield from known_idea(f"{place}: {below}: ideas", idea)
                yield from reference(f"{place}: {below}: ideas", [option], question.options)


def _names(raw: Mapping[str, Any], lab: Lab, words: Mapping[str, str]) -> Iterator[Problem]:
    """What stands in braces, in the file as it is written."""
    written = (check for step in raw["steps"] for check in step["checks"])
    for (place, _, check), table in zip(checks(lab), written, strict=True):
        yield from _unknown(place, table, ("fail", "pass"), words, nameable(check.when))
    for (place, rule), table in zip(placed("rules", lab.rules), raw.get("rules", []), strict=True):
        yield from _unknown(place, table, ("fail",), words, nameable(rule.never))
    ideas_written = raw.get("misconceptions", [])
    for (place, wrong), table in zip(placed("misconceptions", lab.misconceptions), ideas_written, strict=True):
        yield from _unknown(place, table, ("say",), words, nameable(wrong.when))


def _braces(raw: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[Problem]:
    """What stands in braces elsewhere: nothing was found there that could be named."""
    for loc, text in _texts(raw):
        if loc[-1] not in _NAMING:
            yield from (Problem(place_of(raw, loc), sentence) for sentence in unknown_names(text, words, frozenset()))


def _texts(node: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    if isinstance(node, str):
        yield loc, node
    parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, part in parts:
        yield from _texts(part, (*loc, key))


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
