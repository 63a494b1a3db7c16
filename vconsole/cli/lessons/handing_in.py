"""`vconsole lab export` and `vconsole lab import`: progress as a file to hand in or to take along."""

import sys
from argparse import ArgumentParser, Namespace

from vconsole.cli.command import Command, Status, WrongUsage, add_force


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
            print(f"Saved {len(exported.attempts)} attempts as {arguments.out}.", file=sys.stderr)
        return Status.DONE


class ImportProgress(Command):
    """Progress from another machine."""

    name = "lab import"
    summary = "adds exported progress to your own"
    description = (
        "Add the attempts of an exported file to your own progress. What is known already is not counted twice."
    )
    example = "vconsole lab import kim.json"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the file."""
        parser.add_argument("file", metavar="FILE", help="what vconsole lab export wrote")

    def run(self, arguments: Namespace) -> int:
        """Merge it, and say how much was new."""
        from pathlib import Path

        from vconsole.cli.lessons.learner import learner_folder, tell
        from vconsole.lessons.progress import History, read_exported

        history = History(learner_folder())
        exported = read_exported(Path(arguments.file))
        new = history.merge(exported.attempts)
        tell(history.notices)
        print(f"Added {new} of {len(exported.attempts)} attempts; the others are known already.")
        return Status.DONE
