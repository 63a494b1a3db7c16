"""What a VM needs before a host powers it on with PCI devices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from vconsole.assignable import several_fault
from vconsole.esxi.mmio import Board, check_mmio, needed_gb, suggested_gb
from vconsole.model import DeviceId, Fault, Firmware, Host, Vm, VmConfig
from vconsole.model.catalogue import DYNAMIC_HARDWARE_VERSION, device_type_of, max_passthrough_devices
from vconsole.model.ref import Ref
from vconsole.model.vm import MMIO_SIZE, MMIO_SWITCH

C = TypeVar("C", bound=VmConfig)


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of the checklist: what is asked, and the fault if it is not met."""

    title: str
    fault: Fault | None

    @property
    def met(self) -> bool:
        """Whether the VM meets it."""
        return self.fault is None


_RESERVED = "All guest memory reserved"
_SEVERAL = "Several vGPUs only of profiles with all of a GPU's frame buffer"


def requirements(vm: Vm, host: Host) -> tuple[Requirement, ...]:
    """The checklist of a VM with PCI devices on a host; empty for a VM without.

    What the memory of a device asks for (EFI, MMIO) is checked for passthrough alone.
    """
    checks = (*_passthrough_checks(vm, host), *_vgpu_checks(vm))
    about = Ref("vm", vm.name)
    return tuple(Requirement(title, fault and fault._replace(about=about)) for title, fault in checks)


_Check = tuple[str, Fault | None]


def _passthrough_checks(vm: Vm, host: Host) -> tuple[_Check, ...]:
    if not vm.has_passthrough:
        return ()
    devices = passed_devices(vm, host)
    return (
        (f"Hardware version {DYNAMIC_HARDWARE_VERSION} or later", _check_hardware_version(vm)),
        (_RESERVED, _check_reservation(vm)),
        (_firmware_title(devices), _check_firmware(vm, devices)),
        (_mmio_title(devices), check_mmio(vm, devices)),
        (f"At most {max_passthrough_devices(host.version)} passthrough devices", _check_count(vm, host)),
    )


def _vgpu_checks(vm: Vm) -> tuple[_Check, ...]:
    if not vm.vgpus:
        return ()
    reserved: tuple[_Check, ...] = () if vm.has_passthrough else ((_RESERVED, _check_reservation(vm)),)
    several: tuple[_Check, ...] = ((_SEVERAL, several_fault(vm)),) if len(vm.vgpus) > 1 else ()
    return (*reserved, *several)


def unmet(vm: Vm, host: Host) -> Fault | None:
    """The first requirement that the VM does not meet, or None."""
    return next((line.fault for line in requirements(vm, host) if line.fault), None)


def passed_devices(vm: VmConfig, host: Host) -> tuple[Board, ...]:
    """What the VM's devices are: those bound or hinted, else the largest model that each request allows."""
    static = (host.device(device.address) for device in vm.static_devices)
    dynamic = (
        host.device(address) if (address := device.hinted or device.assigned) else _largest(host, device.allowed)
        for device in vm.dynamic_devices
    )
    return tuple(device for device in (*static, *dynamic) if device is not None)


def with_mmio_region(vm: C, hosts: Iterable[Host]) -> C:
    """The VM with the safer size of the 64-bit MMIO region for the largest devices it may get on one of the hosts.

    Its advanced parameters stay as they are if its devices need no region there.
    """
    size = max((suggested_gb(passed_devices(vm, host)) for host in hosts), default=0)
    if not size:
        return vm
    return vm.model_copy(update={"advanced": {**vm.advanced, MMIO_SWITCH: "TRUE", MMIO_SIZE: str(size)}})


def _largest(host: Host, allowed: Sequence[DeviceId]) -> Board | None:
    on_host: list[Board] = [device for device in host.pci if device.id in allowed]
    known: list[Board] = [kind for kind in map(device_type_of, allowed) if kind is not None]
    return max(on_host or known, key=lambda board: sum(board.bars_mb), default=None)


def _check_hardware_version(vm: Vm) -> Fault | None:
    if not vm.dynamic_devices or vm.hardware_version >= DYNAMIC_HARDWARE_VERSION:
        return None
    return Fault(
        code="hardware-version-too-old",
        message=f"Dynamic DirectPath IO needs hardware version {DYNAMIC_HARDWARE_VERSION} or later; "
        f"this VM has {vm.hardware_version}.",
        remedy="Upgrade the VM's compatibility while it is powered off.",
    )


def _check_reservation(vm: Vm) -> Fault | None:
    if vm.reserve_all_memory:
        return None
    return Fault(
        code="memory-not-reserved",
        message="Invalid memory setting: memory reservation (sched.mem.min) should be equal to "
        f"memsize({vm.memory_mb}).",
        remedy="Turn on Reserve all guest memory (All locked).",
    )


def _check_firmware(vm: Vm, devices: Sequence[Board]) -> Fault | None:
    if vm.firmware is Firmware.EFI or not needed_gb(devices):
        return None
    return Fault(
        code="firmware-not-efi",
        message="The firmware is BIOS; a device whose memory does not fit below 4 GB needs EFI.",
        remedy="Create the VM with EFI: an installed guest does not start after a change of firmware.",
    )


def _check_count(vm: Vm, host: Host) -> Fault | None:
    most = max_passthrough_devices(host.version)
    count = sum(1 for device in vm.pci if device.access != "nvidia-vgpu")
    if count <= most:
        return None
    return Fault(
        code="too-many-devices",
        message=f"The VM has {count} passthrough devices; ESXi {host.version} allows {most} in one VM.",
        remedy=f"Remove {count - most} of them, or run the VM on a later release of ESXi.",
    )


def _firmware_title(devices: Sequence[Board]) -> str:
    return "EFI firmware" if needed_gb(devices) else "EFI firmware (not needed here)"


def _mmio_title(devices: Sequence[Board]) -> str:
    least = needed_gb(devices)
    return f"64-bit MMIO region of at least {least} GB" if least else "64-bit MMIO region (not needed here)"
