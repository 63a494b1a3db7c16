"""Reading TOML files that may be anything."""

import re
import tomllib
from pathlib import Path
from typing import Any

from vconsole.files.problems import FileProblems, Problem, shown

SIZE_MAX = 256 * 1024 * 1024
"""Bytes; the largest estate that vCenter takes has a tenth of it."""

_POSITION = re.compile(
    r"(?P<message>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL
)


_TWICE = ("Cannot overwrite a value", "Cannot declare")
_INLINE_TWICE = re.compile(r"Duplicate inline table key '(.*)'", re.DOTALL)
_BEGINNING = re.compile(r"\s*(?:(?P<heading>\[\[?[^\]]*\]\]?)|(?P<key>[\w.\-\"' ]+)=)")
"""What a line of a file begins: a table, or a key."""
_IN_BRACES = ("Invalid initial character for a key part", "Unclosed inline table")
_ONE_LINE = "a table in braces has to end in the line in which it begins; put it on one line, or give it a [heading]"
_LAST_COMMA = "a comma stands before the closing brace; leave it out"
_NO_COMMA = "a comma is needed between the keys of a table in braces"
_QUOTES = 'a text in "quotes" has to end in its line; for several lines begin and end it with three quotes'
_NO_VALUE = 'no value begins like this; a text needs "quotes", a truth is true or false'

_LONG_LINE = re.compile(r"^.{5001,}", re.MULTILINE)
_DOTS_MAX = 2000


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file. Raises FileProblems with exactly one problem if it is not one."""
    text = read_text(path)
    try:
        return parse_toml(text)
    except FileProblems as problems:
        raise FileProblems(path, problems.problems) from None


def read_text(path: Path) -> str:
    """Read a text file in UTF-8, with or without a byte order mark. Raises FileProblems."""
    data = read_bytes(path)
    if len(data) > SIZE_MAX:
        raise _unreadable(path, f"cannot be read: it is larger than {SIZE_MAX // 1024**2} MB")
    if b"\0" in data:
        raise _unreadable(path, "is not text: it has bytes of value zero (a binary file, or UTF-16)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise _unreadable(path, f"is not text in UTF-8: the first other byte is in line {line}") from None


def read_bytes(path: Path) -> bytes:
    """Read a file up to one byte beyond the largest size. Raises FileProblems."""
    try:
        with path.open("rb") as file:
            return file.read(SIZE_MAX + 1)
    except (OSError, ValueError) as problem:
        raise _unreadable(path, f"cannot be read: {_reason(problem)}") from None


def parse_toml(text: str) -> dict[str, Any]:
    """Parse TOML. Raises FileProblems with exactly one problem, with line and column, if it is not TOML."""
    _refuse_long_keys(text)
    try:
        return tomllib.loads(text)
    except RecursionError:
        message = "brackets are nested too deeply to be read"
        raise FileProblems(None, [Problem("the file", message)]) from None
    except ValueError as problem:
        raise FileProblems(None, [_syntax(str(problem), text)]) from None


def _refuse_long_keys(text: str) -> None:
    """Refuse a line with thousands of dots: as a dotted key it would keep tomllib busy for minutes."""
    for line in _LONG_LINE.finditer(text):
        if line[0].count(".") > _DOTS_MAX:
            place = f"line {text.count(chr(10), 0, line.start()) + 1}"
            raise FileProblems(None, [Problem(place, "has too many dots to be read")])


def _syntax(said: str, text: str) -> Problem:
    found = _POSITION.fullmatch(said)
    if found is None:
        return Problem("the file", "is not TOML: a number has too many digits")
    last = found["line"] is None
    line = text.count("\n") + 1 if last else int(found["line"])
    twice = _given_twice(found["message"], text, line)
    if twice is not None:
        return Problem(f"line {line}", twice)
    if last:
        cut_off = "" if found["message"].startswith("Cannot") else "; the file may have been cut off here"
        return Problem("end of the file", f"is not TOML: {found['message']}{cut_off}")
    column = int(found["column"])
    rest = text.split("\n")[line - 1][column - 1 :].strip()
    why = _in_plain_words(found["message"], rest) or found["message"]
    return Problem(f"line {line}, column {column}", f"is not TOML: {why}")


def _in_plain_words(message: str, rest: str) -> str | None:
    """What to do about the commonest slips, by what follows in the line."""
    if message in _IN_BRACES:
        if not rest or rest.startswith("#"):
            return _ONE_LINE
        if rest.startswith("}"):
            return _LAST_COMMA
        return _NO_COMMA if message.startswith("Unclosed") else None
    if message.startswith("Illegal character") and not rest:
        return _QUOTES
    return _NO_VALUE if message == "Invalid value" and rest else None


def _given_twice(message: str, text: str, line: int) -> str | None:
    """What stands twice in the file at this line, if that is the problem."""
    inline = _INLINE_TWICE.fullmatch(message)
    if inline is not None:
        return f"the key {shown(inline[1])} stands twice in one table; leave one of them out"
    if not message.startswith(_TWICE):
        return None
    # The position is the end of a value, which may have begun some lines above.
    above = text.split("\n")[:line]
    begun = next((begun for words in reversed(above) if (begun := _BEGINNING.match(words))), None)
    if begun is None:
        return None
    if begun["heading"]:
        return _heading_twice(begun["heading"])
    return f"the key {shown(begun['key'].strip())} stands twice in one table; leave one of them out"


def _heading_twice(heading: str) -> str:
    name = heading.strip("[]")
    if heading.startswith("[["):
        return f"[[{name}]] and [{name}] cannot both stand; write [[{name}]] for each of several, or [{name}] for one"
    return f"[{name}] stands twice; leave one of them out, or write [[{name}]] for several"


def _reason(problem: OSError | ValueError) -> str:
    if isinstance(problem, IsADirectoryError):
        return "it is a directory"
    if isinstance(problem, FileNotFoundError):
        return "there is no such file"
    if isinstance(problem, PermissionError):
        return "you have no permission to read it"
    return (problem.strerror if isinstance(problem, OSError) else None) or str(problem)


def _unreadable(path: Path, message: str) -> FileProblems:
    return FileProblems(path, [Problem(str(path), message)])
