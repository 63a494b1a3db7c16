"""`esxcli graphics vm list`: which running VM holds which graphics device."""

from vconsole.files.listings.identities import world_ids
from vconsole.files.listings.listing import Listing, Record, render
from vconsole.model import Host, Inventory


def listing(inventory: Inventory, host: Host) -> Listing:
    """A line for each graphics device that a VM holds, by address."""
    vms = inventory.vms_on(host.name)
    worlds = world_ids(vms)
    graphics = {device.address for device in host.pci if device.is_graphics}
    held = [(address, vm.name) for vm in vms for slot in vm.pci if (address := vm.holds(slot)) in graphics and address]
    records = (
        Record(None, (("World ID", str(worlds[name])), ("Name", name), ("Device Address", str(address))))
        for address, name in sorted(held)
    )
    return Listing("table", tuple(records), right=frozenset({"World ID"}))


def write(inventory: Inventory, host: Host) -> str:
    """The text of the listing; nothing if no VM holds a graphics device."""
    return render(listing(inventory, host))
