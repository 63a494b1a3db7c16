"""Guest operating systems: as the wizard titles them, and in the words of the API and of a VMX file."""

from collections.abc import Mapping
from functools import cache

from vconsole.model.base import Model
from vconsole.model.catalogue.tables import FOLDER, read_table
from vconsole.model.names import Name


class GuestOs(Model):
    """A guest operating system that is known."""

    title: Name
    """What the wizard calls it, and a VM keeps."""
    family: str
    api: str
    """Its identifier in the API (`VirtualMachineGuestOsIdentifier`)."""
    vmx: str
    """Its word in a VMX file."""


class _GuestFile(Model):
    guest: tuple[GuestOs, ...]


@cache
def guests() -> Mapping[str, GuestOs]:
    """The known guests by title, in the order of the file. Raises ValueError if the file is wrong."""
    return {guest.title: guest for guest in read_table(_GuestFile, FOLDER / "guests.toml").guest}


def guest_id(title: str) -> str | None:
    """The identifier that the API has for a guest; None if its title is not known."""
    guest = guests().get(title)
    return guest.api if guest else None
