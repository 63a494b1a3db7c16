"""Texts in scripts: quoted so that each name and value arrives as it is, whatever characters it has."""

import re
import shlex

_PLAIN = re.compile("([ -~]+)")
_MARKDOWN = re.compile(r"([\\`*_\[\]<#!|~&$@]|:(?=//)|(?<=[wW]{3})\.)")
"""What means something inside a paragraph, whichever kind of Markdown it is."""


def one_line(text: str) -> str:
    """The text for a comment: on one line, with what cannot be seen written as an escape."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text)


def powershell(text: str) -> str:
    """A PowerShell expression for the text, on one line and in ASCII.

    Windows PowerShell reads a file without a mark as an old code page, in which bytes of other letters are quotation
    marks; and typographic quotation marks end a text as straight ones do. So every other character is a number.
    """
    parts = [part for part in _PLAIN.split(text) if part]
    if len(parts) == 1 and _PLAIN.fullmatch(text):
        return _single(text)
    written = (_single(part) if _PLAIN.fullmatch(part) else _numbers(part) for part in parts)
    return "(" + " + ".join(["''", *written]) + ")" if parts else "''"


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _numbers(text: str) -> str:
    return " + ".join(f"[char]::ConvertFromUtf32(0x{ord(char):x})" for char in text)


def shell(text: str) -> str:
    """A word of the POSIX shell."""
    return shlex.quote(text)


def inventory_path(name: str) -> str:
    """The pattern by which govc finds exactly this name.

    vCenter writes percent sign, slash and backslash in a name as escapes; what is special in a pattern gets one more.
    """
    escaped = name.replace("%", "%25").replace("/", "%2f").replace("\\", "%5c")
    return re.sub(r"([*?\[])", r"\\\1", escaped)


def markdown(text: str) -> str:
    """The text in a paragraph of Markdown, where none of its characters means anything."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))


def code(text: str) -> str:
    """The text as a code span of Markdown: fenced by more backticks than it has in a row."""
    shown = one_line(text)
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    blank = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{fence}{blank}{shown}{blank}{fence}"
