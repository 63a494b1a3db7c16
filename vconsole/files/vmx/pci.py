"""The PCI devices of a VM in its VMX file."""

from collections.abc import Iterator

from vconsole.model import DirectPathIo, DynamicDirectPathIo, Host, NvidiaVgpu, VmPci, format_id

Setting = tuple[str, str]
"""A key and its value, not escaped."""

BETWEEN_MODELS = ","
"""Between the pairs of ids of a device that allows several models. How vSphere writes them is not published: this is
this project's choice."""
VGPU_DEVICE = "vmiop"
"""The `virtualDev` of an NVIDIA vGPU, whose profile is the key `vgpu`. Neither is published: this is this project's
reading, from `virtualDev = "dvx"`, which is, and from the names of the API (VmiopBackingInfo.vgpu)."""


def pci_settings(number: int, device: VmPci, host: Host | None) -> tuple[Setting, ...]:
    """What a VMX file says about one PCI device of a VM, in the order in which it says it.

    `number` counts the VM's PCI devices from 0. `host` is the host whose device a DirectPath IO device is, None if it
    is not known; the other kinds name none, and what they hold now is no part of the file.
    """
    settings = (("present", "TRUE"), *_described(device, host))
    return tuple((f"pciPassthru{number}.{key}", value) for key, value in settings)


def _described(device: VmPci, host: Host | None) -> Iterator[Setting]:
    if isinstance(device, DirectPathIo):
        yield from _at_address(device, host)
    elif isinstance(device, DynamicDirectPathIo):
        yield from _by_description(device)
    else:
        yield from _by_profile(device)


def _at_address(device: DirectPathIo, host: Host | None) -> Iterator[Setting]:
    """Where it is, all in decimal, what stood there when it was added, and the UUID of the host."""
    there = host.device(device.address) if host else None
    device_id = device.device_id if device.device_id is not None or there is None else there.device_id
    vendor_id = device.vendor_id if device.vendor_id is not None or there is None else there.vendor_id
    yield "id", device.address.vmx
    if device_id is not None:
        yield "deviceId", format_id(device_id)
    if vendor_id is not None:
        yield "vendorId", format_id(vendor_id)
    if host is not None:
        yield "systemId", host.system_uuid


def _by_description(device: DynamicDirectPathIo) -> Iterator[Setting]:
    yield "allowedDevices", BETWEEN_MODELS.join(str(model) for model in device.allowed)
    if device.label is not None:
        yield "customLabel", device.label


def _by_profile(device: NvidiaVgpu) -> Iterator[Setting]:
    yield "virtualDev", VGPU_DEVICE
    yield "vgpu", device.profile
