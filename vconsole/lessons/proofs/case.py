"""One variant of a lab, to be proven: where it begins, and its solution done once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from vconsole.files import Problem
from vconsole.lessons.assessment import Assessment, assess
from vconsole.lessons.filed import placed
from vconsole.lessons.lab import Lab, LabFile, ScriptLine
from vconsole.lessons.predicates import Evidence
from vconsole.lessons.rehearsal import Rehearsal, refusal
from vconsole.lessons.start import start_of
from vconsole.model import Fault, Inventory


class Line(NamedTuple):
    """A line of the solution, and where it stands in the file."""

    step: str
    slot: int
    """Its place among the lines of the step, counted from 0."""
    line: ScriptLine

    @property
    def place(self) -> str:
        """Its place, as problems of files name it."""
        return f"solution.{self.step}[{self.slot}]"


class Moment(NamedTuple):
    """What there is to judge, and the judgement, when something was done."""

    place: str
    evidence: Evidence
    assessment: Assessment
    faults: tuple[Fault, ...] = ()
    """Refusals that nobody expected."""

    def refusals(self, what: str) -> Iterator[Problem]:
        """Those refusals, with what to do if they are meant."""
        return (Problem(self.place, refusal(what, fault)) for fault in self.faults)


@dataclass(frozen=True)
class Case:
    """A lab in one of its variants."""

    lab: Lab
    variant: int = field(default=1)
    """Counted from 1."""

    @cached_property
    def start(self) -> Inventory:
        """The estate in which it begins. Raises FileProblems."""
        return start_of(self.lab)

    @cached_property
    def places(self) -> Mapping[str, Mapping[str, str]]:
        """Where the parts of each list stand in the file, by list and id."""
        lab = self.lab
        return {
            "steps": {step.id: place for place, step in placed("steps", lab.steps)},
            "rules": {rule.id: place for place, rule in placed("rules", lab.rules)},
            "misconceptions": {wrong.id: place for place, wrong in placed("misconceptions", lab.misconceptions)},
        }

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The solution, in the order of the steps."""
        steps = (step.id for step in self.lab.steps)
        return tuple(
            Line(step, slot, line) for step in steps for slot, line in enumerate(self.lab.solution.get(step, ()))
        )

    @cached_property
    def beginning(self) -> Moment:
        """The start, judged."""
        return self.moment("start", self.rehearsal())

    @cached_property
    def way(self) -> tuple[tuple[Line, Moment], ...]:
        """The moment after each line of the solution."""
        rehearsal = self.rehearsal()
        return tuple((line, self._done(rehearsal, line)) for line in self.lines)

    @cached_property
    def trapped(self) -> tuple[tuple[str, str, Moment], ...]:
        """Each trap done from the start: the id of its misconception, its place, and where it led."""
        return tuple(self._traps())

    def rehearsal(self) -> Rehearsal:
        """The lab from its start, to be done without a screen."""
        return Rehearsal(self.lab, self.start)

    def after(self, place: str, lines: Iterable[ScriptLine]) -> Moment:
        """Where lines lead from the start."""
        rehearsal = self.rehearsal()
        faults = rehearsal.do_all(lines)
        return self.moment(place, rehearsal, faults)

    def moment(self, place: str, rehearsal: Rehearsal, faults: tuple[Fault, ...] = ()) -> Moment:
        """What a rehearsal shows now, judged."""
        evidence = rehearsal.evidence
        return Moment(place, evidence, assess(self.lab, evidence), faults)

    def moments(self) -> Iterator[Moment]:
        """Every moment that is known: the start, the way of the solution, and where the traps lead."""
        yield self.beginning
        yield from (moment for _, moment in self.way)
        yield from (moment for _, _, moment in self.trapped)

    def _done(self, rehearsal: Rehearsal, line: Line) -> Moment:
        faults = rehearsal.do(line.line)
        return self.moment(line.place, rehearsal, faults)

    def _traps(self) -> Iterator[tuple[str, str, Moment]]:
        for wrong in self.lab.misconceptions:
            for index, lines in enumerate(wrong.traps):
                place = f"{self.places['misconceptions'][wrong.id]}: traps[{index}]"
                yield wrong.id, place, self.after(place, lines)


def cases_of(file: LabFile) -> tuple[Case, ...]:
    """Every variant of a lab."""
    return tuple(Case(lab, number) for number, lab in enumerate(file.labs, start=1))
