"""Proofs on the ways that solve a lab: step by step, every line needed, and the other ways that are accepted."""

from collections.abc import Iterator

from vconsole.files import Problem
from vconsole.lessons.assessment import Assessment, Standing
from vconsole.lessons.proofs.case import Case


def steps_flip(case: Case) -> Iterator[Problem]:
    """T4: the lines of each step make exactly that step hold, none is refused, and nothing falls back."""
    for line, moment in case.way:
        yield from moment.refusals(str(line.line))
        for rule in moment.assessment.broken:
            yield Problem(line.place, f'{line.line} breaks the rule {rule.id}: "{rule.text}"')
    reached = dict.fromkeys(line.step for line, _ in case.way)
    ends = {step: [moment for line, moment in case.way if line.step == step][-1] for step in reached}
    for place, step in enumerate(case.lab.steps):
        if step.id in ends:
            yield from _flipped(case, place, ends[step.id].assessment)
    if case.way:
        yield from _left_over(case, case.way[-1][1].assessment)


def _flipped(case: Case, place: int, judged: Assessment) -> Iterator[Problem]:
    """What the end of a step's lines should have shown."""
    step = case.lab.steps[place]
    for index, result in enumerate(judged.steps):
        holds = result.standing is Standing.PASSED
        if index == place and not holds:
            yield Problem(f"solution.{step.id}", f'after its last line the step does not hold: "{result.message}"')
        if index < place and not holds and result.step.id not in step.may_break:
            yield Problem(
                f"solution.{step.id}",
                f'it undoes the step {result.step.id}: "{result.message}" If that is meant, name it in may_break',
            )
        if index > place and holds:
            yield Problem(
                case.places["steps"][result.step.id],
                f"it holds already after the lines of {step.id}; ask for what its own lines bring, or make both one",
            )


def _left_over(case: Case, judged: Assessment) -> Iterator[Problem]:
    for saying in judged.ideas:
        place = case.places["misconceptions"][saying.id]
        yield Problem(place, f'it still shows when the lab is done: "{saying.text}" Once mended, it must not')
    if not judged.passed:
        open_ = [result.step.id for result in judged.steps if result.standing is not Standing.PASSED]
        what = f"open: {', '.join(open_)}" if open_ else "a rule is broken"
        yield Problem("solution", f"the whole solution does not pass the lab ({what})")


def every_line_counts(case: Case) -> Iterator[Problem]:
    """T5: without any one line of the solution the lab does not pass."""
    for left_out in case.lines:
        rest = (line.line for line in case.lines if line is not left_out)
        if case.after(left_out.place, rest).assessment.passed:
            yield Problem(
                left_out.place,
                f"the lab passes without it ({left_out.line}); leave the line out, or add the check that needs it",
            )


def alternatives_pass(case: Case) -> Iterator[Problem]:
    """T11: each other way that is accepted passes, and none of its lines is refused."""
    for index, other in enumerate(case.lab.alternatives):
        place = f"alternatives[{index}] {other.name}"
        moment = case.after(place, other.lines)
        yield from moment.refusals("a line")
        judged = moment.assessment
        yield from (Problem(place, f'it breaks the rule {rule.id}: "{rule.text}"') for rule in judged.broken)
        current = judged.current
        if current is not None:
            yield Problem(place, f'it does not pass: the step {current.step.id} says "{current.message}"')
