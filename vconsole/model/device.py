"""The PCI devices of a host."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictBool, StrictInt, StrictStr

from vconsole.model.address import PciAddress
from vconsole.model.base import Model
from vconsole.model.ids import DeviceId, PciId
from vconsole.model.names import HardwareLabel, Name, blanks_seen

DISPLAY_CLASSES = frozenset({0x0300, 0x0302, 0x0380, 0x1200})
"""Device classes that the client lists under Graphics: VGA, 3D, display, processing accelerator."""
BRIDGE_CLASSES = frozenset({0x0600, 0x0601, 0x0604, 0x0680})
"""Device classes that cannot be passed through: host, ISA, PCI and other bridges."""
MIB_PER_GIB = 1024


class Passthrough(StrEnum):
    """Passthrough of a device: what the user configured, and what is active.

    The five words stand for the three flags of HostPciPassthruInfo (capable, enabled, active).
    """

    NOT_CAPABLE = "not-capable"
    DISABLED = "disabled"
    ENABLED = "enabled"
    ENABLED_NEEDS_REBOOT = "enabled-needs-reboot"
    DISABLED_NEEDS_REBOOT = "disabled-needs-reboot"

    @property
    def capable(self) -> bool:
        """Whether passthrough of the device is possible at all."""
        return self is not Passthrough.NOT_CAPABLE

    @property
    def enabled(self) -> bool:
        """Whether the user configured passthrough."""
        return self in (Passthrough.ENABLED, Passthrough.ENABLED_NEEDS_REBOOT)

    @property
    def active(self) -> bool:
        """Whether a VM can use the device now."""
        return self in (Passthrough.ENABLED, Passthrough.DISABLED_NEEDS_REBOOT)

    @property
    def needs_reboot(self) -> bool:
        """Whether the configuration becomes active only when the host reboots."""
        return self.capable and self.enabled != self.active

    def configured(self, *, enabled: bool, at_once: bool) -> "Passthrough":
        """The state after the user turns passthrough on or off; without `at_once` a reboot makes it active."""
        if not self.capable or self.enabled == enabled:
            return self
        active = enabled if at_once else self.active
        if enabled:
            return Passthrough.ENABLED if active else Passthrough.ENABLED_NEEDS_REBOOT
        return Passthrough.DISABLED_NEEDS_REBOOT if active else Passthrough.DISABLED

    def rebooted(self) -> "Passthrough":
        """The state after the host rebooted: active is what was configured."""
        if not self.capable:
            return self
        return Passthrough.ENABLED if self.enabled else Passthrough.DISABLED


class GraphicsType(StrEnum):
    """How a host shares a graphics device among VMs (`graphicsType` of the API)."""

    SHARED = "shared"
    SHARED_DIRECT = "shared-direct"


Attribute = StrictBool | StrictInt | StrictStr
"""The value of a free attribute of a device."""


class PciDevice(Model):
    """One PCI function of a host."""

    address: PciAddress
    model: str | None = None
    """Its name in the device catalogue; None if it is known by its ids alone."""
    vendor_id: PciId
    device_id: PciId
    sub_vendor_id: PciId | None = None
    sub_device_id: PciId | None = None
    vendor_name: str
    device_name: str
    class_id: PciId
    """Base class and subclass, as in `0x0302` for a 3D controller."""
    memory_gb: Annotated[int, Field(strict=True, ge=0)] = 0
    """Memory on the board, in GiB."""
    bars_mb: tuple[Annotated[int, Field(strict=True, ge=0)], ...] = ()
    """Sizes of the base address registers, in MiB."""
    passthrough: Passthrough
    hardware_label: HardwareLabel | None = None
    attributes: Mapping[Name, Attribute] = Field(default_factory=dict)
    """Free key-values by which a device describes itself."""
    parent: PciAddress | None = None
    """The bridge above it."""
    dependent_device: PciAddress | None = None
    """A device that shares its reset or its isolation: both are passed through together, to one VM."""
    migratable: StrictBool = False
    """Whether a running VM can move with it (Device Virtualization Extensions of vSphere 8)."""
    used_by_host: Name | None = None
    """Why ESXi itself cannot do without it, for example "boot storage"; None if it can."""
    graphics_type: GraphicsType = GraphicsType.SHARED
    """The configured type of a graphics device."""
    active_graphics_type: GraphicsType = GraphicsType.SHARED
    """The type that was configured when the host or its X.Org service last started."""
    reported: Mapping[str, str] = Field(default_factory=dict)
    """The fields of `esxcli hardware pci list` as its host printed them, all and in order; none if it was not asked."""

    @property
    def id(self) -> DeviceId:
        """Vendor and device id."""
        return DeviceId(self.vendor_id, self.device_id)

    @property
    def is_bridge(self) -> bool:
        """Whether it is a bridge; bridges cannot be passed through."""
        return self.class_id in BRIDGE_CLASSES

    @property
    def is_graphics(self) -> bool:
        """Whether the host's Graphics page lists it."""
        return self.class_id in DISPLAY_CLASSES

    @property
    def shared_directly(self) -> bool:
        """Whether vGPUs can be on it, as far as its own settings go: Shared Direct is active, passthrough is off."""
        passed = self.passthrough.active or self.passthrough.enabled
        return self.active_graphics_type is GraphicsType.SHARED_DIRECT and not passed

    @property
    def description(self) -> str:
        """Device name and label, as the Device Selection dialog writes a kind of device."""
        return f"{self.device_name} ({blanks_seen(self.hardware_label)})" if self.hardware_label else self.device_name
