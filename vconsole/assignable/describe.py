"""How devices describe themselves, and by what requests tell them apart."""

from collections.abc import Mapping
from typing import NamedTuple

from vconsole.model import DeviceId, PciDevice, format_id
from vconsole.model.device import Attribute


class DeviceKind(NamedTuple):
    """All that a request can see of a device: its model and its hardware label."""

    id: DeviceId
    label: str | None

    def __str__(self) -> str:
        return f"{self.id} ({self.label})" if self.label else str(self.id)


def kind_of(device: PciDevice) -> DeviceKind:
    """The kind of a device."""
    return DeviceKind(device.id, device.hardware_label)


def describe(device: PciDevice) -> Mapping[str, Attribute]:
    """The attributes by which a device describes itself: its ids, its label, then its free attributes.

    The names of the first five are those of the vSphere API's request side; ids are hexadecimal text. An attribute
    that the device does not have is left out, and a free attribute never hides one of the five.
    """
    ids = {
        "vendorId": device.vendor_id,
        "deviceId": device.device_id,
        "subVendorId": device.sub_vendor_id,
        "subDeviceId": device.sub_device_id,
    }
    own: dict[str, Attribute] = {name: format_id(value) for name, value in ids.items() if value is not None}
    if device.hardware_label is not None:
        own["customLabel"] = device.hardware_label
    return own | {name: value for name, value in device.attributes.items() if name not in own}
