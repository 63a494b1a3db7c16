"""Texts of others as they are shown: on one line, in a width of cells, with nothing hidden in them."""

import re
from typing import Literal

from rich.cells import cell_len, set_cell_size

Align = Literal["left", "right"]

ELLIPSIS = "…"
_C0_PICTURES = 0x2400
_DELETE = 0x7F
_NUMBERS = re.compile(r"([0-9]{1,18})")


def visible(text: str) -> str:
    """The text with every control character, line break and direction mark turned into a sign one cell wide."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _picture(character) for character in text)


def _picture(character: str) -> str:
    code = ord(character)
    if code < ord(" "):
        return chr(_C0_PICTURES + code)
    if code == _DELETE:
        return "␡"
    return "␣" if character.isspace() else "�"


def width_of(text: str) -> int:
    """The cells that a text takes on the screen."""
    return len(text) if text.isascii() else cell_len(text)


def fit(text: str, width: int, align: Align = "left") -> str:
    """The text in exactly `width` cells: cut with an ellipsis, or filled with blanks."""
    cells = width_of(text)
    if cells > width:
        return set_cell_size(text, width - 1) + ELLIPSIS if width > 0 else ""
    blanks = " " * (width - cells)
    return blanks + text if align == "right" else text + blanks


def natural_key(text: str) -> list[str | int]:
    """A sort key in which the numbers of a text count as numbers and case does not matter."""
    return [int(part) if odd % 2 else part for odd, part in enumerate(_NUMBERS.split(text.casefold()))]
