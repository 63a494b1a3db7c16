"""The filter of a table: words that the rows it keeps must show."""

import re
from collections.abc import Sequence
from typing import NamedTuple, Self

_TERM = re.compile(r'(?P<inverse>!)?(?:(?P<column>[^\s:"!]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))')


class Term(NamedTuple):
    """One word of a filter."""

    text: str
    """Without regard to case."""
    column: int | None
    """The column it must stand in; None for any."""
    inverse: bool

    def holds(self, texts: Sequence[str]) -> bool:
        """Whether a row with these texts, one for each column, without case, satisfies it."""
        where = texts if self.column is None else (texts[self.column],)
        return any(self.text in text for text in where) is not self.inverse


class RowFilter(NamedTuple):
    """All words must hold: `text`, `column:text`, `!text` and `!column:text`; quotation marks keep blanks."""

    terms: tuple[Term, ...]

    @classmethod
    def parse(cls, text: str, columns: Sequence[tuple[str, str]]) -> Self:
        """Read a filter for columns given by key and title. Every text is a filter.

        What stands before a colon and names no column belongs to the word, as in a PCI address.
        """
        return cls(tuple(term for match in _TERM.finditer(text) if (term := _term(match, columns)) is not None))

    def keeps(self, texts: Sequence[str]) -> bool:
        """Whether a row with these texts, one for each column, without case, stays."""
        return all(term.holds(texts) for term in self.terms)


def _term(match: re.Match[str], columns: Sequence[tuple[str, str]]) -> Term | None:
    text = match["quoted"] if match["quoted"] is not None else match["plain"]
    column = None
    if match["column"] is not None:
        column = _column(match["column"], columns)
        if column is None:
            text = f"{match['column']}:{text}"
    return Term(text.casefold(), column, bool(match["inverse"])) if text else None


def _column(word: str, columns: Sequence[tuple[str, str]]) -> int | None:
    """The column whose key or title is the word, or else the first that begins with it."""
    wanted = word.casefold()
    names = [(_bare(key), _bare(title)) for key, title in columns]
    for index, pair in enumerate(names):
        if wanted in pair:
            return index
    return next((i for i, pair in enumerate(names) if any(name.startswith(wanted) for name in pair)), None)


def _bare(name: str) -> str:
    return "".join(name.split()).casefold()
