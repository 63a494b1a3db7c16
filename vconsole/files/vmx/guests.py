"""The guest OS of a VM in the words of a VMX file."""

from functools import cache
from importlib.resources import files

from vconsole.model import Model
from vconsole.model.catalogue.tables import read_table

OTHER_GUEST = "other-64"
"""The word for a guest OS that has none."""


class _GuestFile(Model):
    vmx: dict[str, str]


@cache
def _words() -> dict[str, str]:
    return read_table(_GuestFile, files(__package__) / "guests.toml").vmx


def guest_word(title: str) -> str:
    """The word for a guest OS; one that is not known stays as it is if it looks like a word of a VMX file."""
    looks_like_one = title.isascii() and title.replace("-", "").isalnum()
    return _words().get(title) or (title if looks_like_one else OTHER_GUEST)


def guest_title(word: str) -> str:
    """The guest OS as the client calls it, or the word itself."""
    folded = word.casefold()
    return next((title for title, known in _words().items() if known == folded), word)
