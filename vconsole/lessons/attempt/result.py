"""What came of an attempt: stars, points, and how it compares with the shipped solution."""

from typing import NamedTuple

from vconsole.lessons.assessment import points_of
from vconsole.lessons.attempt.attempt import Attempt
from vconsole.lessons.attempt.hints import layers
from vconsole.lessons.lab import Support

STARS_MAX = 3


class Result(NamedTuple):
    """The figures of the finish page."""

    passed: bool
    stars: int
    """Three for doing it freely, two if the solution of a step was read, one with guidance, none if it was played."""
    points: int
    points_max: int
    acts: int
    par: int
    """How many acts the shipped solution takes."""
    seconds: float
    hints: int


def result_of(attempt: Attempt) -> Result:
    """The result of an attempt as it stands."""
    lab, assessment = attempt.lab, attempt.assessment
    return Result(
        passed=assessment.passed,
        stars=stars_of(attempt) if assessment.passed else 0,
        points=assessment.points,
        points_max=points_of(lab),
        acts=attempt.acts,
        par=lab.par,
        seconds=attempt.notes.seconds,
        hints=sum(attempt.notes.hints.values()),
    )


def stars_of(attempt: Attempt) -> int:
    """How many stars a passed attempt is worth; the most help in any part of it counts."""
    if attempt.notes.solution_seen:
        return 0
    if attempt.notes.most_help in (Support.WORKED, Support.GUIDED):
        return 1
    return STARS_MAX - 1 if _read_a_solution(attempt) else STARS_MAX


def _read_a_solution(attempt: Attempt) -> bool:
    lab, read = attempt.lab, attempt.notes.hints
    return any(read.get(step.id, 0) >= len(layers(lab, step)) for step in lab.steps)
