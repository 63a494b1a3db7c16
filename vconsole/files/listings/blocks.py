"""The lines of a file with the output of ESXi commands, taken apart: blocks, prompts, and what is neither."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from vconsole.files.listings.pci_said import PCI_FIELDS

_ADDRESS = re.compile(r"[0-9a-f]{1,8}:[0-9a-f]{1,3}:[0-9a-f]{1,2}\.[0-7]", re.IGNORECASE)
SHELL_PROMPT = re.compile(r"\[[^\]\s]{1,99}@[^\]]{0,99}\]|~ ?[#$%]")
"""The prompt of a shell of ESXi, as `[root@esxi-01:~]` or `~ #`."""
_PROMPT = re.compile(
    rf"{SHELL_PROMPT.pattern}|"
    r"(?:[^\s@]{1,99}@[^\s@]{1,99} ?)?[#$%>]? ?"
    r"(?:esxcli|localcli|lspci|vim-cmd|vmkchdev)(?: |$)"
)
_GREP_GAP = "--"
_MARK = "\ufeff"
"""The byte order mark; where files were joined it stands in the middle."""

STARTS = frozenset(
    ("Default Graphics Type", "Product", "CPU Packages", "Physical Memory", "World ID", "Domain Name", "Address")
)
"""Fields that begin a record, whatever stands above them."""
KNOWN = PCI_FIELDS | {
    *("Module Name", "Graphics Type", "Memory Size in KB", "Number of VMs"),
    *("Default Graphics Type", "Shared Passthru Assignment Policy"),
    *("World ID", "Process ID", "VMX Cartel ID", "UUID", "Display Name", "Config File"),
    *("Product", "Version", "Build", "Update", "Patch"),
}
"""Fields that are taken for fields even if their indentation got lost."""


class Prompt(NamedTuple):
    """A line with the prompt of a shell and perhaps a command, pasted along."""

    line: int


class Stray(NamedTuple):
    """A line that is no part of any block."""

    line: int
    text: str


@dataclass(slots=True)
class Block:
    """A heading and the fields below it, or fields without a heading."""

    line: int
    """The number of its first line, counted from 1."""
    heading: str | None
    fields: list[tuple[int, str, str]] = field(default_factory=list)
    """Number of the line, name and text."""
    blank_after: bool = False
    """Whether a blank line follows."""
    ends_output: bool = False
    """Whether the file ends after it, or a prompt follows."""

    @property
    def texts(self) -> dict[str, str]:
        """The texts by name."""
        return {name: text for _, name, text in self.fields}


Found = Block | Prompt | Stray


def lines_of(text: str) -> list[str]:
    """The lines of a text, as editors count them; a newline at the end begins none."""
    lines = text.split("\n")
    return lines if lines[-1] else lines[:-1]


def blocks_in(lines: Iterable[str]) -> Iterator[Found]:
    """Take lines apart, in their order. Blocks may be indented, unindented or doubly spaced, as pasting leaves them."""
    reader = _Reader()
    for number, line in enumerate(lines, start=1):
        yield from reader.take(number, line.rstrip("\r").removeprefix(_MARK))
    yield from reader.close(ends_output=True)


class _Reader:
    """One pass over the lines; it holds back the block that may go on."""

    def __init__(self) -> None:
        self._block: Block | None = None
        self._names: set[str] = set()
        self._indent = ""
        self._doubtful: Stray | None = None
        """A line right below the open block: a heading if other fields follow, a stray one if the block goes on."""

    def take(self, number: int, line: str) -> Iterator[Found]:
        """What is complete with this line."""
        bare = line.strip(" \t")
        if not bare:
            if self._block is not None and self._doubtful is None:
                self._block.blank_after = True
        elif bare == _GREP_GAP:
            yield from self.close()
        elif _PROMPT.match(bare):
            yield from self.close(ends_output=True)
            yield Prompt(number)
        else:
            yield from self._take_words(number, line, bare)

    def _take_words(self, number: int, line: str, bare: str) -> Iterator[Found]:
        indented, is_address = line[0] in " \t", _ADDRESS.fullmatch(bare) is not None
        name, text = (None, "") if is_address else _parted(line)
        if name is not None and (indented or name in KNOWN):
            yield from self._take_field(number, name, text, line)
        elif indented and not is_address:
            yield Stray(number, line)
        elif is_address or self._block is None or not self._block.fields or self._block.blank_after:
            yield from self.close()
            self._open(number, bare)
        else:
            yield from self._settled()
            self._doubtful = Stray(number, bare)

    def _settled(self) -> Iterator[Stray]:
        """The doubtful line as a stray one, if there is one."""
        if self._doubtful is not None:
            yield self._doubtful
        self._doubtful = None

    def _judge(self, name: str) -> Iterator[Found]:
        """Take the doubtful line for a stray one or for a heading, by the field that follows it."""
        if self._doubtful is None:
            return
        if name in KNOWN - STARTS and name not in self._names:
            yield from self._settled()
        else:
            heading, self._doubtful = self._doubtful, None
            yield from self.close()
            self._open(*heading)

    def close(self, *, ends_output: bool = False) -> Iterator[Found]:
        """The block that was held back, as it is now, and what stands right below it."""
        block, self._block, self._names = self._block, None, set()
        if block is None:
            return
        block.ends_output = ends_output and self._doubtful is None
        if block.fields:
            yield block
        else:
            yield Stray(block.line, block.heading or "")
        yield from self._settled()

    def _open(self, number: int, heading: str | None) -> None:
        self._block, self._names = Block(number, heading), set()

    def _take_field(self, number: int, name: str, text: str, line: str) -> Iterator[Found]:
        yield from self._judge(name)
        block = self._block
        name = self._nested(name, line) if block and block.fields else name
        if block is None or self._begins(block, name):
            yield from self.close()
            self._open(number, None)
        elif name in self._names:
            yield Stray(number, line)
            return
        assert self._block is not None  # noqa: S101 - for the type checker
        if not self._block.fields:
            self._indent = _indent(line)
        self._block.fields.append((number, name, text))
        self._block.blank_after = False
        self._names.add(name)

    def _nested(self, name: str, line: str) -> str:
        """The name with the blanks by which a new field stands below the one above it."""
        deeper = _indent(line).removeprefix(self._indent)
        return f"{deeper}{name}" if name not in KNOWN and not deeper.strip(" ") else name

    def _begins(self, block: Block, name: str) -> bool:
        """Whether a field begins another record than the open one."""
        if name in self._names:
            return block.blank_after or name == block.fields[0][1]
        if name in STARTS:
            return bool(block.fields)
        return block.blank_after and name not in KNOWN


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _parted(line: str) -> tuple[str | None, str]:
    """Name and text of a field; no name if the line is none. An empty text keeps the blanks after its colon."""
    name, colon, rest = line.partition(":")
    name = name.strip(" \t")
    if not colon or not name or rest[:1] not in ("", " ", "\t"):
        return None, ""
    return name, rest[1:] if rest.strip(" ") else rest
