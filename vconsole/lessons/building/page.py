"""Lab files as they are written for their authors: every key explained where it stands first."""

import textwrap
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from vconsole.files import spelling

_WIDTH = 100


class Page:
    """The text of a lab file, table by table."""

    def __init__(self, *opening: str) -> None:
        """Begin with paragraphs of comment."""
        self._blocks = ["\n#\n".join(map(_comment, opening)) + "\n"]
        self._explained: set[tuple[str, str]] = set()

    def table(self, table: str, values: Mapping[str, Any], *, remark: str = "") -> None:
        """Add a table, called `steps.checks` where there may be several and empty at the top of the file."""
        lines = [_comment(remark)] if remark else []
        lines += self._explanation(table, "")
        lines += [_HEADINGS.get(table, f"[[{table}]]")] if table else []
        for key, value in values.items():
            lines += [*self._explanation(table, key), _assigned(key, value)]
        self._blocks.append("\n".join(lines) + "\n")

    def end(self, closing: str) -> str:
        """The whole text, with a last comment."""
        return "\n".join([*self._blocks, closing])

    def _explanation(self, table: str, key: str) -> list[str]:
        text = notes().get(table or "lab", {}).get(key or "table", "")
        if not text or (table, key) in self._explained:
            return []
        self._explained.add((table, key))
        return [_comment(text)]


_HEADINGS = {"start": "[start]", "solution": "[solution]"}


@cache
def notes() -> Mapping[str, Mapping[str, str]]:
    """What the keys of a lab file mean, by table; `table` is about the table itself."""
    return tomllib.loads((files(__package__) / "notes.toml").read_text("utf-8"))


def _assigned(key: str, value: Any) -> str:
    line = spelling.assignment(key, value)
    return spelling.long_list(key, value) if isinstance(value, list) and value and len(line) > _WIDTH else line


def _comment(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_long_words=False)
