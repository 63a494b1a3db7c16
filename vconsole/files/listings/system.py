"""`esxcli system`: maintenance mode, host name and UUID of a host."""

from vconsole.files.listings.listing import Listing, fields_of, text_of
from vconsole.model import Host, HostState


def maintenance_mode(host: Host) -> Listing:
    """The answer of `maintenanceMode get`; a host on its way there is not there yet."""
    return text_of(["Enabled" if host.state is HostState.MAINTENANCE else "Disabled"])


def hostname(host: Host) -> Listing:
    """The answer of `hostname get`: domain, whole name, and the name before the first dot."""
    short, _, domain = host.name.partition(".")
    return fields_of({"Domain Name": domain, "Fully Qualified Domain Name": host.name, "Host Name": short})


def uuid(host: Host) -> Listing:
    """The answer of `uuid get`."""
    return text_of([host.system_uuid])
