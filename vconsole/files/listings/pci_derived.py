"""What `esxcli hardware pci list` prints of a device that the model knows and nobody ever listed.

Most fields follow from the model. Interrupts, flags, slots, NUMA nodes and names such as vmnic0 are not modelled; they
get values that a host could have, the same ones every time.
"""

import re
from collections.abc import Iterator

from vconsole.files.listings.classes import NETWORK, STORAGE, class_name, module_id, module_of, sub_ids
from vconsole.files.problems import printable
from vconsole.model import Host, PciAddress, PciDevice, format_id

VM_PASSTHRU, VMKERNEL = "VM Passthru", "VMkernel"
"""The owners of a device."""
REVISION = "revision"
"""The free attribute of a device with its revision, as in 0xa1."""
NO_SLOT = 0xFFFFFFFF
"""The physical slot of a device that is soldered on."""

_HEX = re.compile(r"0x[0-9a-f]{2}")
_SINCE_6_7 = ("Device Layer Bus Address", "NUMA Node", "Hardware Label", "Virtual Function")
_NVIDIA = 0x10DE
_HBA_FLAG, _NIC_FLAG, _FLAGS = 0x400, 0x200, 0x3001


def pci_fields(host: Host, device: PciDevice) -> dict[str, str]:
    """The fields in the order of ESXi 8.0; before 6.7 without those that were not there yet."""
    fields = dict(_fields(host, device))
    if release_of(host) < (6, 7):
        for name in _SINCE_6_7:
            del fields[name]
    return fields


def release_of(host: Host) -> tuple[int, int]:
    """Major and minor number of the host's ESXi."""
    major, minor = host.version.split(".")[:2]
    return int(major), int(minor)


def pci_words(address: PciAddress) -> str:
    """An address as the fields for other devices spell it, in decimal: `PCI 0:174:0:0`."""
    return f"PCI {address.segment}:{address.bus}:{address.slot}:{address.function}"


def vmkernel_name(host: Host, device: PciDevice) -> str | None:
    """What the VMkernel calls a network or storage adapter that it uses: `vmnic0`, `vmhba0`; numbered by address."""
    stem = {NETWORK: "vmnic", STORAGE: "vmhba"}.get(device.class_id >> 8)
    if stem is None or device.passthrough.active:
        return None
    alike = sorted(other.address for other in host.pci if other.class_id >> 8 == device.class_id >> 8)
    return f"{stem}{alike.index(device.address)}"


def owner(*, passed: bool) -> str:
    """The owner of a device that is passed through, or that is not."""
    return VM_PASSTHRU if passed else VMKERNEL


def _fields(host: Host, device: PciDevice) -> Iterator[tuple[str, str]]:
    yield from _address(device.address)
    if name := vmkernel_name(host, device):
        yield "VMkernel Name", name
    yield "Vendor Name", printable(device.vendor_name)
    yield "Device Name", printable(device.device_name)
    yield "Configured Owner", owner(passed=device.passthrough.enabled)
    yield "Current Owner", owner(passed=device.passthrough.active)
    yield from _ids(device)
    yield from _interrupts(host, device)
    yield from _module(host, device)
    yield from _slot(device)
    yield from _relations(device)
    yield "NUMA Node", str(device.address.bus >> 7)
    yield "Hardware Label", device.hardware_label or ""
    yield "Virtual Function", ""


def _address(address: PciAddress) -> Iterator[tuple[str, str]]:
    yield "Address", str(address)
    yield "Segment", f"0x{address.segment:04x}"
    yield "Bus", f"0x{address.bus:02x}"
    yield "Slot", f"0x{address.slot:02x}"
    yield "Function", f"0x{address.function:x}"


def _ids(device: PciDevice) -> Iterator[tuple[str, str]]:
    yield "Vendor ID", format_id(device.vendor_id)
    yield "Device ID", format_id(device.device_id)
    sub_vendor, sub_device = sub_ids(device)
    yield "SubVendor ID", format_id(sub_vendor)
    yield "SubDevice ID", format_id(sub_device)
    yield "Device Class", format_id(device.class_id)
    yield "Device Class Name", class_name(device.class_id)


def _interrupts(host: Host, device: PciDevice) -> Iterator[tuple[str, str]]:
    below = [other.address.bus for other in host.pci if other.parent == device.address]
    flags = {NETWORK: _FLAGS | _NIC_FLAG, STORAGE: _FLAGS | _HBA_FLAG}.get(device.class_id >> 8, _FLAGS)
    yield "Programming Interface", "0x00"
    usual = "0xa1" if device.vendor_id == _NVIDIA else "0x01"
    told = device.attributes.get(REVISION)
    yield "Revision ID", told if isinstance(told, str) and _HEX.fullmatch(told) else usual
    yield "Interrupt Line", "0x0b"
    yield "IRQ", "255"
    yield "Interrupt Vector", "0x00"
    yield "PCI Pin", "0x00"
    yield "Spawned Bus", f"0x{min(below, default=0):02x}"
    yield "Flags", f"0x{flags:04x}"


def _module(host: Host, device: PciDevice) -> Iterator[tuple[str, str]]:
    module = module_of(host, device)
    yield "Module ID", module_id(module)
    yield "Module Name", module


def _slot(device: PciDevice) -> Iterator[tuple[str, str]]:
    """Devices below a bridge sit in a slot whose number follows from their bus; others are soldered on."""
    address, slotted = device.address, device.parent is not None
    slot = max(1, address.bus // 0x20 - 1)
    yield "Chassis", "0"
    yield "Physical Slot", str(slot if slotted else NO_SLOT)
    yield "Slot Description", f"PCIe Slot {slot}" if slotted else ""
    yield "Device Layer Bus Address", f"s{slot:08x}.{address.function:02x}" if slotted else f"p{address}"


def _relations(device: PciDevice) -> Iterator[tuple[str, str]]:
    capable = "true" if device.passthrough.capable else "false"
    yield "Passthru Capable", capable
    yield "Parent Device", pci_words(device.parent) if device.parent else ""
    yield "Dependent Device", pci_words(device.dependent_device or device.address)
    yield "Reset Method", "Bridge reset" if device.is_graphics else "Function reset"
    yield "FPT Sharable", capable
