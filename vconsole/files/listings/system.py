"""`esxcli system`: maintenance mode, host name and UUID of a host."""

import re

from vconsole.files.listings.listing import Listing, fields_of, text_of
from vconsole.model import Host, HostState

_UUID = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE
)


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


def is_uuid(line: str) -> bool:
    """Whether a line is the answer of `uuid get`; ESXi writes four groups of hexadecimal digits, others five."""
    return _UUID.fullmatch(line.strip()) is not None
