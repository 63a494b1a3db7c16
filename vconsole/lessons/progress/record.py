"""The record of an attempt: one line of the history of a learner."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from vconsole.files.problems import shown
from vconsole.lessons.support import Support
from vconsole.model import Model


class Outcome(StrEnum):
    """What became of an attempt."""

    OPEN = "open"
    """It can be gone on with."""
    PASSED = "passed"
    ENDED = "ended"
    """An exam that was handed in without passing."""


_ATTEMPT = re.compile(r"[A-Za-z0-9-]{1,64}")
_LAB = re.compile(r"(?P<pack>[^/]{1,150}/)?[a-z0-9]+(-[a-z0-9]+)*")
_NO_PACKS = ("./", "../")


def _attempt_id(text: str) -> str:
    if not _ATTEMPT.fullmatch(text):
        raise ValueError(f"{shown(text)} names no attempt: letters, digits and hyphens, at most 64")
    return text


def _lab_name(text: str) -> str:
    found = _LAB.fullmatch(text)
    if found is None or found["pack"] in _NO_PACKS or not text.isprintable() or len(text) > 200:
        raise ValueError(f"{shown(text)} names no lab: its id, after the folder of its pack if it is in one")
    return text


_Count = Annotated[int, Field(ge=0)]


class Record(Model):
    """How an attempt stands; of several records of one attempt the last one counts."""

    id: Annotated[str, AfterValidator(_attempt_id)]
    """Names the attempt, unlike any other of any learner."""
    lab: Annotated[str, AfterValidator(_lab_name)]
    """The name of the lab in the library: `first-label`, or `my-pack/first-day`."""
    day: date
    """When it was begun; once it is done, the day on which that was."""
    variant: _Count = 0
    support: Support = Support.GUIDED
    outcome: Outcome = Outcome.OPEN
    stars: Annotated[int, Field(ge=0, le=3)] = 0
    points: _Count = 0
    points_max: _Count = 0
    acts: _Count = 0
    seconds: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0
    hints: _Count = 0
    solution_seen: bool = False
    ideas: Mapping[str, _Count] = {}
    """How often each misconception of the catalogue showed."""

    @property
    def passed(self) -> bool:
        """Whether the lab was done."""
        return self.outcome is Outcome.PASSED

    def goes_on(self, earlier: "Record") -> bool:
        """Whether it tells how an earlier record of the same attempt went on."""
        return not self.contradicts(earlier) and _knowledge(self) > _knowledge(earlier)

    def contradicts(self, other: "Record") -> bool:
        """Whether two records cannot be of one attempt: that is at one lab, and done once."""
        elsewhere = (self.lab, self.variant) != (other.lab, other.variant)
        both_done = Outcome.OPEN not in (self.outcome, other.outcome)
        return elsewhere or (both_done and self != other)


def latest(records: Iterable[Record]) -> dict[str, Record]:
    """The record that counts of each attempt, by its id, in the order in which the attempts began.

    Of two that disagree, as in two exports of one learner, the one that knows more counts: an attempt is done once,
    and its time only grows.
    """
    counting: dict[str, Record] = {}
    for record in records:
        known = counting.get(record.id)
        if known is None or _knowledge(known) <= _knowledge(record):
            counting[record.id] = record
    return counting


def _knowledge(record: Record) -> tuple[bool, float]:
    return record.outcome is not Outcome.OPEN, record.seconds
