"""What the fields of `esxcli hardware pci list` say about a device, in the terms of the model."""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from vconsole.files.listings.pci_derived import VM_PASSTHRU
from vconsole.model import Passthrough, PciAddress, parse_id
from vconsole.model.device import BRIDGE_CLASSES
from vconsole.model.names import check_text

PCI_FIELDS = frozenset(
    (
        *("Address", "Segment", "Bus", "Slot", "Function", "VMkernel Name", "Vendor Name", "Device Name"),
        *("Configured Owner", "Current Owner", "Vendor ID", "Device ID", "SubVendor ID", "SubDevice ID"),
        *("Device Class", "Device Class Name", "Programming Interface", "Revision ID", "Interrupt Line", "IRQ"),
        *("Interrupt Vector", "PCI Pin", "Spawned Bus", "Flags", "Module ID", "Module Name", "Chassis"),
        *("Physical Slot", "Slot Description", "Device Layer Bus Address", "Passthru Capable", "Parent Device"),
        *("Dependent Device", "Reset Method", "FPT Sharable", "NUMA Node", "Hardware Label", "Virtual Function"),
    )
)
"""The fields that releases up to 8.0 are known to print."""

ADDRESS_PARTS = ("Segment", "Bus", "Slot", "Function")
"""The fields with the numbers of an address, in its order."""
_OTHER = re.compile(r"PCI (\d{1,10}):(\d{1,3}):(\d{1,2}):([0-7])", re.ASCII)
_NUMBER = re.compile(r"0x[0-9a-f]{1,8}|\d{1,10}", re.IGNORECASE | re.ASCII)


class Said(NamedTuple):
    """What a block of fields says; None where it says nothing that could be read."""

    address: PciAddress | None
    vendor_id: int | None
    device_id: int | None
    sub_vendor_id: int | None
    sub_device_id: int | None
    class_id: int | None
    enabled: bool | None
    """Whether the configured owner is the VMs."""
    active: bool | None
    """Whether the current owner is the VMs."""
    capable: bool | None
    label: str | None
    parent: PciAddress | None
    dependent: PciAddress | None
    """The device that it depends on; None if that is itself."""

    @property
    def passthrough(self) -> Passthrough:
        """The state that owners and capability stand for; a device in the hands of VMs is capable, whatever it says."""
        if self.class_id in BRIDGE_CLASSES or not (self.capable is not False or self.enabled or self.active):
            return Passthrough.NOT_CAPABLE
        if self.enabled:
            return Passthrough.ENABLED if self.active is not False else Passthrough.ENABLED_NEEDS_REBOOT
        return Passthrough.DISABLED_NEEDS_REBOOT if self.active else Passthrough.DISABLED


def said(fields: Mapping[str, str]) -> Said:
    """Read the fields of one device."""
    address = address_in(fields)
    dependent = _other(fields.get("Dependent Device", ""))
    return Said(
        address=address,
        vendor_id=_id(fields, "Vendor ID"),
        device_id=_id(fields, "Device ID"),
        sub_vendor_id=_id(fields, "SubVendor ID"),
        sub_device_id=_id(fields, "SubDevice ID"),
        class_id=_id(fields, "Device Class"),
        enabled=_owned(fields, "Configured Owner"),
        active=_owned(fields, "Current Owner"),
        capable=_truth(fields.get("Passthru Capable", "")),
        label=_label(fields.get("Hardware Label", "")),
        parent=_other(fields.get("Parent Device", "")),
        dependent=None if dependent == address else dependent,
    )


def address_in(fields: Mapping[str, str]) -> PciAddress | None:
    """The address: the field `Address`, whose four numbers tell whether it is in decimal, as old releases spell it."""
    parts = [number_in(fields.get(name, "")) for name in ADDRESS_PARTS]
    numbers = [part for part in parts if part is not None]
    counted = _checked(numbers) if len(numbers) == len(parts) else None
    spelled = _spelled(fields.get("Address", ""), decimal=counted is not None)
    return counted if counted in spelled or not spelled else spelled[0]


def _spelled(text: str, *, decimal: bool) -> list[PciAddress]:
    """What an address may stand for, in hexadecimal first, in decimal only where that is asked for."""
    found: list[PciAddress] = []
    for read in (PciAddress.parse, PciAddress.parse_vmx) if decimal else (PciAddress.parse,):
        with suppress(ValueError):
            found.append(read(text))
    return found


def _checked(numbers: list[int]) -> PciAddress | None:
    try:
        return PciAddress.parse("{:x}:{:x}:{:x}.{:x}".format(*numbers))
    except ValueError:
        return None


def number_in(text: str) -> int | None:
    """The number of a field, in decimal or hexadecimal with 0x; None if it is none."""
    text = text.strip()
    return int(text, 0 if text[:2].lower() == "0x" else 10) if _NUMBER.fullmatch(text) else None


def _id(fields: Mapping[str, str], name: str) -> int | None:
    try:
        return parse_id(fields.get(name, ""))
    except ValueError:
        return None


def _owned(fields: Mapping[str, str], name: str) -> bool | None:
    text = fields.get(name, "").strip()
    return text.casefold() == VM_PASSTHRU.casefold() if text else None


def _truth(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text.strip().casefold())


def _label(text: str) -> str | None:
    if not text.strip():
        return None
    try:
        return check_text(text)
    except ValueError:
        return None


def _other(text: str) -> PciAddress | None:
    match = _OTHER.fullmatch(text.strip())
    return _checked([int(part) for part in match.groups()]) if match else None
