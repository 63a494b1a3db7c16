"""Names and labels: which texts may be one, and how alike two of them are."""

import json
import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

LABEL_LENGTH_MAX = 255
_TYPO_EDITS_MAX = 2
_BLANK = "␣"
_PARTS = re.compile(r"[-_./: ]+")


def check_text(text: str) -> str:
    """Return the text if it is a name or label: 1 to 255 printable characters. Raises ValueError.

    VMware publishes no rule for hardware labels; this one is ours.
    """
    if not text:
        raise ValueError("an empty text is not a name or label; for none leave the key out, or write null in an action")
    if len(text) > LABEL_LENGTH_MAX:
        raise ValueError(f"a name or label has at most {LABEL_LENGTH_MAX} characters, this one has {len(text)}")
    if not text.isprintable():
        position = next(place for place, character in enumerate(text, start=1) if not character.isprintable())
        raise ValueError(f"{text!r} has {_unprintable(text[position - 1])} at position {position}")
    return text


def _unprintable(character: str) -> str:
    """What a character is that cannot be seen in a list: its name in Unicode, or its kind if it has none."""
    named = unicodedata.name(character, "").lower()
    if named:
        return f"a {named}" if named[0] not in "aeiou" else f"an {named}"
    return "a control character" if unicodedata.category(character) == "Cc" else "a character that cannot be printed"


Name = Annotated[str, AfterValidator(check_text)]
"""The name of an object of the inventory."""

HardwareLabel = Annotated[str, AfterValidator(check_text)]
"""A hardware label: stored as typed, compared exactly."""


def show_text(text: str) -> str:
    """The text in quotation marks, so that blanks at its ends are seen."""
    return f'"{text}"'


def blanks_seen(label: str) -> str:
    """The label, where no quotation marks stand around it, with the blanks at its ends as signs: `Training␣`."""
    core = label.strip(" ")
    before = len(label) - len(label.lstrip(" "))
    return f"{_BLANK * before}{core}{_BLANK * (len(label) - len(core) - before)}"


def show_value(value: object) -> str:
    """A value that is no text as files and scripts write it: `null`, `true`, `5`."""
    return json.dumps(value, default=str)


@lru_cache(maxsize=1024)
def near_miss(wanted: str, found: str) -> str | None:
    """How two different texts are nearly the same, or None if they are equal or far apart."""
    if wanted == found:
        return None
    if wanted.strip() == found.strip():
        return "they differ in blanks at the ends"
    if wanted.casefold() == found.casefold():
        return "they differ in upper and lower case"
    if "".join(wanted.split()).casefold() == "".join(found.split()).casefold():
        return "they differ in blanks"
    edits = _edits(wanted.strip().casefold(), found.strip().casefold())
    if 0 < edits <= _TYPO_EDITS_MAX and edits < min(len(wanted), len(found)) / 2:
        return "they differ in one letter" if edits == 1 else f"they differ in {edits} letters"
    return None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like this one, or the only one that has it as a part; None if there is none."""
    by_fold = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    if close:
        return by_fold[close[0]]
    with_part = [name for fold, name in by_fold.items() if word.casefold() in _PARTS.split(fold)]
    return with_part[0] if len(with_part) == 1 else None


def _edits(left: str, right: str) -> int:
    """Single letters to insert, delete, change or swap with their neighbour (optimal string alignment)."""
    if abs(len(left) - len(right)) > _TYPO_EDITS_MAX:
        return _TYPO_EDITS_MAX + 1
    above: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        two_above, above, row = above, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, two_above[j - 2] + 1)
            row.append(cost)
    return row[-1]
