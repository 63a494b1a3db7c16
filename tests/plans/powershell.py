"""Reading PowerShell as far as these scripts use it: what is text, and what is code."""

import re

_QUOTES = "'\u2018\u2019\u201a\u201b"
_DOUBLE = '"\u201c\u201d\u201e'
_NUMBER = re.compile(r"\[char\]::ConvertFromUtf32\(0x([0-9a-f]+)\)")


def texts(code: str) -> list[str]:
    """The single-quoted texts of a piece of code; raises ValueError if one does not end, or a comment is in the way."""
    found, at = [], 0
    while at < len(code):
        if code[at] in _QUOTES:
            text, at = _text(code, at + 1)
            found.append(text)
        elif code[at] in _DOUBLE or code[at] == "`":
            raise ValueError(f"unexpected {code[at]!r} at {at}")
        else:
            at += 1
    return found


def _text(code: str, at: int) -> tuple[str, int]:
    text = ""
    while at < len(code):
        if code[at] not in _QUOTES:
            text, at = text + code[at], at + 1
        elif code[at + 1 : at + 2] and code[at + 1] in _QUOTES:
            text, at = text + code[at], at + 2
        else:
            return text, at + 1
    raise ValueError("a text does not end")


def evaluated(expression: str) -> str:
    """What an expression of texts and characters is."""
    inner = expression[1:-1] if expression.startswith("(") else expression
    value, at = "", 0
    while at < len(inner):
        if number := _NUMBER.match(inner, at):
            value, at = value + chr(int(number[1], 16)), number.end()
        elif inner[at] in _QUOTES:
            text, at = _text(inner, at + 1)
            value += text
        elif inner.startswith(" + ", at):
            at += 3
        else:
            raise ValueError(f"no text at {at} of {inner!r}")
    return value
