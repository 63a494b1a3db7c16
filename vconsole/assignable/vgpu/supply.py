"""What a host has for vGPUs: its GPUs, and what keeps all of them from serving."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, Self

from vconsole.assignable.account import Use, uses
from vconsole.assignable.sharing import Shared, vgpu_uses
from vconsole.assignable.vgpu.gpu import SharedGpu
from vconsole.model import GraphicsType, Host, Inventory, PciAddress, PciDevice


class HostObstacle(NamedTuple):
    """One thing that keeps every vGPU from a host."""

    code: Literal["vgpu-driver-missing", "vgpu-host-default-shared"]
    restart: bool = False
    """Whether the setting is made and only waits for a restart."""


class VgpuSupply:
    """The graphics devices of a host, by address, as vGPUs find them.

    `used` are the devices that VMs hold by passthrough, `shared` the vGPUs on the GPUs.
    """

    def __init__(self, host: Host, used: Mapping[PciAddress, Use], shared: Shared) -> None:
        self.host = host
        devices = sorted((device for device in host.pci if device.is_graphics), key=lambda device: device.address)
        self.gpus = tuple(
            SharedGpu(host, device, shared.get(device.address, ()), _beside(host, device, used)) for device in devices
        )

    @classmethod
    def of(cls, inventory: Inventory, host: Host) -> Self:
        """What the host has with all that VMs use now."""
        return cls(host, uses(inventory, host.name), vgpu_uses(inventory, host.name))

    def obstacles(self) -> Iterator[HostObstacle]:
        """What keeps every vGPU from the host."""
        graphics = self.host.graphics
        if not graphics.vgpu_driver:
            yield HostObstacle("vgpu-driver-missing")
        if graphics.active_default_type is not GraphicsType.SHARED_DIRECT:
            yield HostObstacle("vgpu-host-default-shared", graphics.default_type is GraphicsType.SHARED_DIRECT)


def _beside(host: Host, device: PciDevice, used: Mapping[PciAddress, Use]) -> tuple[PciAddress, Use] | None:
    """A device of the same group that is passed through to a VM: they are reset together."""
    if not used:
        return None
    held = (other.address for other in host.group_of(device) if other.address != device.address)
    return next(((address, used[address]) for address in held if address in used), None)
