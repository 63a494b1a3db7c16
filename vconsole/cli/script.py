"""A file of actions: one JSON object a line; blank lines and lines that begin with `#` say nothing.

The journal of a session is one too, with more to it: the time of each act, undo and redo, and checksums.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from vconsole.files import FileProblems, Problem
from vconsole.files.toml import read_text
from vconsole.vcenter import Action, action_json, read_action
from vconsole.vcenter.action_problems import explained, unknown_action
from vconsole.vcenter.journal import Entry, Header, Move, Reading, is_journal, read_journal

STANDARD_INPUT = "-"


class Line(NamedTuple):
    """One line of the file that does something."""

    number: int
    """Counted from 1."""
    act: Action | Entry
    """An action, or the entry of a journal."""

    @property
    def name(self) -> str:
        """What the line calls its act."""
        act = self.act.act if isinstance(self.act, Entry) else self.act
        return act.value if isinstance(act, Move) else str(action_json(act)["action"])


class Script(NamedTuple):
    """What a file of actions says."""

    lines: tuple[Line, ...]
    header: Header | None = None
    """What a journal began with; None for a plain list of actions."""
    torn: bool = False
    """Whether the last line of a journal was cut off and is left out."""


def read_script(source: str) -> Script:
    """Read the actions of a file, or of standard input for `-`. Raises FileProblems with the problems of all lines."""
    text = _standard_input() if source == STANDARD_INPUT else read_text(Path(source))
    return _of_journal(source, read_journal(text.encode("utf-8"))) if is_journal(text) else _of_actions(source, text)


def _of_journal(source: str, reading: Reading) -> Script:
    if reading.damage is not None:
        number, reason = reading.damage
        problem = Problem(_place(source, number), f"cannot be followed: {reason}. A journal is used as it was written")
        raise FileProblems(_path(source), [problem])
    lines = tuple(Line(number, entry) for number, entry in enumerate(reading.entries, start=2))
    return Script(lines, reading.header, reading.torn)


def _of_actions(source: str, text: str) -> Script:
    lines: list[Line] = []
    problems: list[Problem] = []
    for number, words in _acts(text):
        try:
            lines.append(Line(number, _read_line(words)))
        except _LineProblems as wrong:
            problems += [Problem(_place(source, number), message) for message in wrong.messages]
    if problems:
        raise FileProblems(_path(source), problems)
    return Script(tuple(lines))


class _LineProblems(Exception):  # noqa: N818 - a line has problems
    """A line is not an action."""

    def __init__(self, *messages: str) -> None:
        super().__init__(*messages)
        self.messages = messages


def _acts(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            yield number, stripped


def _path(source: str) -> Path | None:
    return None if source == STANDARD_INPUT else Path(source)


def _place(source: str, number: int) -> str:
    return f"standard input, line {number}" if source == STANDARD_INPUT else f"line {number}"


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileProblems(None, [Problem("standard input", "is not text in UTF-8")]) from None


def _read_line(text: str) -> Action:
    value = _read_json(text)
    if not isinstance(value, dict):
        raise _LineProblems('is not an action: a JSON object is needed, as in {"action": "power-on", "vm": "train-01"}')
    problem = unknown_action(value)
    if problem:
        raise _LineProblems(problem)
    try:
        return read_action(value)
    except ValidationError as wrong:
        raise _LineProblems(*explained(value, wrong.errors(include_url=False))) from None


def _read_json(text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
    except json.JSONDecodeError as problem:
        raise _LineProblems(f"is not JSON: {problem.msg} at column {problem.colno}") from None
    except RecursionError:
        raise _LineProblems("is not JSON that can be read: brackets are nested too deeply") from None
    except ValueError as problem:
        raise _LineProblems(f"is not JSON: {problem}") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f'the key "{twice}" stands twice in one object')
    return values


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a number of JSON")
