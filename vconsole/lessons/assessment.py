"""What a lab says to the evidence: the state of each step, what is wrong, and which wrong ideas show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from vconsole.lessons.lab import Check, Lab, Misconception, Step
from vconsole.lessons.lab.texts import FOUND
from vconsole.lessons.predicates import Evidence, Finding, Found
from vconsole.lessons.predicates.learner import Answered

UNANSWERED = "The question of this step is not answered yet."
"""What is said of a question while there is no answer to judge."""

_NAMED = re.compile(r"\{" + re.escape(FOUND) + r"([a-z_][a-z0-9_]*)\}")


class Standing(StrEnum):
    """How a check or step stands."""

    PASSED = "passed"
    OPEN = "open"
    POSTPONED = "postponed"
    """Asking takes long: it waits to be asked for."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How one check stands, and what there is to say: why it is right, or what was found and expected."""

    check: Check
    standing: Standing
    message: str
    found: Found = field(default_factory=Found)
    """What decided it, which the message names."""


@dataclass(frozen=True, slots=True)
class StepResult:
    """How one step stands."""

    step: Step
    standing: Standing
    checks: tuple[CheckResult, ...]
    """Those that were asked, in their order: up to the first that does not hold, or all of them in an exam."""

    @property
    def message(self) -> str:
        """What the first check says that does not hold; empty if all hold."""
        return next((each.message for each in self.checks if each.standing is not Standing.PASSED), "")

    @property
    def praise(self) -> tuple[str, ...]:
        """Why what holds is right, where the lab says so."""
        return tuple(each.message for each in self.checks if each.standing is Standing.PASSED and each.message)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence about a rule that is broken or an idea that shows, with its id in the lab."""

    id: str
    text: str
    idea: str | None = None
    """The id of the misconception in the catalogue."""
    found: Found = field(default_factory=Found)
    """What decided it, which the text names."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that a lab says to the evidence of one moment."""

    steps: tuple[StepResult, ...]
    broken: tuple[Saying, ...]
    """Rules that are broken."""
    ideas: tuple[Saying, ...]
    """Misconceptions that show."""

    @property
    def passed(self) -> bool:
        """Whether the lab is done: every step holds and no rule is broken."""
        return not self.broken and all(step.standing is Standing.PASSED for step in self.steps)

    @property
    def current(self) -> StepResult | None:
        """The first step that is not done."""
        return next((step for step in self.steps if step.standing is not Standing.PASSED), None)

    @property
    def points(self) -> int:
        """The points of all checks that hold; a lab with a broken rule has none."""
        held = (each for step in self.steps for each in step.checks if each.standing is Standing.PASSED)
        return 0 if self.broken else sum(each.check.points for each in held)


def assess(lab: Lab, evidence: Evidence, *, live: bool = False, thorough: bool = False) -> Assessment:
    """Judge the evidence. `live` postpones what takes long; `thorough` asks every check, for partial points.

    A step that a later one may break counts as done while that later one holds.
    """
    steps = tuple(_step(step, evidence, live=live, thorough=thorough) for step in lab.steps)
    return Assessment(
        tuple(_counted(step, steps[place + 1 :]) for place, step in enumerate(steps)),
        tuple(_broken(lab, evidence, live=live)),
        tuple(_ideas(lab, evidence, live=live)),
    )


def points_of(lab: Lab) -> int:
    """The points of all checks of a lab."""
    return sum(check.points for step in lab.steps for check in step.checks)


def _step(step: Step, evidence: Evidence, *, live: bool, thorough: bool) -> StepResult:
    results: list[CheckResult] = []
    for check in step.checks:
        results.append(_check(check, check.when.test(evidence, live=live)))
        if results[-1].standing is not Standing.PASSED and not thorough:
            break
    wrong = next((each.standing for each in results if each.standing is not Standing.PASSED), Standing.PASSED)
    return StepResult(step, wrong, tuple(results))


def _counted(result: StepResult, later: tuple[StepResult, ...]) -> StepResult:
    if result.standing is Standing.PASSED or not any(_has_broken(result.step, other) for other in later):
        return result
    held = tuple(CheckResult(check, Standing.PASSED, "") for check in result.step.checks)
    return replace(result, standing=Standing.PASSED, checks=held)


def _has_broken(step: Step, later: StepResult) -> bool:
    return later.standing is Standing.PASSED and step.id in later.step.may_break


def _check(check: Check, finding: Finding) -> CheckResult:
    if finding.postponed:
        return CheckResult(check, Standing.POSTPONED, "F5 checks this: it is tried on a copy of the estate.")
    if finding.holds:
        return CheckResult(check, Standing.PASSED, said(check.passed or "", finding.found), finding.found)
    waits = isinstance(check.when, Answered) and finding.found.values["answer"] is None
    return CheckResult(check, Standing.OPEN, UNANSWERED if waits else said(check.fail, finding.found), finding.found)


def _broken(lab: Lab, evidence: Evidence, *, live: bool) -> Iterator[Saying]:
    for rule in lab.rules:
        finding = rule.never.test(evidence, live=live)
        if finding.holds:
            yield Saying(rule.id, said(rule.fail, finding.found), found=finding.found)


def _ideas(lab: Lab, evidence: Evidence, *, live: bool) -> Iterator[Saying]:
    for wrong in lab.misconceptions:
        finding = wrong.when.test(evidence, live=live)
        if finding.holds:
            yield idea_saying(wrong, finding)


def idea_saying(wrong: Misconception, finding: Finding) -> Saying:
    """What a lab says to a misconception that shows."""
    return Saying(wrong.id, said(wrong.say, finding.found), wrong.idea, finding.found)


def unsaid(text: str, found: Found) -> Iterator[str]:
    """The names in a message for which nothing was found."""
    return (match[1] for match in _NAMED.finditer(text) if not found.has(match[1]))


def said(text: str, found: Found) -> str:
    """A message with what was found in it."""
    return _NAMED.sub(lambda match: found.text(match[1]), text)
