"""What is compared: the rows of the functionality table, without any answer."""

import tomllib
from functools import cache
from importlib.resources import files

from vconsole.model import Model


class Row(Model):
    """A row of the table: a question that is answered by trying."""

    name: str
    title: str
    question: str
    """What is tried, with the places {vm} and {host}."""
    note: str = ""
    """What a reader who compares it with the article should know."""


class _RowsFile(Model):
    source: str
    row: tuple[Row, ...]


@cache
def rows() -> tuple[Row, ...]:
    """The rows in the order of the article."""
    table = tomllib.loads((files(__package__) / "rows.toml").read_text("utf-8"))
    return _RowsFile.model_validate(table).row
