"""The progress of a learner: what came of all attempts, lab by lab."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from vconsole.lessons.progress.record import Outcome, Record, latest
from vconsole.lessons.support import Support
from vconsole.model import Model

OWN = (Support.FREE, Support.EXAM)
"""Support in which the learner finds the way alone."""


class State(StrEnum):
    """How far a learner is with a lab."""

    NEW = "new"
    UNDER_WAY = "under way"
    TRIED = "tried"
    """An exam was handed in that did not pass."""
    PASSED = "passed"


class Pass(Model):
    """One time that a lab was passed."""

    day: date
    support: Support
    variant: int
    stars: int


class LabProgress(Model):
    """What came of all attempts at one lab."""

    attempts: int = 0
    seconds: float = 0
    hints: int = 0
    """Layers of hints that were read."""
    ideas: Mapping[str, int] = {}
    """How often each misconception showed."""
    passes: tuple[Pass, ...] = ()
    """By day."""
    under_way: Record | None = None
    """The attempt that was noted last of those that can be gone on with."""

    @property
    def state(self) -> State:
        """How far the learner is; a pass is never lost."""
        if self.passes:
            return State.PASSED
        if self.under_way is not None:
            return State.UNDER_WAY
        return State.TRIED if self.attempts else State.NEW

    @property
    def best(self) -> Mapping[Support, int]:
        """The most stars by kind of support, for those in which it was passed."""
        stars: dict[Support, int] = {}
        for each in self.passes:
            stars[each.support] = max(each.stars, stars.get(each.support, 0))
        return stars

    @property
    def stars(self) -> int:
        """The most stars of all."""
        return max(self.best.values(), default=0)

    @property
    def mastered(self) -> bool:
        """Whether it was passed without being led."""
        return any(each.support in OWN for each in self.passes)


NOTHING = LabProgress()
"""The progress in a lab that was never begun."""


class Progress(Model):
    """The progress of a learner."""

    labs: Mapping[str, LabProgress] = {}
    """By the name of the lab in the library; labs that were never begun are not in it."""

    def of(self, lab: str) -> LabProgress:
        """The progress in one lab."""
        return self.labs.get(lab, NOTHING)


def summed(records: Iterable[Record]) -> Progress:
    """The progress that the records of all attempts make."""
    by_lab: dict[str, list[Record]] = {}
    for record in latest(records).values():
        by_lab.setdefault(record.lab, []).append(record)
    return Progress(labs={lab: _summed(by_lab[lab]) for lab in sorted(by_lab)})


def _summed(records: list[Record]) -> LabProgress:
    ideas: Counter[str] = Counter()
    for record in records:
        ideas.update(record.ideas)
    passed = sorted((record for record in records if record.passed), key=lambda record: record.day)
    return LabProgress(
        attempts=len(records),
        seconds=sum(record.seconds for record in records),
        hints=sum(record.hints for record in records),
        ideas=dict(sorted(ideas.items())),
        passes=tuple(
            Pass(day=each.day, support=each.support, variant=each.variant, stars=each.stars) for each in passed
        ),
        under_way=_under_way(records),
    )


def _under_way(records: list[Record]) -> Record | None:
    """What can be gone on with: of each kind the last, as an exam stands beside another attempt, unless it passed."""
    if records[-1].passed:
        return None
    last = {record.support is Support.EXAM: record for record in records}
    open_ones = [record for record in last.values() if record.outcome is Outcome.OPEN]
    return max(open_ones, key=records.index, default=None)
