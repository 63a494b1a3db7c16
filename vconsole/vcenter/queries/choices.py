"""The Device Selection dialog: which PCI devices a new or changed VM can be given."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vconsole.model import ACCESS_NAMES, DirectPathIo, DynamicDirectPathIo, Host, NvidiaVgpu, VmPci
from vconsole.model.catalogue import vgpu_profiles, vgpu_profiles_of

_NVIDIA = "NVIDIA"
"""The Manufacturer column of a vGPU, shorter than that of a device."""


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
    """What the hosts offer: every model and label once as Dynamic DirectPath IO, every vGPU profile, every device.

    Profiles are those of the GPUs that are shared now; devices by their address are DirectPath IO.
    """
    static: list[DeviceChoice] = []
    dynamic: dict[tuple[str, str | None], DeviceChoice] = {}
    reachable = [host for host in hosts if host.answers]
    for host in reachable:
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
    return (*sorted(dynamic.values(), key=lambda choice: choice.name), *_vgpu_choices(reachable), *static)


def _vgpu_choices(hosts: Iterable[Host]) -> Iterator[DeviceChoice]:
    """One choice for each profile that a GPU shared directly offers, board by board and the largest first."""
    offering = Counter(
        profile
        for host in hosts
        if host.shares_gpus
        for device in host.pci
        if device.shared_directly
        for profile in vgpu_profiles_of(device.id)
    )
    for profile in vgpu_profiles().values():
        if profile in offering:
            yield DeviceChoice(profile.name, _NVIDIA, NvidiaVgpu(profile=profile.name), count=offering[profile])
