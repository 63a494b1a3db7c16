"""What every import gives: objects of the estate and remarks, or the problem that stopped it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

from vconsole.files.problems import printable
from vconsole.files.toml import SIZE_MAX, read_bytes
from vconsole.model import Host, Vm

T = TypeVar("T")


class Remark(NamedTuple):
    """Something that was read otherwise than it stands there, or not at all."""

    line: int
    """The number of the line, counted from 1."""
    text: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file came to."""

    hosts: tuple[Host, ...] = ()
    vms: tuple[Vm, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """In the order of the lines."""
    vm_lines: Mapping[str, int] = field(default_factory=dict)
    """Where each VM stands, by its name."""


class ImportProblem(Exception):  # noqa: N818 - a file has problems
    """Nothing of a file can be used."""

    def __init__(self, path: Path | None, line: int, message: str) -> None:
        self.path = path
        """The file; None for text that is not from a file."""
        self.line = line
        """The number of the line that shows it, counted from 1."""
        self.message = message
        super().__init__(path, line, message)

    def __str__(self) -> str:
        """The place and what is wrong there, in one line."""
        place = f"{self.path}:{self.line}" if self.path else f"line {self.line}"
        return f"{printable(place)}: {printable(self.message)}"


def import_file(path: Path, read: Callable[[str], T]) -> T:
    """Read a file and import its text. Raises ImportProblem, or FileProblems if the file cannot be opened."""
    try:
        return read(decoded(read_bytes(path)))
    except ImportProblem as problem:
        raise ImportProblem(path, problem.line, problem.message) from None


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, or in UTF-16 with its mark, as Windows terminals save. Raises ImportProblem."""
    if len(data) > SIZE_MAX:
        raise ImportProblem(None, 1, f"the file is larger than {SIZE_MAX // 1024**2} MB")
    coding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(coding)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise ImportProblem(None, line, "is not text: a byte here belongs to no character of UTF-8") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise ImportProblem(None, line, "is not text: it has a character of value zero")
    return text
