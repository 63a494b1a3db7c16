"""The head of a lesson's file: what lists say about it, read without the rest of it."""

import re
from pathlib import Path
from typing import Any, NamedTuple

from vconsole.files import FileProblems
from vconsole.files.toml import parse_toml, read_text
from vconsole.lessons.support import Support

_VARIANT = re.compile(r"^\[\[ *variants *\]\]", re.MULTILINE)


class Head(NamedTuple):
    """What stands before the first table of a file; the fields are those of `Lab` and `Tour`."""

    id: str
    title: str
    form: str
    """That of a lab, or `tour`."""
    level: str
    minutes: int
    summary: str
    needs: tuple[str, ...] = ()
    support: Support = Support.GUIDED
    review: tuple[int, ...] = (1, 7, 21)
    tour: str | None = None
    variants: int = 1
    """How many there are."""
    labs: tuple[str, ...] = ()
    """Of a walkthrough: the labs that drill it."""


def read_head(path: Path) -> Head:
    """Read the head of a lesson that is known to be valid. Raises FileProblems if the file is no TOML or not there."""
    text = read_text(path)
    top, _, rest = text.partition("\n[")
    try:
        values = parse_toml(top)
        variants = len(values.get("variants", ())) or len(_VARIANT.findall(f"[{rest}"))
    except FileProblems:  # a line of the story, or of a list, begins with a bracket
        values = parse_toml(text)
        variants = len(values.get("variants", ()))
    return head_from(values, variants)


def head_from(values: dict[str, Any], variants: int) -> Head:
    """The head that these values of a lesson make."""
    known = {key: value for key, value in values.items() if key in Head._fields and key != "variants"}
    for key in ("needs", "review", "labs"):
        if key in known:
            known[key] = tuple(known[key])
    known["support"] = Support(known.get("support", Support.GUIDED))
    if values.get("kind") == "tour":
        known = {"form": "tour", "level": "beginner", **known}
    return Head(**known, variants=max(1, variants))
