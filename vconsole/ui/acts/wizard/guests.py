"""Guest operating systems that the wizard offers."""

from functools import cache
from importlib.resources import files

from vconsole.model import Model
from vconsole.model.catalogue.tables import read_table
from vconsole.model.names import Name


class GuestFamily(Model):
    """Guests of one family."""

    title: str
    guests: tuple[Name, ...]


class _GuestFile(Model):
    source: str
    family: tuple[GuestFamily, ...]


@cache
def guest_families() -> tuple[GuestFamily, ...]:
    """All guests by family. Raises ValueError if the file is wrong."""
    return read_table(_GuestFile, files(__package__) / "guests.toml").family
