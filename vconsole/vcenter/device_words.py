"""How events name what a VM holds: a device of its own, or a share of a GPU."""

from vconsole.model import NvidiaVgpu, PciAddress, VmPci


def held_words(device: VmPci, address: PciAddress) -> str:
    """The device at an address, or the vGPU of it."""
    return f"vGPU {device.profile} of {address.client}" if isinstance(device, NvidiaVgpu) else address.client
