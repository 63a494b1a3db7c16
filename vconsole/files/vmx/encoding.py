"""The bytes of a VMX file as text, and back to the same bytes."""

import codecs
import re
from typing import NamedTuple

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb'^[ \t]*\.encoding[ \t]*=[ \t]*"([-\w]{1,40})"', re.MULTILINE | re.IGNORECASE)
_USUAL = re.compile(
    r"ascii|utf-8|cp125\d|iso8859-\d{1,2}|gbk|gb2312|gb18030|big5|cp9(?:32|36|49|50)|shift_jis|euc_(?:jp|kr)"
)
"""Encodings that a host writes. Python knows others that are no text, or that take long."""
_ANY_BYTES = "latin-1"


class Decoded(NamedTuple):
    """A text, and how it was written."""

    text: str
    codec: str
    mark: bytes = b""
    """The byte order mark at its beginning."""

    def encoded(self) -> bytes:
        """The bytes that were read."""
        return self.mark + self.text.encode(self.codec)


def decode(data: bytes) -> Decoded:
    """Read bytes by their mark, else by the `.encoding` they declare, else as UTF-8, else as Latin-1.

    Every sequence of bytes can be read, and is the same when it is written again.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark) and (text := _text(data[len(mark) :], codec)) is not None:
            return Decoded(text, codec, mark)
    for codec in (*_declared(data), "utf-8"):
        if (text := _text(data, codec)) is not None:
            return Decoded(text, codec)
    return Decoded(data.decode(_ANY_BYTES), _ANY_BYTES)


def _text(data: bytes, codec: str) -> str | None:
    """The text, if it is written as the same bytes."""
    try:
        text = data.decode(codec)
        return text if text.encode(codec) == data else None
    except UnicodeError:
        return None


def _declared(data: bytes) -> tuple[str, ...]:
    found = _DECLARED.search(data)
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except (LookupError, UnicodeError):
        return ()
    return (name,) if _USUAL.fullmatch(name) else ()
