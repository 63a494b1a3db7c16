"""The report of a class: learners by labs, and the misconceptions that showed most."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from vconsole.lessons.progress.progress import LabProgress, Progress, summed
from vconsole.lessons.progress.record import Record


class IdeaCount(NamedTuple):
    """How often a misconception of the catalogue showed in a class."""

    idea: str
    times: int
    learners: int
    """How many learners it showed with."""


class ClassReport(NamedTuple):
    """What a class did."""

    learners: Mapping[str, Progress]
    """By name."""
    labs: tuple[str, ...]
    """Every lab that somebody began, in the order of the library, then by name."""
    ideas: tuple[IdeaCount, ...]
    """Those that showed, the most frequent first."""

    def of(self, learner: str, lab: str) -> LabProgress:
        """What a learner did in a lab."""
        return self.learners[learner].of(lab)


def class_report(attempts: Iterable[tuple[str, Iterable[Record]]], order: Iterable[str]) -> ClassReport:
    """Sum up what learners handed in, by name; several exports of one learner are put together.

    `order` has the names of the labs of the library.
    """
    records: dict[str, list[Record]] = {}
    for learner, theirs in attempts:
        records.setdefault(learner, []).extend(theirs)
    learners = {name: summed(records[name]) for name in sorted(records, key=lambda name: (name.casefold(), name))}
    begun = {lab for progress in learners.values() for lab in progress.labs}
    known = [lab for lab in order if lab in begun]
    return ClassReport(learners, (*known, *sorted(begun.difference(known))), _ideas(learners.values()))


def _ideas(learners: Iterable[Progress]) -> tuple[IdeaCount, ...]:
    times: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for progress in learners:
        theirs: Counter[str] = Counter()
        for lab in progress.labs.values():
            theirs.update(lab.ideas)
        times.update(theirs)
        people.update((+theirs).keys())
    counts = [IdeaCount(idea, count, people[idea]) for idea, count in times.items() if count]
    return tuple(sorted(counts, key=lambda each: (-each.learners, -each.times, each.idea)))
