"""What an ESXi command answers, as a value, and the text that ESXi makes of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Shape = Literal["blocks", "table", "fields", "text"]
"""How an answer looks: a block for each record, a line for each, one block without heading, or plain lines."""

_INDENT = "   "
_GAP = "  "


class Record(NamedTuple):
    """One thing that a listing tells of."""

    heading: str | None
    """The line above its fields; only blocks have one."""
    fields: tuple[tuple[str, str], ...]
    """Names and texts in the order of the command. A plain line of text has no name.

    A text of nothing but blanks is what stands after the colon of an empty field; it means the same as no text.
    """


@dataclass(frozen=True, slots=True)
class Listing:
    """The answer of a command before it is text."""

    shape: Shape
    records: tuple[Record, ...] = ()
    right: frozenset[str] = frozenset()
    """The columns of a table that stand at the right: numbers, and true or false."""
    ends_blank: bool = False
    """Whether a blank line follows the last block too, and not only those before it."""


def text_of(lines: Iterable[str]) -> Listing:
    """An answer of plain lines."""
    return Listing("text", tuple(Record(None, (("", line),)) for line in lines))


def fields_of(texts: Mapping[str, str]) -> Listing:
    """An answer of one record without heading."""
    return Listing("fields", (Record(None, tuple(texts.items())),))


def render(listing: Listing) -> str:
    """The text that ESXi prints, with a newline at its end; nothing if there is no record."""
    return "".join(f"{line}\n" for line in _lines(listing)) if listing.records else ""


def _lines(listing: Listing) -> Iterator[str]:
    match listing.shape:
        case "blocks":
            yield from _blocks(listing)
        case "table":
            yield from _table(listing)
        case "fields":
            for record in listing.records:
                yield from _fields(record)
        case "text":
            for record in listing.records:
                yield from (text for _, text in record.fields)


def _blocks(listing: Listing) -> Iterator[str]:
    last = len(listing.records) - 1
    for place, record in enumerate(listing.records):
        yield record.heading or ""
        yield from _fields(record)
        if place < last or listing.ends_blank:
            yield ""


def _fields(record: Record) -> Iterator[str]:
    for name, text in record.fields:
        gap = "" if not text.strip(" ") else " "
        yield f"{_INDENT}{name}:{gap}{text}"


def _table(listing: Listing) -> Iterator[str]:
    """Headings, a rule, and a line for each record; columns are as wide as their widest text."""
    names = [name for name, _ in listing.records[0].fields]
    rows = [[text for _, text in record.fields] for record in listing.records]
    widths = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    for row in (names, ["-" * width for width in widths], *rows):
        cells = [
            text.rjust(width) if name in listing.right else text.ljust(width)
            for name, text, width in zip(names, row, widths, strict=True)
        ]
        yield _GAP.join(cells).rstrip(" ")
