"""`esxcli hardware pci list`: every field of every PCI device of a host.

A device that was imported keeps the fields of its host. They are printed as they came, as long as they say what the
model says now; what has changed since is printed as the model has it.
"""

from collections.abc import Collection, Iterable, Iterator

from vconsole.files.listings.blocks import Block, blocks_in
from vconsole.files.listings.classes import module_of
from vconsole.files.listings.listing import Listing, Record, render
from vconsole.files.listings.pci_derived import pci_fields
from vconsole.files.listings.pci_said import PCI_FIELDS, Said, said
from vconsole.model import Host, PciAddress, PciDevice

_ADDRESS = ("Address", "Segment", "Bus", "Slot", "Function")
_MODULE = ("Module ID", "Module Name")
_CLASS_MASK = 0xFFFF


def listing(host: Host, device_class: int | None = None, mask: int = 0) -> Listing:
    """The devices by address, or only those of a class; bits that are set in the mask do not count.

    How ESXi reads its option for the mask is not documented: this is this project's reading. Devices of a host that
    was imported whole keep the order in which it listed them.
    """
    addresses = {device.address for device in host.pci}
    records = tuple(
        _record(host, device, addresses) for device in in_order(host) if _asked_for(device, device_class, mask)
    )
    return Listing("blocks", records, ends_blank=host.listings_end_blank)


def write(host: Host, device_class: int | None = None, mask: int = 0) -> str:
    """The text of the listing."""
    return render(listing(host, device_class, mask))


def read(lines: Iterable[str]) -> tuple[Block, ...]:
    """The blocks of devices among the lines of a file."""
    return tuple(found for found in blocks_in(lines) if isinstance(found, Block) and is_device(found))


def is_device(block: Block) -> bool:
    """Whether a block is one of this listing, be it cut off."""
    known = PCI_FIELDS.intersection(block.texts)
    return bool(known & {"Device Class", "Passthru Capable", "Segment"}) or known == set(block.texts) != set()


def in_order(host: Host) -> tuple[PciDevice, ...]:
    """The devices as ESXi lists them."""
    if all(device.reported for device in host.pci):
        return host.pci
    return tuple(sorted(host.pci, key=lambda device: device.address))


def current_fields(host: Host, device: PciDevice, addresses: Collection[PciAddress]) -> dict[str, str]:
    """The fields of a device as they are now; the addresses are those of all devices of the host."""
    if not device.reported:
        return pci_fields(host, device)
    stale = frozenset(_stale(host, device, addresses))
    if not stale:
        return dict(device.reported)
    now = pci_fields(host, device)
    if "Module ID" in stale:
        now["Module ID"] = _known_module_id(host, now["Module Name"]) or now["Module ID"]
    fields = {name: now.get(name, "") if name in stale else text for name, text in device.reported.items()}
    if "VMkernel Name" in stale and "VMkernel Name" not in now:
        fields.pop("VMkernel Name", None)
    return fields


def _record(host: Host, device: PciDevice, addresses: Collection[PciAddress]) -> Record:
    fields = current_fields(host, device, addresses)
    return Record(fields.get("Address", "").strip() or str(device.address), tuple(fields.items()))


def _asked_for(device: PciDevice, device_class: int | None, mask: int) -> bool:
    return device_class is None or not (device.class_id ^ device_class) & ~mask & _CLASS_MASK


def _stale(host: Host, device: PciDevice, addresses: Collection[PciAddress]) -> Iterator[str]:
    """The reported fields that no longer say what the model says."""
    told = said(device.reported)
    if told.address != device.address:
        yield from _ADDRESS
    yield from _stale_kind(device, told)
    yield from _stale_owners(host, device, told)
    if told.label != device.hardware_label:
        yield "Hardware Label"
    if (told.parent if told.parent in addresses else None) != device.parent:
        yield "Parent Device"
    if (told.dependent if told.dependent in addresses else None) != device.dependent_device:
        yield "Dependent Device"


def _stale_kind(device: PciDevice, told: Said) -> Iterator[str]:
    """Names, ids and class: they change when other hardware stands in the slot."""
    for name, then, now in (
        ("Vendor Name", device.reported.get("Vendor Name"), device.vendor_name),
        ("Device Name", device.reported.get("Device Name"), device.device_name),
        ("Vendor ID", told.vendor_id, device.vendor_id),
        ("Device ID", told.device_id, device.device_id),
        ("SubVendor ID", told.sub_vendor_id, device.sub_vendor_id),
        ("SubDevice ID", told.sub_device_id, device.sub_device_id),
        ("Device Class", told.class_id, device.class_id),
        ("Device Class Name", told.class_id, device.class_id),
    ):
        if then != now and then not in (None, ""):
            yield name


def _stale_owners(host: Host, device: PciDevice, told: Said) -> Iterator[str]:
    """Owners, capability, and the module that goes with the current owner."""
    then, now = told.passthrough, device.passthrough
    if then.capable != now.capable:
        yield "Passthru Capable"
    if then.enabled != now.enabled:
        yield "Configured Owner"
    if then.active != now.active:
        yield from ("Current Owner", "VMkernel Name", *_MODULE)
    elif host.drives(device) and device.reported.get("Module Name") != module_of(host, device):
        yield from _MODULE


def _known_module_id(host: Host, module: str) -> str | None:
    """The number that the host itself gave a module."""
    found = (other.reported for other in host.pci if other.reported.get("Module Name") == module)
    return next((fields["Module ID"] for fields in found if "Module ID" in fields), None)
