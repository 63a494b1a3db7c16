"""`esxcli hardware pci pcipassthru list`: the devices that can be passed through."""

from vconsole.files.listings.listing import Listing, Record, render
from vconsole.files.listings.pci_list import in_order
from vconsole.model import Host


def listing(host: Host) -> Listing:
    """A line for each device that is capable of passthrough: whether it is configured."""
    records = (
        Record(None, (("Device ID", str(device.address)), ("Enabled", str(device.passthrough.enabled).lower())))
        for device in in_order(host)
        if device.passthrough.capable
    )
    return Listing("table", tuple(records), right=frozenset({"Enabled"}))


def write(host: Host) -> str:
    """The text of the listing."""
    return render(listing(host))
