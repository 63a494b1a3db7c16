"""Choosing the command and running it."""

import sys
from argparse import Namespace
from collections.abc import Sequence

from vconsole.cli.command import Command, Status, WrongUsage
from vconsole.cli.commands import COMMANDS, CONSOLE
from vconsole.cli.guard import guarded


def main(words: Sequence[str] | None = None) -> int:
    """Run the command line (`sys.argv` unless words are given) and return the exit status."""
    given = sys.argv[1:] if words is None else list(words)
    return guarded(lambda: _dispatch(given))


def _dispatch(words: Sequence[str]) -> int:
    command = COMMANDS.get(words[0], CONSOLE) if words else CONSOLE
    arguments = words if command is CONSOLE else words[1:]
    if command is CONSOLE and words and not words[0].startswith("-") and not _opens(words[0]):
        return Status.USAGE
    command, arguments = command.chosen(arguments)
    try:
        parsed = command.parser().parse_args(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else Status.DONE
    return _run(command, parsed)


def _opens(word: str) -> bool:
    """Whether the console can be asked to open this; if not, say what may have been meant."""
    from vconsole.cli.estates import why_unknown

    problem = why_unknown(word, COMMANDS)
    if problem:
        print(f"vconsole: {problem}", file=sys.stderr)
    return problem is None


def _run(command: Command, arguments: Namespace) -> int:
    try:
        return command.run(arguments)
    except WrongUsage as problem:
        print(f"vconsole: {problem}", file=sys.stderr)
        return Status.USAGE
    except Exception as problem:
        status = _file_status(problem, as_json=getattr(arguments, "json", False))
        if status is None:
            raise
        return status


def _file_status(problem: Exception, *, as_json: bool) -> int | None:
    """Report the problems of a file and give the exit status; None if it is something else."""
    from vconsole.files import FileProblems

    if not isinstance(problem, FileProblems):
        return None
    from vconsole.cli.estates import report

    return report(problem, as_json=as_json)
