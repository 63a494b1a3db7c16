"""Lines of a VMX file."""

import re
from collections.abc import Iterable
from typing import NamedTuple

ENCODING = ".encoding"
"""The key that says how a file is encoded. It is written as UTF-8, whatever it was."""
_ESCAPED = frozenset('|"\n\r\0')
"""What cannot stand in a quoted value as it is."""
_ESCAPE = re.compile(r"\|([0-9a-f]{2})", re.IGNORECASE)
_OTHER_QUOTES = "'`" + "".join(
    map(chr, (0xAB, 0xB4, 0xBB, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xFF02))
)
"""Quotation marks of text processors and of other languages."""
_KEY = re.compile(r'[^\s="#][^\s="]*')
_KEY_LENGTH_MAX = 255


class VmxLine(NamedTuple):
    """A line as it stands in a file, and what it says."""

    text: str
    """With its end of line, if it has one."""
    key: str = ""
    """As it is spelled; empty for a comment, a blank line, or one that is not understood."""
    value: str = ""
    """Without quotation marks and escapes."""
    flaw: str | None = None
    """What is wrong with its spelling: `not-understood`, `quotation-marks`, `quote-not-closed`, `text-after-value`."""


def is_key(text: str) -> bool:
    """Whether a text can be the key of a line."""
    return len(text) <= _KEY_LENGTH_MAX and text.isprintable() and _KEY.fullmatch(text) is not None


def escape(value: str) -> str:
    """A value as it stands between quotation marks: a bar and two hexadecimal digits for what cannot stand there.

    A quotation mark is `|22`, the bar itself `|7C`.
    """
    return "".join(f"|{ord(sign):02X}" if sign in _ESCAPED else sign for sign in value)


def unescape(text: str) -> str:
    """The value that stands escaped between quotation marks; a bar that begins no escape is a bar."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def vmx_lines(settings: Iterable[tuple[str, str]]) -> str:
    """Settings as lines of a VMX file, in the order given."""
    return "".join(f'{key} = "{escape(value)}"\n' for key, value in settings)


def read_line(text: str) -> VmxLine:
    """What a line says. Nothing is lost: its text stays as it is."""
    body = text.strip()
    if not body or body[0] == "#":
        return VmxLine(text)
    key, equals, rest = body.partition("=")
    key = key.rstrip()
    if not equals or not is_key(key):
        return VmxLine(text, flaw="not-understood")
    value, flaw = _value(rest.lstrip())
    return VmxLine(text, key, unescape(value), flaw)


def _value(rest: str) -> tuple[str, str | None]:
    """The value at the right of the equals sign, still escaped, and what is wrong with how it is quoted."""
    if rest[:1] != '"':
        odd = rest[:1] in _OTHER_QUOTES and rest != ""
        return (rest.strip(f'{_OTHER_QUOTES}"'), "quotation-marks") if odd else (rest, None)
    value, closed, after = rest[1:].partition('"')
    if not closed:
        odd = value[-1:] in _OTHER_QUOTES and value != ""
        return (value.rstrip(_OTHER_QUOTES), "quotation-marks") if odd else (value, "quote-not-closed")
    after = after.strip()
    return value, "text-after-value" if after and after[0] != "#" else None
