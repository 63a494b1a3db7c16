"""The PCI devices of a VM: what each asks for, and what it holds."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vconsole.esxi import Requirement, passed_devices, requirements, suggested_gb
from vconsole.model import ACCESS_NAMES, DirectPathIo, DynamicDirectPathIo, Inventory, PciAddress, Vm, VmPci
from vconsole.model.catalogue import device_type_of
from vconsole.model.names import blanks_seen


@dataclass(frozen=True, slots=True)
class VmDeviceRow:
    """A PCI device on a VM's Summary."""

    slot: int
    access_type: str
    request: str
    """What it asks for: an address, or allowed models and a label."""
    held: PciAddress | None
    """The device of the host that it uses now."""
    pending: bool
    """Whether the host has yet to bind it."""


def vm_device_rows(vm: Vm) -> tuple[VmDeviceRow, ...]:
    """The PCI devices of a VM in the order of their slots."""
    return tuple(
        VmDeviceRow(slot, ACCESS_NAMES[device.access], describe_request(device), vm.holds(device), vm.powering_on)
        for slot, device in enumerate(vm.pci)
    )


def describe_request(device: VmPci) -> str:
    """What a PCI device of a VM asks for, in the spelling of Edit Settings."""
    if isinstance(device, DirectPathIo):
        return f"{device.address} on {device.host}" if device.host else str(device.address)
    if isinstance(device, DynamicDirectPathIo):
        names = [kind.device_name if (kind := device_type_of(model)) else str(model) for model in device.allowed]
        return f"{' or '.join(names)}{f' ({blanks_seen(device.label)})' if device.label is not None else ''}"
    return device.profile


def describe_requests(devices: Iterable[VmPci]) -> str:
    """What PCI devices ask for, equal requests counted; empty if there are none."""
    requests = Counter(map(describe_request, devices))
    return ", ".join(f"{count} x {words}" if count > 1 else words for words, count in requests.items())


def vm_requirements(inventory: Inventory, vm: Vm) -> tuple[Requirement, ...]:
    """What the VM needs to be powered on with its passthrough devices, as a checklist."""
    return requirements(vm, inventory.hosts[vm.host])


def suggested_mmio_gb(inventory: Inventory, vm: Vm) -> int:
    """The size of the 64-bit MMIO region that suits the VM's devices, in GiB; 0 if they need none."""
    return suggested_gb(passed_devices(vm, inventory.hosts[vm.host]))
