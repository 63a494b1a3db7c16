"""What is wrong with a file: every problem with its place."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_TEXT_MAX = 60


class Problem(NamedTuple):
    """One problem of a file."""

    place: str
    """Where it lies, as in `host[2] esxi-03.lab.local: pci[0].address`; the path if it is about the file as a whole."""
    message: str
    """What was found, what was expected, what to do."""

    def __str__(self) -> str:
        """One line, whatever characters the file has."""
        return printable(f"{self.place}: {self.message}" if self.place else self.message)


class FileProblems(Exception):  # noqa: N818 - a file has problems
    """A file cannot be read or written, or says what cannot be. All its problems are known at once."""

    def __init__(self, path: Path | None, problems: Iterable[Problem]) -> None:
        self.path = path
        """The file; None for text that is not from a file."""
        self.problems = tuple(problems)
        super().__init__(path, self.problems)

    def __str__(self) -> str:
        """One line for each problem."""
        return "\n".join(map(str, self.problems))


def located(problem: Problem, path: Path | str | None) -> str:
    """The problem in one line that begins with the file."""
    return str(problem) if path is None or problem.place == str(path) else f"{path}: {problem}"


def printable(text: str) -> str:
    """The text with control characters written as escapes."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def shown(value: object) -> str:
    """A value of a file as a message shows it: as TOML writes it, long ones shortened."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, str):
        short = value if len(value) <= _TEXT_MAX else f"{value[:_TEXT_MAX]}…"
        return f'"{printable(short)}"'
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    return shortened(str(value))


def shortened(text: str, limit: int = 4 * _TEXT_MAX) -> str:
    """A message without the middle of what is far too long."""
    return text if len(text) <= limit else f"{text[: limit // 2]} … {text[-(limit // 2) :]}"
