"""ESXi hosts."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal
from uuid import NAMESPACE_DNS, uuid5

from pydantic import Field, StrictBool

from vconsole.model.address import PciAddress
from vconsole.model.base import Gib, Model
from vconsole.model.device import GraphicsType, PciDevice
from vconsole.model.names import Name

EsxiVersion = Annotated[str, Field(pattern=r"^\d+\.\d+(\.\d+)?$")]
"""A release of ESXi in numbers: `8.0.1` is 8.0 Update 1."""


class HostState(StrEnum):
    """Whether vCenter can use a host."""

    CONNECTED = "connected"
    NOT_RESPONDING = "not-responding"
    DISCONNECTED = "disconnected"
    MAINTENANCE = "maintenance"

    @property
    def wording(self) -> str:
        """The client's words."""
        return {
            HostState.CONNECTED: "Connected",
            HostState.NOT_RESPONDING: "Not responding",
            HostState.DISCONNECTED: "Disconnected",
            HostState.MAINTENANCE: "Maintenance Mode",
        }[self]

    @property
    def predicate(self) -> str:
        """What a host in this state is, in a sentence."""
        return "in maintenance mode" if self is HostState.MAINTENANCE else self.wording.lower()


AssignmentPolicy = Literal["performance", "consolidation"]
"""How vGPUs are spread over the GPUs of a host: the one with the fewest VMs first, or one filled before the next."""


class HostGraphics(Model):
    """The graphics settings of a host."""

    default_type: GraphicsType = GraphicsType.SHARED
    """The default for graphics devices: Shared, or Shared Direct for vGPU."""
    assignment_policy: AssignmentPolicy = "performance"
    """Which GPU a vGPU goes to: the one with the fewest VMs, or the fullest."""
    active_default_type: GraphicsType = GraphicsType.SHARED
    """The default that applied when the host or its X.Org service last started."""
    vgpu_driver: StrictBool = False
    """Whether the vendor's vGPU manager is installed on the host."""


class HostConfig(Model):
    """What a host is, wherever it stands: its release, its capacity and its PCI devices."""

    uuid: Name | None = None
    """Its UUID as `esxcli system uuid get` prints it; None if that is not known."""
    version: EsxiVersion = "8.0.1"
    cpu_cores: Annotated[int, Field(strict=True, ge=1)] = 64
    cpu_mhz: Annotated[int, Field(strict=True, ge=1)] = 2600
    """The frequency of one core, in MHz."""
    memory_gb: Gib = 512
    device_rebind_without_reboot: StrictBool = True
    """Whether Toggle Passthrough takes effect at once (`deviceRebindWithoutRebootSupported`, ESXi 7.0)."""
    graphics: HostGraphics = HostGraphics()
    reported: Mapping[str, str] = Field(default_factory=dict)
    """What `esxcli system version get` printed on it, field by field; nothing if it was not asked."""
    listings_end_blank: StrictBool = False
    """Whether it prints a blank line after the last block of a listing too."""
    pci: tuple[PciDevice, ...] = ()


class Host(HostConfig):
    """An ESXi host with its PCI devices, in a cluster or standing alone in a datacenter."""

    name: Name
    cluster: Name | None = None
    datacenter: Name
    state: HostState = HostState.CONNECTED
    failed: StrictBool = False
    """In a cluster file: it does not respond because it lost its power, so that what runs there according to vCenter
    runs no more. A session takes it up and knows it from then on."""
    entering_maintenance: StrictBool = Field(default=False, exclude=True)
    """Whether it waits for its last VM to be gone before it is in maintenance mode."""

    def device(self, address: PciAddress) -> PciDevice | None:
        """The device at this address, or None."""
        return next((device for device in self.pci if device.address == address), None)

    def with_devices(self, *changed: PciDevice) -> "Host":
        """The host with these devices in the place of those at the same addresses."""
        by_address = {device.address: device for device in changed}
        pci = tuple(by_address.get(device.address, device) for device in self.pci)
        return self.model_copy(update={"pci": pci})

    def group_of(self, device: PciDevice) -> tuple[PciDevice, ...]:
        """The device and all that depend on it or that it depends on, by address."""
        group = {device.address}
        while True:
            more = {
                end
                for other in self.pci
                if other.dependent_device is not None
                for end in (other.address, other.dependent_device)
                if {other.address, other.dependent_device} & group
            }
            if more <= group:
                break
            group |= more
        return tuple(sorted((d for d in self.pci if d.address in group), key=lambda d: d.address))

    def with_graphics_types(self, kind: GraphicsType, *addresses: PciAddress) -> "Host":
        """The host with this type configured for its graphics devices, or only for those at the addresses."""
        chosen = (d for d in self.pci if d.is_graphics and (not addresses or d.address in addresses))
        return self.with_devices(*(device.model_copy(update={"graphics_type": kind}) for device in chosen))

    def with_default_graphics(self, kind: GraphicsType) -> "Host":
        """The host with this type configured as its default and for all its graphics devices."""
        graphics = self.graphics.model_copy(update={"default_type": kind})
        return self.with_graphics_types(kind).model_copy(update={"graphics": graphics})

    def restarted_xorg(self) -> "Host":
        """The host after its X.Org service restarted: the configured graphics types are active."""
        graphics = self.graphics.model_copy(update={"active_default_type": self.graphics.default_type})
        typed = (d.model_copy(update={"active_graphics_type": d.graphics_type}) for d in self.pci if d.is_graphics)
        return self.model_copy(update={"graphics": graphics}).with_devices(*typed)

    @property
    def answers(self) -> bool:
        """Whether vCenter hears from it: connected, or in maintenance mode."""
        return self.state in (HostState.CONNECTED, HostState.MAINTENANCE)

    def drives(self, device: PciDevice) -> bool:
        """Whether the vendor's vGPU driver on the host runs the device."""
        shared_direct = device.active_graphics_type is GraphicsType.SHARED_DIRECT
        return self.graphics.vgpu_driver and shared_direct and not device.passthrough.active

    @property
    def takes_vms(self) -> bool:
        """Whether VMs can be powered on here or migrated to it: connected, and not on the way into maintenance mode."""
        return self.state is HostState.CONNECTED and not self.entering_maintenance

    @property
    def mixes_vgpu_types(self) -> bool:
        """Whether vGPUs of different types, but of one size, may share a GPU: ESXi 8.0 U1 and later."""
        major, minor, *update = map(int, self.version.split("."))
        return (major, minor, *update, 0)[:3] >= (8, 0, 1)

    @property
    def shares_gpus(self) -> bool:
        """Whether vGPUs can run here: the vendor's driver is installed, and the active default is Shared Direct."""
        return self.graphics.vgpu_driver and self.graphics.active_default_type is GraphicsType.SHARED_DIRECT

    @property
    def toggles_at_once(self) -> bool:
        """Whether Toggle Passthrough takes effect without a reboot: ESXi 7.0 and later, unless it says it cannot."""
        return self.device_rebind_without_reboot and int(self.version.partition(".")[0]) >= 7

    @property
    def system_uuid(self) -> str:
        """Its UUID, or one that follows from its name alone if its own is not known."""
        return self.uuid or str(uuid5(NAMESPACE_DNS, self.name))

    @property
    def cpu_capacity_mhz(self) -> int:
        """The frequency of all cores together, in MHz."""
        return self.cpu_cores * self.cpu_mhz
