"""The PCI devices of a VM in its VMX file."""

from collections.abc import Iterator

from vconsole.model import DirectPathIo, DynamicDirectPathIo, Host, format_id

Setting = tuple[str, str]
"""A key and its value, not escaped."""

BETWEEN_MODELS = ","
"""Between the pairs of ids of a device that allows several models. How vSphere writes them is not published: this is
this project's choice."""


def pci_settings(number: int, device: DirectPathIo | DynamicDirectPathIo, host: Host) -> tuple[Setting, ...]:
    """What a VMX file says about one PCI device of a VM, in the order in which it says it.

    `number` counts the VM's PCI devices from 0. `host` is the host whose device a DirectPath IO device is; a dynamic
    one names none, and what it holds now is no part of the file.
    """
    described = _at_address(device, host) if isinstance(device, DirectPathIo) else _by_description(device)
    return tuple((f"pciPassthru{number}.{key}", value) for key, value in (("present", "TRUE"), *described))


def _at_address(device: DirectPathIo, host: Host) -> Iterator[Setting]:
    """Where it is, all in decimal, what stood there when it was added, and the UUID of the host."""
    there = host.device(device.address)
    device_id = device.device_id if device.device_id is not None or there is None else there.device_id
    vendor_id = device.vendor_id if device.vendor_id is not None or there is None else there.vendor_id
    yield "id", device.address.vmx
    if device_id is not None:
        yield "deviceId", format_id(device_id)
    if vendor_id is not None:
        yield "vendorId", format_id(vendor_id)
    yield "systemId", host.system_uuid


def _by_description(device: DynamicDirectPathIo) -> Iterator[Setting]:
    yield "allowedDevices", BETWEEN_MODELS.join(str(model) for model in device.allowed)
    if device.label is not None:
        yield "customLabel", device.label
