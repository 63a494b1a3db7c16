"""The files that a class handed in."""

import sys
from pathlib import Path

from vconsole.cli.answer import counted
from vconsole.cli.command import WrongUsage
from vconsole.cli.estates import report
from vconsole.files import FileProblems
from vconsole.files.problems import shown
from vconsole.lessons.progress import Record, read_exported


def handed_in(folder: str) -> tuple[list[tuple[str, tuple[Record, ...]]], int]:
    """The attempts by learner of each file that can be read, and how many cannot; those are told on standard error.

    Raises WrongUsage if there is nothing to sum up.
    """
    there = Path(folder)
    if not there.is_dir():
        raise WrongUsage(f"{shown(folder)} is no folder; vconsole lab report takes one with exported progress")
    paths = sorted(there.glob("*.json"))
    if not paths:
        raise WrongUsage(f"{shown(folder)} has no exported progress (*.json)")
    found = []
    for path in paths:
        try:
            exported = read_exported(path)
        except FileProblems as problems:
            report(problems, as_json=False)
            continue
        found.append((exported.learner or path.stem, exported.attempts))
    left_out = len(paths) - len(found)
    if left_out:
        verb = "is" if left_out == 1 else "are"
        print(f"{left_out} of {counted(len(paths), 'file')} {verb} left out.", file=sys.stderr)
    if not found:
        raise WrongUsage(f"no file in {shown(folder)} can be read")
    return found, left_out
