"""`lspci`, `lspci -p` and `vmkchdev -l` of ESXi: the PCI devices, one a line."""

from collections.abc import Iterator

from vconsole.files.listings.classes import NO_MODULE, sub_ids
from vconsole.files.listings.listing import Listing, render, text_of
from vconsole.files.listings.pci_derived import release_of
from vconsole.files.listings.pci_list import current_fields, in_order
from vconsole.model import Host, PciAddress, PciDevice

_DETAIL_HEADING = "Seg:Bu:Sl.F Vend:Dvid Subv:Subd ISA/irq/Vec P M Module       Name"


def listing(host: Host) -> Listing:
    """The answer of `lspci`: address, class, vendor, device, and the name that the VMkernel gave it."""
    return text_of(_line(host, device, fields) for device, fields in _devices(host))


def write(host: Host) -> str:
    """The text of the answer of `lspci`."""
    return render(listing(host))


def details(host: Host) -> Listing:
    """The answer of `lspci -p`: ids, interrupts, who has the device (V: VMkernel, P: passthrough), and its module."""
    lines = (_detail(host, device, fields) for device, fields in _devices(host))
    return text_of([_DETAIL_HEADING, *lines])


def owners(host: Host) -> Listing:
    """The answer of `vmkchdev -l`: ids, who has the device, and the name that the VMkernel gave it."""
    return text_of(_owner(host, device, fields) for device, fields in _devices(host))


def address_words(host: Host, address: PciAddress) -> str:
    """An address as these commands spell it.

    Hexadecimal from 7.0 on, decimal before, and with a segment of three digits before 6.0.
    """
    release = release_of(host)
    if release >= (7, 0):
        return str(address)
    return address.vmx if release >= (6, 0) else f"{address.segment:03d}{address.vmx[5:]}"


def _devices(host: Host) -> Iterator[tuple[PciDevice, dict[str, str]]]:
    addresses = {device.address for device in host.pci}
    return ((device, current_fields(host, device, addresses)) for device in in_order(host))


def _line(host: Host, device: PciDevice, fields: dict[str, str]) -> str:
    kind = fields.get("Device Class Name", "")
    what = f"{fields.get('Vendor Name', '')} {fields.get('Device Name', '')}"
    name = f" [{fields['VMkernel Name']}]" if fields.get("VMkernel Name") else ""
    return f"{address_words(host, device.address)} {kind}: {what}{name}"


def _detail(host: Host, device: PciDevice, fields: dict[str, str]) -> str:
    module = fields.get("Module Name", NO_MODULE)
    letter = "P" if device.passthrough.active else "V"
    line = f"{address_words(host, device.address)} {_ids(device)} {'255/   /':<11}   {letter} "
    return f"{line}{'' if module == NO_MODULE else module:<12} {fields.get('VMkernel Name', '')}".rstrip()


def _owner(host: Host, device: PciDevice, fields: dict[str, str]) -> str:
    who = "passthru" if device.passthrough.active else "vmkernel"
    return f"{address_words(host, device.address)} {_ids(device)} {who} {fields.get('VMkernel Name', '')}".rstrip()


def _ids(device: PciDevice) -> str:
    sub_vendor, sub_device = sub_ids(device)
    return f"{device.vendor_id:04x}:{device.device_id:04x} {sub_vendor:04x}:{sub_device:04x}"
