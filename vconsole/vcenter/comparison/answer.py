"""What trying gave: answers with the evidence behind them."""

from dataclasses import dataclass
from typing import Literal, Self

from vconsole.model import Fault
from vconsole.vcenter.comparison.rows import Row
from vconsole.vcenter.comparison.run import Run
from vconsole.vcenter.event import Event

Verdict = Literal["yes", "no", "how", "not-tried"]
"""Whether it works; `how` is a no that has another way."""


@dataclass(frozen=True, slots=True)
class Tried:
    """The answer of one trial, and what it was seen by."""

    verdict: Verdict
    words: str
    """The answer in a few words."""
    run: Run
    """The actions and all that came of them."""
    decided_by: Event | Fault | None
    """The event or the refusal that decides; for what was not tried, why."""
    remedy: str = ""
    """What helps where an event decides; a refusal brings its own."""

    @classmethod
    def yes(cls, run: Run, event: Event) -> Self:
        """It works, as an event shows."""
        return cls("yes", "Yes", run, event)

    @classmethod
    def no(cls, run: Run, reason: Event | Fault | None, *, remedy: str = "") -> Self:
        """It does not work, as an event or a refusal shows."""
        return cls("no", "No", run, reason, remedy)

    @classmethod
    def no_match(cls, run: Run, reason: Fault) -> Self:
        """It works where another host has a free match; in this estate none has, as a refusal shows."""
        return cls("no", "No free match here", run, reason)

    @classmethod
    def by(cls, words: str, run: Run, reason: Event | Fault | None) -> Self:
        """It does not work by itself, but in another way."""
        return cls("how", words, run, reason)

    @classmethod
    def untried(cls, run: Run, reason: Fault) -> Self:
        """It could not be tried."""
        return cls("not-tried", "Not tried", run, reason)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A trial of a cell, and on what it was made."""

    tried: Tried
    question: str
    """What was tried, in words."""
    where: str
    """The sample whose copy it was tried on; empty for the estate of the reader."""
    vm: str
    beside: str = ""
    """What this VM has that the one of the column has not; empty for the column's own."""

    @property
    def words(self) -> str:
        """The answer, with what it depends on."""
        return f"{self.tried.words} with {self.beside}" if self.beside else self.tried.words


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table: the trial of the column's VM, then those of others whose answer differs from its."""

    evidence: tuple[Evidence, ...]

    @property
    def verdict(self) -> Verdict:
        """The verdict on the column's own VM."""
        return self.evidence[0].tried.verdict

    @property
    def text(self) -> str:
        """The answer in short words."""
        return " · ".join(each.words for each in self.evidence)


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A row of the table with its cells, in the order of the columns."""

    row: Row
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The functionality table as it was found by trying."""

    columns: tuple[str, ...]
    """The names of the kinds of PCI devices."""
    rows: tuple[ComparedRow, ...]

    def cell(self, row: str, column: str) -> Cell:
        """The cell of a row and a column, by their names. Raises KeyError."""
        found = {each.row.name: each.cells for each in self.rows}[row]
        return dict(zip(self.columns, found, strict=True))[column]
