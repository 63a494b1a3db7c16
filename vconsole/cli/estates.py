"""Opening the estates that commands are asked about, and saying why one cannot be opened."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from vconsole.cli.answer import print_json
from vconsole.cli.command import Status
from vconsole.files import FileProblems
from vconsole.files.cluster import save
from vconsole.files.problems import located, shown
from vconsole.files.samples import LARGE, open_sample, samples
from vconsole.files.wording import suggestion
from vconsole.model import Inventory


def open_estate(source: str) -> Inventory:
    """The estate of a cluster file or of a sample. Raises FileProblems."""
    return open_sample(source)


def save_estate(inventory: Inventory, out: str) -> Status:
    """Save an estate as a cluster file, or say why that cannot be, and give the exit status."""
    try:
        save(inventory, Path(out))
    except FileProblems as problems:
        report(problems, as_json=False)
        return Status.USAGE
    print(f"Saved the estate that was reached as {out}.", file=sys.stderr)
    return Status.DONE


def why_unknown(word: str, commands: Iterable[str]) -> str | None:
    """Why the first word of a command line is nothing that can be opened, or None if it is a file or a sample."""
    names = [*(sample.name for sample in samples()), LARGE]
    if word in names or os.path.lexists(word):
        return None
    return f"{shown(word)} is no command, no file and no sample{suggestion(word, [*commands, *names], 'known are')}"


def report(problems: FileProblems, *, as_json: bool) -> Status:
    """Print every problem of a file on standard error (and as JSON if asked for), and give the exit status."""
    for problem in problems.problems:
        print(located(problem, problems.path), file=sys.stderr)
    if as_json:
        print_json({"problems": [problem._asdict() for problem in problems.problems]})
    return status_of(problems)


def status_of(problems: FileProblems) -> Status:
    """No, if what a file (or standard input) says is wrong; wrong usage, if it cannot be opened at all."""
    path = problems.path
    opens = path is None or (os.access(path, os.R_OK) and not path.is_dir())
    return Status.NO if opens else Status.USAGE
