"""Which vGPUs are on which GPU of a host."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal, NamedTuple

from vconsole.model import Inventory, NvidiaVgpu, PciAddress, Power

State = Literal["assigned", "pending"]


class VgpuUse(NamedTuple):
    """One vGPU on a GPU: the VM that runs with it (assigned) or is on the way there (pending)."""

    vm: str
    profile: str
    state: State


Shared = Mapping[PciAddress, tuple[VgpuUse, ...]]
"""The vGPUs on each GPU of a host."""


def vgpu_uses(inventory: Inventory, host: str, *, without: str | None = None) -> Shared:
    """The vGPUs on each GPU of a host, by VM and slot, leaving out one VM's own; GPUs without any are left out."""
    used: defaultdict[PciAddress, list[VgpuUse]] = defaultdict(list)
    for vm in inventory.vms_on(host):
        if vm.pci and vm.runs and vm.name != without:
            for device in vm.pci:
                if isinstance(device, NvidiaVgpu) and (address := vm.holds(device)) is not None:
                    state: State = "assigned" if vm.power is Power.ON else "pending"
                    used[address].append(VgpuUse(vm.name, device.profile, state))
    return {address: tuple(uses) for address, uses in used.items()}
