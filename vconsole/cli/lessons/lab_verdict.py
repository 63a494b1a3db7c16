"""What `vconsole lab check` says about one lab file."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vconsole.cli.answer import counted
from vconsole.cli.command import Status
from vconsole.cli.estates import located, status_of
from vconsole.files import FileProblems, Problem
from vconsole.files.problems import printable
from vconsole.lessons.lab import LabFile, read_lab
from vconsole.lessons.proofs import ACTS, Case, Flaw, Spoken, cases_of, fuzz, prove_all, prove_whole, sayings

_WHEN = {"start": "at the start", "trap": "trap", "pass": "passed"}


@dataclass(frozen=True, slots=True)
class LabVerdict:
    """What proving one lab file gave."""

    path: Path
    status: Status
    file: LabFile | None = None
    problems: tuple[Problem, ...] = ()
    """Why the file cannot be used."""
    flaws: tuple[Flaw, ...] = ()
    report: tuple[Flaw, ...] = ()
    """What random acts brought to light."""
    said: tuple[Spoken, ...] = ()
    seed: int | None = None
    """What the random acts began with; None if none were tried."""

    def with_flaws(self, flaws: tuple[Flaw, ...]) -> "LabVerdict":
        """The verdict with what was found by looking at other labs as well."""
        return replace(self, flaws=self.flaws + flaws, status=max(self.status, Status.NO)) if flaws else self

    def lines(self) -> Iterator[str]:
        """The verdict for people."""
        for problem in self.problems:
            yield located(problem, self.path)
        if self.file is None:
            return
        yield f"{self.file.id}: {self._judgement(self.file)}"
        for line in self.said:
            yield printable(f"  {_WHEN[line.when]}, {line.about}: {line.text}")
        for flaw in self.flaws:
            yield printable(f"  problem {flaw}")
        for flaw in self.report:
            yield printable(f"  random acts {flaw}")
        if self.seed is not None:
            found = counted(len(self.report), "finding") if self.report else "nothing found"
            yield f"  random acts: up to {ACTS} in each variant from seed {self.seed}, {found}"

    def _judgement(self, file: LabFile) -> str:
        if self.flaws:
            return counted(len(self.flaws), "problem")
        return f"proven ({counted(file.variants, 'variant')}, {counted(len(file.lab.lines), 'line')})"

    def as_json(self) -> dict[str, Any]:
        """The verdict for programs."""
        return {
            "file": str(self.path),
            "id": self.file.id if self.file else None,
            "proven": self.status is Status.DONE,
            "problems": [problem._asdict() for problem in self.problems],
            "flaws": [_flaw_json(flaw) for flaw in self.flaws],
            "seed": self.seed,
            "random_acts": [_flaw_json(flaw) for flaw in self.report],
            "sayings": [line._asdict() for line in self.said],
        }


def prove_lab(path: Path, seed: int | None = None) -> LabVerdict:
    """Read a lab file and prove every variant of it; with a seed, try random acts as well."""
    try:
        file = read_lab(path)
    except FileProblems as problems:
        return LabVerdict(path, status_of(problems), problems=problems.problems)
    cases = cases_of(file)
    flaws = (*prove_whole(file), *(flaw for case in cases for flaw in prove_all(case)))
    report = () if seed is None else tuple(flaw for case in cases for flaw in _fuzzed(case, seed))
    return LabVerdict(path, Status.NO if flaws else Status.DONE, file, (), flaws, report, _sayings(cases[0]), seed)


def _fuzzed(case: Case, seed: int) -> Iterator[Flaw]:
    return fuzz(case, random.Random(seed))  # noqa: S311 - it is to be repeated


def _sayings(case: Case) -> tuple[Spoken, ...]:
    try:
        return tuple(sayings(case))
    except FileProblems:
        return ()


def _flaw_json(flaw: Flaw) -> dict[str, Any]:
    return {"proof": flaw.proof, "variant": flaw.variant, **flaw.problem._asdict()}
