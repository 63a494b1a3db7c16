"""The Device Selection dialog: which PCI devices a new or changed VM can be given."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vconsole.model import ACCESS_NAMES, DirectPathIo, DynamicDirectPathIo, Host, NvidiaVgpu, PciDevice, VmPci
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
    labelled: int = 0
    """How many of those carry a label that is not asked for; they are taken last."""

    @property
    def access_type(self) -> str:
        """The Access Type column."""
        return ACCESS_NAMES[self.device.access]


def device_choices(hosts: Iterable[Host]) -> tuple[DeviceChoice, ...]:
    """What the hosts offer: every model and label once as Dynamic DirectPath IO, every vGPU profile, every device.

    Profiles are those of the GPUs that are shared now; devices by their address are DirectPath IO.
    """
    static: list[DeviceChoice] = []
    passed: list[PciDevice] = []
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
            passed.append(device)
    return (*_dynamic_choices(passed), *_vgpu_choices(reachable), *static)


def _dynamic_choices(passed: Sequence[PciDevice]) -> list[DeviceChoice]:
    """One choice for each model and label; to one without a label every device of the model answers."""
    there = Counter((device.id, device.hardware_label) for device in passed)
    of_model = Counter(device.id for device in passed)
    choices = []
    for device in {(each.id, each.hardware_label): each for each in passed}.values():
        model, label = device.id, device.hardware_label
        labelled = of_model[model] - there[model, None] if label is None else 0
        described, count = DynamicDirectPathIo(allowed=(model,), label=label), there[model, label] + labelled
        choices.append(DeviceChoice(device.description, device.vendor_name, described, count=count, labelled=labelled))
    return sorted(choices, key=lambda choice: choice.name)


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
