"""The checks of a lab, with their places."""

from collections.abc import Iterator

from vconsole.lessons.filed import placed
from vconsole.lessons.lab.lab import Check, Lab, Step


def checks(lab: Lab) -> Iterator[tuple[str, Step, Check]]:
    """Each check with its place and its step."""
    for place, step in placed("steps", lab.steps):
        yield from ((f"{place}: {below}", step, check) for below, check in placed("checks", step.checks))
