"""What the running VMs of a host ask of its processors and memory."""

from dataclasses import dataclass
from typing import Self

from vconsole.model import Host, Inventory, Vm

_SCORE_DIGITS = 4
"""Places of a score: enough to tell hosts apart, few enough to be the same on every machine."""


@dataclass(frozen=True, slots=True)
class Load:
    """The sums over some VMs: virtual CPUs and memory (GiB), and how much of both is reserved."""

    cpus: int = 0
    memory_gb: float = 0
    reserved_mhz: int = 0
    reserved_gb: float = 0

    @classmethod
    def on(cls, inventory: Inventory, host: str, *, without: str) -> Self:
        """The load of the VMs that run on a host or are on the way there; the VM `without` does not count."""
        cpus = reserved_mhz = 0
        memory_gb = reserved_gb = 0.0
        for vm in inventory.vms_on(host):
            if vm.runs and vm.name != without:
                cpus += vm.cpus
                memory_gb += vm.memory_gb
                reserved_mhz += vm.cpu_reservation_mhz
                reserved_gb += reserved_memory(vm)
        return cls(cpus, memory_gb, reserved_mhz, reserved_gb)

    def score(self, host: Host, vm: Vm) -> float:
        """How balanced the host stays when the VM joins: 1 is idle, 0 full, below 0 overcommitted.

        One minus the greater share, of virtual CPUs per core or of memory, rounded to four places.
        """
        cpu = (self.cpus + vm.cpus) / host.cpu_cores
        memory = (self.memory_gb + vm.memory_gb) / host.memory_gb
        return round(1 - max(cpu, memory), _SCORE_DIGITS)


def reserved_memory(vm: Vm) -> float:
    """The memory that a host must keep for a VM alone, in GiB."""
    return vm.memory_gb if vm.reserve_all_memory else 0
