"""What to propose to a learner: how a lab is taken next, in which variant, and which labs are due for review."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from vconsole.lessons.library import Entry, Head, Library
from vconsole.lessons.progress.progress import OWN, LabProgress, Pass, Progress
from vconsole.lessons.support import Support

_FADING = (Support.WORKED, Support.GUIDED, Support.FREE)
"""From most to least support; an exam is no step of it."""


class Proposal(NamedTuple):
    """How a lab is taken next."""

    support: Support
    variant: int
    """Counted from 0."""
    review: bool = False
    """Whether it is due for review."""


def proposal(library: Library, progress: Progress, entry: Entry, today: date) -> Proposal:
    """Propose how to take a lab that can be read: as it is meant, then with less support; in free support for review.

    What is under way is gone on with, unless the lab is due: a review is another variant than the last time.
    """
    assert entry.head is not None, "a lab with a problem is not taken"  # noqa: S101
    head, mine = entry.head, progress.of(entry.name)
    if is_due(head, mine, today):
        return Proposal(Support.FREE, _other_variant(head, mine.passes), review=True)
    if mine.under_way is not None:
        return Proposal(mine.under_way.support, mine.under_way.variant % head.variants)
    knows = any(progress.of(need.name).mastered for need in library.needs(entry))
    return Proposal(_support(head, mine, knows=knows), _other_variant(head, mine.passes))


def due_day(head: Head, mine: LabProgress) -> date | None:
    """The day on which a lab comes back for review; None if it was not passed, or if all reviews are done.

    The days count from the pass, then from each review: a pass on or after the day it was due, without being led.
    """
    if not mine.passes:
        return None
    last, waiting = mine.passes[0].day, list(head.review)
    for each in mine.passes[1:]:
        if waiting and each.support in OWN and each.day >= last + timedelta(days=waiting[0]):
            last = each.day
            waiting.pop(0)
    return last + timedelta(days=waiting[0]) if waiting else None


def is_due(head: Head, mine: LabProgress, today: date) -> bool:
    """Whether a lab is to be reviewed."""
    day = due_day(head, mine)
    return day is not None and day <= today


def due(entries: Iterable[Entry], progress: Progress, today: date) -> tuple[Entry, ...]:
    """The labs that are due for review, those that wait longest first."""
    waiting = [(day, entry) for entry in entries if entry.head is not None and (day := _day(entry, progress))]
    return tuple(entry for day, entry in sorted(waiting, key=lambda each: each[0]) if day <= today)


def _day(entry: Entry, progress: Progress) -> date | None:
    return due_day(entry.head, progress.of(entry.name)) if entry.head is not None else None


def _support(head: Head, mine: LabProgress, *, knows: bool) -> Support:
    """The support that a lab is meant for, less of it after each pass; who `knows` is not shown all of it."""
    if head.support not in _FADING:
        return head.support
    least = _FADING.index(head.support)
    done = [_FADING.index(each.support) + 1 for each in mine.passes if each.support in _FADING]
    step = min(max([least, *done]), len(_FADING) - 1)
    return Support.GUIDED if knows and _FADING[step] is Support.WORKED else _FADING[step]


def _other_variant(head: Head, passes: Sequence[Pass]) -> int:
    return (passes[-1].variant + 1) % head.variants if passes else 0
