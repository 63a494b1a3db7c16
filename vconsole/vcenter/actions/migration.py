"""Migration: live where every device can move with the VM, otherwise while the VM is off."""

from typing import Literal

from vconsole.drs import Placement, place, place_live, unmigratable
from vconsole.esxi import host_unreachable, requirements
from vconsole.ha import spare_failover_hosts
from vconsole.model import Fault, Host, Inventory, Power, Ref, Vm
from vconsole.vcenter.actions.base import VmAction
from vconsole.vcenter.actions.capable import device_refusal
from vconsole.vcenter.actions.power import released, wrong_power
from vconsole.vcenter.device_words import held_words
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_host, find_vm
from vconsole.vcenter.state import Change, State


class MigrateVm(VmAction):
    """Move a VM to another host of its datacenter: live if it runs, cold if not.

    It is done at once: there is no moment at which the VM is on two hosts.
    """

    title = "Relocate virtual machine"

    action: Literal["migrate-vm"] = "migrate-vm"
    host: str

    def perform(self, state: State) -> Change | Fault:
        """Move the VM if the host has a match for its devices, free at this moment."""
        vm = find_vm(state.inventory, self.vm)
        if isinstance(vm, Fault):
            return vm
        host = find_host(state.inventory, self.host)
        if isinstance(host, Fault):
            return host
        moved = _misdirected(state.inventory, vm, host) or moved_to(state.inventory, vm, host)
        if isinstance(moved, Fault):
            return moved
        after = state.with_inventory(state.inventory.with_vm(moved)).done(self.title, self.target, detail=host.name)
        return Change(after, migrated(state.now, vm, moved))


def find_live_place(inventory: Inventory, vm: Vm, host: Host | None = None) -> Placement:
    """Where a running VM can move: to this host or in its cluster, but not to dedicated failover hosts."""
    placement = place_live(inventory, vm, hosts=None if host is None else [host])
    cluster = inventory.cluster_of(host.name if host else vm.host)
    return spare_failover_hosts(placement, cluster) if cluster else placement


def moved_to(inventory: Inventory, vm: Vm, host: Host) -> Vm | Fault:
    """The VM on the other host, with devices of that host if it runs; or why it cannot be there."""
    return _moved_live(inventory, vm, host) if vm.power is Power.ON else _moved_cold(inventory, vm, host)


def migrated(now: float, before: Vm, after: Vm) -> tuple[Event, ...]:
    """The events of a migration that is done: the devices left behind, those bound anew, and the move."""
    way = {Power.ON: "live", Power.OFF: "cold", Power.SUSPENDED: "while it is suspended"}[after.power]
    message = f"{after.name} was migrated {way} from {before.host} to {after.host}."
    bound = tuple(
        Event(
            at=now,
            event="device-assigned",
            message=f"{after.host} assigned {held_words(device, address)} to {after.name}.",
            vm=after.name,
            host=after.host,
            device=address,
            slot=slot,
        )
        for slot, device in enumerate(after.pci)
        if (address := after.holds(device))
    )
    moved = Event(at=now, event="vm-migrated", message=message, vm=after.name, host=after.host)
    return (*bound, *released(now, before), moved)


def _misdirected(inventory: Inventory, vm: Vm, host: Host) -> Fault | None:
    """Why this VM cannot be moved to this host whatever its devices are."""
    source = inventory.hosts[vm.host]
    if vm.powering_on:
        return wrong_power(vm, f"Wait until {vm.name} is powered on, or power it off.")
    if not source.answers:
        return host_unreachable(source)
    about = Ref("vm", vm.name)
    if host.name == source.name:
        return Fault(
            code="vm-already-there",
            message=f"{vm.name} is on {host.name} already.",
            remedy="Name another host.",
            about=about,
        )
    if host.datacenter != source.datacenter:
        return Fault(
            code="host-not-in-datacenter",
            message=f"{host.name} is in the datacenter {host.datacenter}; {vm.name} is in {source.datacenter}.",
            remedy="Name a host of the same datacenter.",
            about=about,
        )
    return None


def _moved_live(inventory: Inventory, vm: Vm, host: Host) -> Vm | Fault:
    fault = device_refusal("migrate", inventory, vm)
    if fault:
        return fault
    (verdict,) = find_live_place(inventory, vm, host).hosts
    if not verdict.fits:
        remedy = "See the reasons below; while it is powered off, a device need not be migratable." if vm.pci else ""
        causes = (*verdict.reasons, *unmigratable(inventory, vm, host))
        return _not_taken(vm, host, remedy or "See the reasons below.", causes)
    moved = vm.assigned(verdict.devices).model_copy(update={"host": host.name})
    unmet = next((line.fault for line in requirements(moved, host) if line.fault), None)
    return unmet or moved


def _moved_cold(inventory: Inventory, vm: Vm, host: Host) -> Vm | Fault:
    (verdict,) = place(inventory, vm, hosts=[host]).hosts
    if not verdict.fits:
        return _not_taken(vm, host, "See the reasons below.", verdict.reasons)
    return vm.model_copy(update={"host": host.name})


def _not_taken(vm: Vm, host: Host, remedy: str, causes: tuple[Fault, ...]) -> Fault:
    return Fault(
        code="host-not-compatible",
        message=f"{host.name} cannot take {vm.name}.",
        remedy=remedy,
        about=Ref("vm", vm.name),
        causes=causes,
    )
