"""Virtual machines."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from vconsole.model.access import DirectPathIo, DynamicDirectPathIo, NvidiaVgpu, PlacedDevice, VmPci
from vconsole.model.address import PciAddress
from vconsole.model.base import Gib, Model
from vconsole.model.names import Name

MMIO_SWITCH = "pciPassthru.use64bitMMIO"
"""The advanced parameter that opens the 64-bit MMIO region."""
MMIO_SIZE = "pciPassthru.64bitMMIOSizeGB"
"""The advanced parameter with the size of the 64-bit MMIO region of the VM, in GiB."""
MMIO_MISPRINT = "pciPassthru.set.usebitMMIO"
"""A misprint of the switch that is widely copied; it has no effect."""


class Power(StrEnum):
    """The power state of a VM."""

    ON = "on"
    OFF = "off"
    SUSPENDED = "suspended"


class Firmware(StrEnum):
    """How a VM boots."""

    EFI = "efi"
    BIOS = "bios"


RestartPriority = Literal["disabled", "lowest", "low", "medium", "high", "highest"]
"""In which order vSphere HA restarts VMs."""


class VmConfig(Model):
    """What a person chooses about a VM: its hardware and options."""

    hardware_version: Annotated[int, Field(strict=True, ge=4)] = 20
    firmware: Firmware = Firmware.EFI
    guest_os: Name = "Other Linux (64-bit)"
    folder: Name | None = None
    """Its folder in VMs and Templates; None is the datacenter's own."""
    datastore: Name = "shared-datastore"
    cpus: Annotated[int, Field(strict=True, ge=1)] = 2
    memory_gb: Gib = 4
    reserve_all_memory: StrictBool = False
    cpu_reservation_mhz: Annotated[int, Field(strict=True, ge=0)] = 0
    restart_priority: RestartPriority = "medium"
    advanced: Mapping[Name, str] = Field(default_factory=dict)
    """Advanced parameters, by key."""
    pci: tuple[VmPci, ...] = ()
    """PCI devices in the order of their slots."""

    @property
    def static_devices(self) -> tuple[DirectPathIo, ...]:
        """Its DirectPath IO devices."""
        return tuple(device for device in self.pci if isinstance(device, DirectPathIo))

    @property
    def dynamic_devices(self) -> tuple[DynamicDirectPathIo, ...]:
        """Its Dynamic DirectPath IO devices."""
        return tuple(device for device in self.pci if isinstance(device, DynamicDirectPathIo))

    @property
    def vgpus(self) -> tuple[NvidiaVgpu, ...]:
        """Its NVIDIA vGPUs."""
        return tuple(device for device in self.pci if isinstance(device, NvidiaVgpu))

    @property
    def placed_devices(self) -> tuple[PlacedDevice, ...]:
        """Those whose device the host chooses: Dynamic DirectPath IO devices and vGPUs, in the order of their slots."""
        return tuple(device for device in self.pci if isinstance(device, PlacedDevice))

    @property
    def has_passthrough(self) -> bool:
        """Whether it has a DirectPath IO device of either kind."""
        return any(not isinstance(device, NvidiaVgpu) for device in self.pci)

    @property
    def memory_mb(self) -> int:
        """Memory, in MiB."""
        return round(self.memory_gb * 1024)


class Vm(VmConfig):
    """A virtual machine, registered on a host."""

    name: Name
    host: Name
    """The host where it is registered."""
    power: Power = Power.OFF
    vm_class: Name | None = None
    """The VM class that it was deployed from, which may be gone by now."""
    vmx: Mapping[Name, str] = Field(default_factory=dict)
    """What its imported VMX file says beside, which the console neither understands nor changes: values by key."""
    awaiting_restart: StrictBool = False
    """In a cluster file: vSphere HA restarts it as soon as a host can take it. A session takes it up and knows it from
    then on."""
    powering_on: StrictBool = Field(default=False, exclude=True)
    """Whether a power-on is under way: DRS has chosen, the host has not bound yet."""
    snapshots: tuple[Name, ...] = Field(default=(), exclude=True)
    """The names of its snapshots, oldest first."""

    @property
    def runs(self) -> bool:
        """Whether it uses its host: powered on, or on the way there."""
        return self.power is Power.ON or self.powering_on

    def holds(self, device: VmPci) -> PciAddress | None:
        """The address on its host that one of its PCI devices uses now: assigned, or pending at a power-on.

        A vGPU uses a GPU that others may share with it.
        """
        if not self.runs:
            return None
        if isinstance(device, DirectPathIo):
            return device.address
        return device.assigned if self.power is Power.ON else device.hinted

    def hinted(self, devices: Iterable[PciAddress | None]) -> "Vm":
        """The VM on its way to power on, with these devices reserved, one for each slot."""
        return self._placed(devices, "hinted").model_copy(update={"powering_on": True})

    def assigned(self, devices: Iterable[PciAddress | None]) -> "Vm":
        """The VM holding these devices for good, one for each slot; its power state stays as it is."""
        return self._placed(devices, "assigned").model_copy(update={"powering_on": False})

    def freed(self) -> "Vm":
        """The VM holding no device that the host chose, neither assigned nor hinted."""
        return self.assigned(None for _ in self.pci)

    def _placed(self, devices: Iterable[PciAddress | None], field: Literal["assigned", "hinted"]) -> "Vm":
        pci = tuple(
            device.model_copy(update={"assigned": None, "hinted": None, field: address})
            if isinstance(device, PlacedDevice)
            else device
            for device, address in zip(self.pci, devices, strict=True)
        )
        return self.model_copy(update={"pci": pci})
