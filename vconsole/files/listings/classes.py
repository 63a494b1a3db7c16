"""Device classes, boards and drivers: what ESXi calls a class of devices, and which module claims a device."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from vconsole.model import DeviceId, Host, Model, PciDevice
from vconsole.model.catalogue.tables import read_table
from vconsole.model.ids import PciId

STORAGE, NETWORK, BRIDGE = 0x01, 0x02, 0x06
"""Base classes, the upper byte of a device class."""

PASSTHROUGH_MODULE = "pciPassthru"
"""The module that holds a device for VMs."""
VGPU_MODULE = "nvidia"
NO_MODULE = "None"

_FOLDER = files("vconsole.files.listings")


class _ClassFile(Model):
    source: str
    names: Mapping[str, str]


class Driver(Model):
    """A module of ESXi and the devices that it claims; without any it claims only what it is told to."""

    module: str
    id: int
    vendor: PciId | None = None
    base_class: PciId | None = None
    device_class: PciId | None = None


class _DriverFile(Model):
    source: str
    driver: tuple[Driver, ...]


class _BoardFile(Model):
    source: str
    sub_device_ids: Mapping[DeviceId, PciId]


def class_name(class_id: int) -> str:
    """What ESXi calls a device class."""
    return _class_names().get(class_id, f"Class {class_id:04x}")


def sub_ids(device: PciDevice) -> tuple[int, int]:
    """Subsystem vendor and device id; of a device that tells none, those of its board or of no board at all."""
    vendor = device.vendor_id if device.sub_vendor_id is None else device.sub_vendor_id
    known = _boards().get(device.id, 0)
    return vendor, known if device.sub_device_id is None else device.sub_device_id


def module_of(host: Host, device: PciDevice) -> str:
    """The module that claims the device now, or the word for none."""
    if device.passthrough.active:
        return PASSTHROUGH_MODULE
    if host.drives(device):
        return VGPU_MODULE
    return next((driver.module for driver in _drivers() if _claims(driver, device)), NO_MODULE)


def module_id(module: str) -> str:
    """The number of a module; that of none is -1."""
    return str(next((driver.id for driver in _drivers() if driver.module == module), -1))


def _claims(driver: Driver, device: PciDevice) -> bool:
    if driver.base_class is None and driver.device_class is None:
        return False
    return (
        driver.vendor in (None, device.vendor_id)
        and driver.base_class in (None, device.class_id >> 8)
        and driver.device_class in (None, device.class_id)
    )


@cache
def _class_names() -> Mapping[int, str]:
    table = read_table(_ClassFile, _FOLDER / "device_classes.toml")
    return {int(number, 16): name for number, name in table.names.items()}


@cache
def _drivers() -> tuple[Driver, ...]:
    return read_table(_DriverFile, _FOLDER / "drivers.toml").driver


@cache
def _boards() -> Mapping[DeviceId, int]:
    return read_table(_BoardFile, _FOLDER / "boards.toml").sub_device_ids
