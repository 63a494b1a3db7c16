"""The parts of a lab that are proven, with their places."""

from collections.abc import Iterable, Iterator

from vconsole.lessons.filed import placed
from vconsole.lessons.lab.lab import Check, Lab, Step
from vconsole.lessons.lab.lines import ScriptLine
from vconsole.lessons.predicates import Form


def checks(lab: Lab) -> Iterator[tuple[str, Step, Check]]:
    """Each check with its place and its step."""
    for place, step in placed("steps", lab.steps):
        yield from ((f"{place}: {below}", step, check) for below, check in placed("checks", step.checks))


def predicates(lab: Lab) -> Iterator[tuple[str, Form]]:
    """Each predicate with its place."""
    yield from ((f"{place}: when", check.when) for place, _, check in checks(lab))
    yield from ((f"{place}: never", rule.never) for place, rule in placed("rules", lab.rules))
    yield from ((f"{place}: when", wrong.when) for place, wrong in placed("misconceptions", lab.misconceptions))


def scripts(lab: Lab) -> Iterator[tuple[str, Iterable[ScriptLine]]]:
    """Each list of lines with its place."""
    for step, lines in lab.solution.items():
        yield f"solution.{step}", lines
    for place, wrong in placed("misconceptions", lab.misconceptions):
        for index, lines in enumerate(wrong.traps):
            yield f"{place}: traps[{index}]", lines
    for index, other in enumerate(lab.alternatives):
        yield f"alternatives[{index}] {other.name}: lines", other.lines
