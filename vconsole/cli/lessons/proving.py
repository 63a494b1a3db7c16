"""Proving lab files and saying what was found."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vconsole.cli.answer import counted, print_json
from vconsole.cli.command import Status
from vconsole.cli.estates import located, status_of
from vconsole.cli.lessons.sources import lab_files
from vconsole.files import FileProblems, Problem
from vconsole.files.problems import printable
from vconsole.lessons.lab import LabFile, read_lab
from vconsole.lessons.proofs import PROOFS, Case, Flaw, cases_of, prove, sayings
from vconsole.lessons.proofs.sayings import Line

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
    said: tuple[Line, ...] = ()

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
            "sayings": [line._asdict() for line in self.said],
        }


def check_labs(arguments: Namespace) -> int:
    """Prove the labs that are named and print what was found."""
    verdicts = []
    for path in lab_files(arguments.paths):
        verdicts.append(verdict := prove_file(path))
        if not arguments.json:
            for line in verdict.lines():
                print(line, file=sys.stderr if verdict.status is Status.USAGE else None)
    if arguments.json:
        proven = all(verdict.status is Status.DONE for verdict in verdicts)
        print_json({"proven": proven, "labs": [verdict.as_json() for verdict in verdicts]})
    return max(verdict.status for verdict in verdicts)


def prove_file(path: Path) -> LabVerdict:
    """Read a lab file and prove every variant of it."""
    try:
        file = read_lab(path)
    except FileProblems as problems:
        return LabVerdict(path, status_of(problems), problems=problems.problems)
    cases = cases_of(file)
    flaws = tuple(flaw for case in cases for proof in PROOFS for flaw in prove(case, proof))
    said = _sayings(cases[0])
    return LabVerdict(path, Status.NO if flaws else Status.DONE, file, flaws=flaws, said=said)


def _sayings(case: Case) -> tuple[Line, ...]:
    try:
        return tuple(sayings(case))
    except FileProblems:
        return ()


def _flaw_json(flaw: Flaw) -> dict[str, Any]:
    return {"proof": flaw.proof, "variant": flaw.variant, **flaw.problem._asdict()}
