"""The PCI devices of a VM: one address, one description, or one vGPU profile."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from vconsole.model.address import PciAddress
from vconsole.model.base import Model
from vconsole.model.ids import DeviceId, PciId
from vconsole.model.names import HardwareLabel, Name, check_text


def _not_empty(allowed: tuple[DeviceId, ...]) -> tuple[DeviceId, ...]:
    if not allowed:
        raise ValueError("an empty list allows no device; name at least one pair of vendor and device id")
    return allowed


def _known_profile(name: str) -> str:
    # The catalogue knows the kinds of devices below, so it can be asked only once they are there.
    from vconsole.model.catalogue.vgpu import vgpu_profile

    return vgpu_profile(check_text(name)).name


class DirectPathIo(Model):
    """DirectPath IO: the device at one address of one host."""

    access: Literal["directpath-io"] = "directpath-io"
    address: PciAddress
    host: Name | None = None
    """The host whose device it is (`systemId` of a VMX file)."""
    vendor_id: PciId | None = None
    """The vendor that stood at the address when the device was added."""
    device_id: PciId | None = None
    """The model that stood at the address when the device was added."""


class PlacedDevice(Model):
    """A PCI device of a VM that asks for something, whose device the host chooses at power-on."""

    assigned: PciAddress | None = None
    """The device that the host bound; only while the VM is powered on."""
    hinted: PciAddress | None = Field(default=None, exclude=True)
    """The device that DRS reserved for a power-on under way."""


class DynamicDirectPathIo(PlacedDevice):
    """Dynamic DirectPath IO: any free device of an allowed model that carries the label."""

    access: Literal["dynamic-directpath-io"] = "dynamic-directpath-io"
    allowed: Annotated[tuple[DeviceId, ...], AfterValidator(_not_empty)]
    label: HardwareLabel | None = None
    """The hardware label that the device must have; None takes any label or none."""


class NvidiaVgpu(PlacedDevice):
    """NVIDIA vGPU: a share of a GPU, by profile; several VMs can be assigned the same GPU."""

    access: Literal["nvidia-vgpu"] = "nvidia-vgpu"
    profile: Annotated[str, AfterValidator(_known_profile)]
    """The name of a profile of the vGPU catalogue."""


VmPci = Annotated[DirectPathIo | DynamicDirectPathIo | NvidiaVgpu, Field(discriminator="access")]
"""One PCI device of a VM."""

ACCESS_NAMES = {
    "directpath-io": "DirectPath IO",
    "dynamic-directpath-io": "Dynamic DirectPath IO",
    "nvidia-vgpu": "NVIDIA GRID vGPU",
}
"""The Access Type column of the Device Selection dialog."""
