"""The names of the parts of the screen that a walkthrough talks about."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

ROW = "row "
"""What begins a spot that is the line of the page or dialog with the text after it."""


@cache
def spots() -> Mapping[str, str]:
    """The spots by name, with what each is; rows are besides them."""
    table: Mapping[str, str] = tomllib.loads((files(__package__) / "spots.toml").read_text("utf-8"))["spots"]
    return table


def is_spot(name: str) -> bool:
    """Whether a scene may name it."""
    return name in spots() or (name.startswith(ROW) and bool(name.removeprefix(ROW).strip()))
