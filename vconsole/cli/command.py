"""What a command is: its words, its arguments, and what it does."""

from abc import ABC, abstractmethod
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from enum import IntEnum


class Status(IntEnum):
    """The exit status of a command."""

    DONE = 0
    NO = 1
    """The answer is no: a fault, an invalid file."""
    USAGE = 2
    """It cannot be asked like that: wrong arguments, or a file that cannot be opened or written."""


class WrongUsage(Exception):  # noqa: N818 - a usage is wrong
    """The arguments are well-formed, but do not fit each other or the file; the text says what to do."""


class Command(ABC):
    """One command of the command line."""

    name: str
    summary: str
    """One line for the list of commands."""
    description: str
    """What it does, above the arguments in its help."""
    example: str
    """Command lines to try, one a line."""

    @abstractmethod
    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add its arguments to a parser."""

    @abstractmethod
    def run(self, arguments: Namespace) -> int:
        """Do it and give the exit status. Raises WrongUsage, or FileProblems."""

    def chosen(self, words: Sequence[str]) -> tuple["Command", Sequence[str]]:
        """The command that these words mean, itself or one of its parts, and the words after its name."""
        return self, words

    def parser(self) -> ArgumentParser:
        """The parser of its arguments; its help ends with the example."""
        parser = _Parser(
            prog=f"vconsole {self.name}".strip(),
            description=self.description,
            epilog=examples(self.example),
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self.add_arguments(parser)
        return parser


class _Parser(ArgumentParser):
    # To say that it never returns, typing would have to be imported: a tenth of the time that --help takes.
    def error(self, message: str) -> None:  # type: ignore[override]
        """Say in one line what is wrong with the arguments, and stop."""
        self.exit(Status.USAGE, f"{self.prog}: {message}. See {self.prog} --help.\n")


def examples(lines: str) -> str:
    """The end of a help: command lines to try."""
    return "example:\n" + "\n".join(f"  {line}" for line in lines.splitlines())


def add_file(parser: ArgumentParser, *, many: bool = False) -> None:
    """Add the argument for a cluster file."""
    text = "a cluster file, or the name of a sample (vconsole samples lists them)"
    parser.add_argument("files" if many else "file", metavar="FILE", nargs="+" if many else None, help=text)


def add_json(parser: ArgumentParser) -> None:
    """Add the option for a JSON document in the place of text."""
    parser.add_argument("--json", action="store_true", help="print one JSON document on standard output")


def add_force(parser: ArgumentParser) -> None:
    """Add the option that lets a command write over a file."""
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def add_save(parser: ArgumentParser) -> None:
    """Add the options for saving the estate that is reached."""
    parser.add_argument(
        "--save",
        metavar="OUT.toml",
        help="save the estate that is reached as a cluster file; it may be FILE itself, another file that is there "
        "is written over only with --force",
    )
    add_force(parser)
