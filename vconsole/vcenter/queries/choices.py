"""The Device Selection dialog: which PCI devices a new or changed VM can be given."""

from collections.abc import Iterable
from dataclasses import dataclass

from vconsole.model import ACCESS_NAMES, DirectPathIo, DynamicDirectPathIo, Host, VmPci


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """A line of the Device Selection dialog: the columns Name, Access Type and Manufacturer."""

    name: str
    manufacturer: str
    device: VmPci
    host: str | None = None
    """The host of a static device."""
    count: int = 1
    """How many devices of the hosts answer to it, in use or not."""

    @property
    def access_type(self) -> str:
        """The Access Type column."""
        return ACCESS_NAMES[self.device.access]


def device_choices(hosts: Iterable[Host]) -> tuple[DeviceChoice, ...]:
    """What the hosts offer: every model and label once as Dynamic DirectPath IO, and every device as DirectPath IO."""
    static: list[DeviceChoice] = []
    dynamic: dict[tuple[str, str | None], DeviceChoice] = {}
    for host in hosts:
        if not host.answers:
            continue
        for device in sorted(host.pci, key=lambda device: device.address):
            if not device.passthrough.active:
                continue
            fixed = DirectPathIo(
                address=device.address, host=host.name, vendor_id=device.vendor_id, device_id=device.device_id
            )
            name = f"{device.address} | {device.device_name}"
            static.append(DeviceChoice(name, device.vendor_name, fixed, host.name))
            key = (str(device.id), device.hardware_label)
            known = dynamic.get(key)
            described = DynamicDirectPathIo(allowed=(device.id,), label=device.hardware_label)
            count = known.count + 1 if known else 1
            dynamic[key] = DeviceChoice(device.description, device.vendor_name, described, count=count)
    return (*sorted(dynamic.values(), key=lambda choice: choice.name), *static)
