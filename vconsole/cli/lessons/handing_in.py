"""`vconsole lab export` and `vconsole lab import`: progress as a file to hand in or to take along."""

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from vconsole.cli.command import Command, Status, WrongUsage, add_force

if TYPE_CHECKING:
    from vconsole.lessons.progress import Record


class ExportProgress(Command):
    """The learner's progress as one file."""

    name = "lab export"
    summary = "writes your progress as one file, to hand in or to take along"
    description = (
        "Write your progress in the labs as one JSON file: every attempt with its time, hints and stars. It holds no\n"
        "path and no name but the one that you give."
    )
    example = "vconsole lab export --learner kim -o kim.json"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add where to write, and what the learner is called."""
        parser.add_argument("-o", dest="out", metavar="FILE", default="-", help="the file to write (else: print it)")
        parser.add_argument("--learner", metavar="NAME", help="what the report of a class calls you")
        add_force(parser)

    def run(self, arguments: Namespace) -> int:
        """Write the file."""
        from pydantic import ValidationError

        from vconsole.cli.answer import counted
        from vconsole.cli.lessons.learner import learner_folder, tell, today
        from vconsole.cli.target import STANDARD_OUTPUT, check_target, write_text
        from vconsole.lessons.progress import Exported, History

        check_target(arguments.out, (), force=arguments.force)
        history = History(learner_folder())
        try:
            exported = Exported(learner=arguments.learner, exported=today(), attempts=history.records)
        except ValidationError:
            raise WrongUsage("--learner takes a name of 1 to 255 printable characters") from None
        tell(history.notices)
        write_text(arguments.out, exported.text)
        if arguments.out != STANDARD_OUTPUT:
            print(f"Saved {counted(len(exported.attempts), 'attempt')} as {arguments.out}.", file=sys.stderr)
        return Status.DONE


class ImportProgress(Command):
    """Progress from another machine."""

    name = "lab import"
    summary = "adds exported progress to your own"
    description = (
        "Add the attempts of an exported file to your own progress. What is known already is not counted twice, and\n"
        "nothing of your own gives way: an attempt that contradicts one of yours is told and left out.\n"
        "Exit status: 0 all of it is in your progress, 1 some is left out, or the file is not valid, 2 it cannot be\n"
        "read."
    )
    example = "vconsole lab import kim.json"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the file."""
        parser.add_argument("file", metavar="FILE", help="what vconsole lab export wrote")

    def run(self, arguments: Namespace) -> int:
        """Merge it, and say how much was new."""
        from pathlib import Path

        from vconsole.cli.answer import counted
        from vconsole.cli.lessons.learner import learner_folder, tell
        from vconsole.lessons.progress import History, read_exported

        history = History(learner_folder())
        exported = read_exported(Path(arguments.file))
        merged = history.merge(exported.attempts)
        tell(history.notices)
        left_out = len(merged.left_out)
        known = len(exported.attempts) - merged.added - left_out
        print(
            f"Added {merged.added} of {counted(len(exported.attempts), 'attempt')}"
            f"{f'; known already: {known}' if known else ''}{f'; left out: {left_out}' if left_out else ''}."
        )
        tell(
            f"{arguments.file}: the attempt {record.id} is {_at(record)} there and {_at(own)} in your progress; "
            "yours counts, the other is left out."
            for record, own in merged.left_out
        )
        return Status.NO if merged.left_out else Status.DONE


def _at(record: "Record") -> str:
    """Which attempt a record is of, and how it ended."""
    from vconsole.cli.answer import counted

    stars = f" with {counted(record.stars, 'star')}" if record.passed else ""
    return f"{record.lab} (variant {record.variant + 1}, {record.outcome}{stars})"
