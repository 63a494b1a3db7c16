"""`esxcli graphics device list`: the graphics devices of a host, each with its type and how many VMs use it."""

from collections import Counter
from typing import NamedTuple

from vconsole.files.listings.blocks import Block
from vconsole.files.listings.classes import module_of
from vconsole.files.listings.listing import Listing, Record, render
from vconsole.files.listings.pci_list import in_order
from vconsole.files.problems import printable
from vconsole.model import GraphicsType, Host, Inventory, PciAddress, PciDevice

TYPE_WORDS = {GraphicsType.SHARED: "Shared", GraphicsType.SHARED_DIRECT: "SharedPassthru"}
"""The words of esxcli for the type that is configured, of a device and of a host."""
BASIC, PASSTHRU = "Basic", "Passthru"
"""What else a device can be: without a driver of its vendor, or in the hands of VMs."""

_KB_PER_GB = 1024 * 1024


class GraphicsSaid(NamedTuple):
    """What a block of the listing says."""

    address: PciAddress
    type: GraphicsType | None
    """The type that is active; None if the device is Basic or passed through."""
    driven: bool
    """Whether a driver of the vendor runs the device."""
    vms: str
    """How many VMs use it, as it is printed."""


def listing(inventory: Inventory, host: Host, *, configured: bool = False) -> Listing:
    """The graphics devices by address, with the active types, or with the configured ones."""
    used = held_on(inventory, host)
    devices = [device for device in in_order(host) if device.is_graphics]
    records = tuple(_record(host, device, used[device.address], configured=configured) for device in devices)
    return Listing("blocks", records, ends_blank=host.listings_end_blank)


def write(inventory: Inventory, host: Host, *, configured: bool = False) -> str:
    """The text of the listing."""
    return render(listing(inventory, host, configured=configured))


def held_on(inventory: Inventory, host: Host) -> Counter[PciAddress]:
    """How many running VMs of a host hold each of its devices."""
    held = (vm.holds(device) for vm in inventory.vms_on(host.name) for device in vm.pci)
    return Counter(address for address in held if address is not None)


def is_graphics_device(block: Block) -> bool:
    """Whether a block is one of this listing."""
    return "Graphics Type" in block.texts


def read(block: Block) -> GraphicsSaid | None:
    """What a block says; None if its heading is no address."""
    try:
        address = PciAddress.parse(block.heading or "")
    except ValueError:
        return None
    word = block.texts["Graphics Type"].strip().casefold()
    kind = next((kind for kind, known in TYPE_WORDS.items() if known.casefold() == word), None)
    return GraphicsSaid(address, kind, kind is not None, block.texts.get("Number of VMs", "0").strip())


def _record(host: Host, device: PciDevice, vms: int, *, configured: bool) -> Record:
    driven = host.drives(device)
    fields = (
        ("Vendor Name", printable(device.vendor_name)),
        ("Device Name", printable(device.device_name)),
        ("Module Name", module_of(host, device)),
        ("Graphics Type", TYPE_WORDS[device.graphics_type] if configured else _active(host, device)),
        ("Memory Size in KB", str(device.memory_gb * _KB_PER_GB if driven else 0)),
        ("Number of VMs", str(vms)),
    )
    return Record(str(device.address), fields)


def _active(host: Host, device: PciDevice) -> str:
    if device.passthrough.active:
        return PASSTHRU
    return TYPE_WORDS[device.active_graphics_type] if host.drives(device) else BASIC
