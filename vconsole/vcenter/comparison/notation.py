"""The notation table: the PCI devices of a VM as its VMX file writes them, in both ways."""

from dataclasses import dataclass

from vconsole.files.vmx import pci_settings
from vconsole.model import DirectPathIo, DynamicDirectPathIo, Fault, Inventory, NvidiaVgpu, Ref, Vm, VmPci
from vconsole.vcenter.comparison.writing import Access, written_dynamic, written_static

Settings = tuple[tuple[str, str], ...]
"""Keys and values, not escaped."""


@dataclass(frozen=True, slots=True)
class WrittenDevice:
    """One PCI device of a VM, written in both ways."""

    slot: int
    access: Access
    """What it is; the other way is how it could be written instead."""
    static: Settings | Fault
    """As DirectPath IO, or why it cannot be written so."""
    dynamic: Settings | Fault
    """As Dynamic DirectPath IO, or why it cannot be written so."""


def notation(inventory: Inventory, vm: Vm) -> tuple[WrittenDevice, ...]:
    """The passthrough devices of a VM in the order of their slots.

    A dynamic device becomes the device that it holds, or would get; a static one the description of a conversion.
    """
    static, dynamic = written_static(inventory, vm), written_dynamic(inventory, vm)
    return tuple(
        WrittenDevice(
            slot,
            device.access,
            _settings(inventory, vm, slot, device if isinstance(device, DirectPathIo) else _of(static, slot)),
            _settings(inventory, vm, slot, device if isinstance(device, DynamicDirectPathIo) else _of(dynamic, slot)),
        )
        for slot, device in enumerate(vm.pci)
        if not isinstance(device, NvidiaVgpu)
    )


def _of(written: tuple[VmPci, ...] | Fault, slot: int) -> VmPci | Fault:
    return written if isinstance(written, Fault) else written[slot]


def _settings(inventory: Inventory, vm: Vm, slot: int, device: VmPci | Fault) -> Settings | Fault:
    if isinstance(device, Fault):
        return device
    if isinstance(device, NvidiaVgpu):
        raise TypeError("a vGPU is written in neither way")
    name = device.host if isinstance(device, DirectPathIo) and device.host else vm.host
    host = inventory.hosts.get(name)
    return pci_settings(slot, device, host) if host else _unknown_host(vm, slot, name)


def _unknown_host(vm: Vm, slot: int, host: str) -> Fault:
    return Fault(
        code="host-not-in-inventory",
        message=f"{host}, whose device it is, is not in the inventory; its UUID is not known.",
        remedy="Add the device anew from a host that is there.",
        about=Ref("vm", vm.name),
        slot=slot,
    )
