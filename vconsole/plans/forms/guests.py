"""Guest operating systems as the API names them."""

import tomllib
from functools import cache
from importlib.resources import files

GENERAL_GUEST = "otherGuest64"
"""The identifier for any guest of 64 bits."""


def guest_id(title: str) -> str | None:
    """The identifier of a guest operating system; None if its title is not known."""
    return _guests().get(title)


@cache
def _guests() -> dict[str, str]:
    text = files(__package__).joinpath("guests.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["guests"])
