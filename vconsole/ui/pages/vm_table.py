"""A table of VMs, wherever they are listed. It looks only at the VMs that are seen, so it opens 45,000 at once."""

from collections.abc import Sequence

from textual import on

from vconsole.model import PciAddress, Ref, Vm
from vconsole.ui.desk import desk_of
from vconsole.ui.look import ASSIGNED, AWAITS_HA, PENDING, POWERING_ON, State, state_of
from vconsole.ui.widgets import Cell, Column, InventoryTable
from vconsole.vcenter.queries import describe_requests

NOTHING = "--"


class VmTable(InventoryTable[Vm]):
    """VMs with their state, size, and PCI devices. Enter opens one, Space ticks it."""

    def __init__(self, *, empty: str = "There are no virtual machines here.") -> None:
        self._waiting: frozenset[str] = frozenset()
        state = Column[Vm]("state", "State", self._state, width=13)
        super().__init__([_NAME, state, *_COLUMNS], row_key=lambda vm: vm.name, empty=empty, checkable=True)

    def show(self, vms: Sequence[Vm], waiting: frozenset[str] = frozenset()) -> None:
        """Show VMs as they are now, some of them waiting for vSphere HA; cursor, filter and sort stay."""
        if vms is not self.rows or waiting != self._waiting:
            self._waiting = waiting
            self.replace_rows(vms)

    def _state(self, vm: Vm) -> State:
        return power_state(vm, waits=vm.name in self._waiting)

    @on(InventoryTable.Opened)
    def open_vm(self, event: InventoryTable.Opened) -> None:
        """Open the VM."""
        event.stop()
        desk_of(self).open(Ref("vm", event.row.name))


def power_state(vm: Vm, *, waits: bool = False) -> State:
    """Whether the VM runs, or is on the way there; `waits` says that vSphere HA has yet to restart it."""
    if waits and not vm.runs:
        return AWAITS_HA
    return POWERING_ON if vm.powering_on else state_of(vm.power)


def requests_text(vm: Vm) -> str:
    """What the VM's PCI devices ask for, equal requests counted."""
    return describe_requests(vm.pci) or NOTHING


def assigned_cell(vm: Vm) -> str | Cell:
    """The devices of its host that the VM uses now."""
    held = _held(vm)
    if not held:
        return NOTHING
    addresses = ", ".join(address.client for address in held)
    return Cell.of(PENDING, f"{addresses} (pending)") if vm.powering_on else Cell.of(ASSIGNED, addresses)


def _held(vm: Vm) -> list[PciAddress]:
    return [address for device in vm.pci if (address := vm.holds(device)) is not None]


_NAME: Column[Vm] = Column("name", "Name", lambda vm: vm.name, min_width=12)
_COLUMNS: list[Column[Vm]] = [
    Column("cpus", "CPUs", lambda vm: str(vm.cpus), width=5, align="right", sort=lambda vm: vm.cpus),
    Column("memory", "Memory", lambda vm: f"{vm.memory_gb:g} GB", width=8, align="right", sort=lambda vm: vm.memory_gb),
    Column("pci", "PCI Devices", requests_text, min_width=14, max_width=48),
    Column("assigned", "Assigned", assigned_cell, min_width=14, sort=_held),
    Column("host", "Host", lambda vm: vm.host, min_width=10),
]
