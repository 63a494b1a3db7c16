"""Power on: DRS places the VM and hints its devices, the host binds them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from vconsole.drs import Placement, place
from vconsole.esxi import bind
from vconsole.ha import admission, spare_failover_hosts
from vconsole.model import Fault, Host, Inventory, PciAddress, PlacedDevice, Power, Ref, Vm, VmPci
from vconsole.vcenter.actions.base import HostsOwn, VmsAction
from vconsole.vcenter.actions.power import already_so, wrong_power
from vconsole.vcenter.actions.recommending import as_recommended, recommend
from vconsole.vcenter.device_words import held_words
from vconsole.vcenter.durations import seconds
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_host, find_vm
from vconsole.vcenter.recommendation import Recommendation
from vconsole.vcenter.state import Change, State, Step

TRIES_MAX = 2
"""DRS places once, and once more with the new facts if the host refuses because of what happened meanwhile."""
_WORTH_ANOTHER_TRY = frozenset({"device-unavailable", "host-entering-maintenance"})
"""Codes of refusals that another placement may avoid: a device was taken, or the host takes no VMs any more."""
AFTER_OTHERS = (
    "The hosts are judged as if the VMs before it ran where DRS recommends. "
    "Power on {vm} by itself to let it choose first."
)
"""What helps a VM that found no host only because of the recommendations for others of its group."""


class PowerOn(VmsAction, HostsOwn):
    """Power VMs on: where DRS chooses, on the host that is named, or without DRS where they are registered.

    A host that is asked itself starts what is registered on it; it knows neither DRS nor admission control.
    """

    title = "Power On virtual machine"

    action: Literal["power-on"] = "power-on"
    host: str | None = None
    devices: tuple[PciAddress, ...] | None = None
    """Devices to hint to the host, one for each Dynamic DirectPath IO device or vGPU, in the place of DRS's choice."""

    def perform_one(self, state: State, name: str) -> Change | Fault:
        """Place the VM and reserve its devices; its host binds them a little later."""
        vm = find_vm(state.inventory, name)
        if isinstance(vm, Fault):
            return vm
        if vm.runs:
            return wrong_power(vm, already_so(vm))
        fault = self._misdirected(state.inventory, vm)
        if fault:
            return fault
        host = vm.host if self.by_host else self.host
        if host is None and recommends(state.inventory, vm):
            return self._recommend(state, vm)
        placement = find_place(state.inventory, vm, host, preferred=self.devices or ())
        if not placement.fits:
            return refusal(state.inventory, vm, placement, host)
        if self.devices is not None and not set(self.devices) <= set(placement.devices):
            return _hint_does_not_serve(vm, placement, self.devices)
        fault = None if self.by_host else inadmissible(state.inventory, vm)
        if fault:
            return fault
        begun, number = state.begun(
            self.title, Ref("vm", name), duration=seconds("place_to_bind"), detail="Host chosen, devices pending"
        )
        by_drs = _drs_chooses(state.inventory, vm, host)
        return reserve(begun, vm, placement, Attempt(name, number, host, vm.host), by_drs=by_drs)

    def _recommend(self, state: State, vm: Vm) -> Change | Fault:
        """Recommend hosts instead of powering on, as if the VMs before this one had taken what is best for them."""
        before = self.vms[: self.vms.index(vm.name)]
        estate = as_recommended(state, before)
        placement = find_place(estate, vm)
        if not placement.fits:
            alone = estate is not state.inventory and find_place(state.inventory, vm).fits
            fault = refusal(estate, vm, placement)
            return fault._replace(remedy=AFTER_OTHERS.format(vm=vm.name)) if alone else fault
        inadmissibility = inadmissible(estate, vm)
        if inadmissibility:
            return inadmissibility
        made = Recommendation.of(placement, "power-on", vm, state.now)
        after = state.done(self.title, Ref("vm", vm.name), detail="Recommendation made")
        return recommend(after, made)

    def _misdirected(self, inventory: Inventory, vm: Vm) -> Fault | None:
        """Why the host or the devices that the action names cannot be meant."""
        if self.devices is not None and len(self.devices) != len(vm.placed_devices):
            vgpus = " and vGPUs" if vm.vgpus else ""
            return Fault(
                code="hint-count-differs",
                message=f"The action hints {len(self.devices)} devices; {vm.name} has "
                f"{len(vm.placed_devices)} Dynamic DirectPath IO devices{vgpus}.",
                remedy="Hint one device for each of them, or none at all.",
                about=Ref("vm", vm.name),
            )
        if self.host is None:
            return None
        named = find_host(inventory, self.host)
        return named if isinstance(named, Fault) else _not_reachable_from(inventory, vm, named)


def find_place(
    inventory: Inventory, vm: Vm, host: str | None = None, *, preferred: Collection[PciAddress] = ()
) -> Placement:
    """Where a power-on would put the VM: in its DRS cluster, or only on the named or registered host."""
    hosts = None if _drs_chooses(inventory, vm, host) else [inventory.hosts[host or vm.host]]
    placement = place(inventory, vm, hosts=hosts, preferred=preferred)
    cluster = inventory.cluster_of(vm.host)
    return spare_failover_hosts(placement, cluster) if cluster else placement


def inadmissible(inventory: Inventory, vm: Vm) -> Fault | None:
    """Why admission control of vSphere HA does not let another VM run in the cluster, or None if it does."""
    cluster = inventory.cluster_of(vm.host)
    joined = admission(inventory, cluster, joining=vm) if cluster else None
    return None if joined is None or joined.enough else joined.fault()


def _drs_chooses(inventory: Inventory, vm: Vm, host: str | None) -> bool:
    """Whether DRS chooses the host: in its clusters, unless the user names one."""
    cluster = inventory.cluster_of(vm.host)
    return host is None and cluster is not None and cluster.drs.enabled


def recommends(inventory: Inventory, vm: Vm) -> bool:
    """Whether DRS only recommends hosts for a power-on: at the automation level manual."""
    cluster = inventory.cluster_of(vm.host)
    return cluster is not None and cluster.drs.enabled and cluster.drs.automation == "manual"


def refusal(inventory: Inventory, vm: Vm, placement: Placement, host: str | None = None) -> Fault:
    """The fault of a placement that found no host, in the words of DRS or of the one host that was tried."""
    if _drs_chooses(inventory, vm, host):
        return placement.fault()._replace(about=Ref("vm", vm.name))
    tried = placement.hosts[0]
    count = len(tried.reasons)
    return Fault(
        code="host-not-compatible",
        message=f"Failed to start the virtual machine. {tried.host} was the only host tried, and it refuses.",
        remedy="See the reason below." if count == 1 else f"See the {count} reasons below.",
        about=Ref("vm", vm.name),
        causes=tried.reasons,
    )


def _not_reachable_from(inventory: Inventory, vm: Vm, host: Host) -> Fault | None:
    if host in inventory.peers_of(vm.host):
        return None
    return Fault(
        code="host-not-in-cluster",
        message=f"{host.name} is not in the cluster of {vm.name}, which is registered on {vm.host}.",
        remedy="Name a host of the same cluster.",
        about=Ref("vm", vm.name),
    )


def _hint_does_not_serve(vm: Vm, placement: Placement, devices: Collection[PciAddress]) -> Fault:
    wrong = ", ".join(address.client for address in devices if address not in placement.devices)
    found = ", ".join(address.client for address in placement.devices if address)
    return Fault(
        code="hint-does-not-serve",
        message=f"{wrong} on {placement.host} cannot be hinted for {vm.name}: "
        "it is not there, not free, or does not match.",
        remedy=f"Hint {found}, or leave the choice to DRS and the host.",
        about=Ref("vm", vm.name),
    )


@dataclass(frozen=True, slots=True)
class Attempt:
    """A power-on under way: the host binds the devices, or refuses."""

    vm: str
    task: int
    host: str | None
    """The host that the user named, if any."""
    registered_on: str
    """Where the VM goes back to if its host refuses, unless that host left the inventory meanwhile."""
    number: int = 1

    def perform(self, state: State) -> Change:
        """Bind the devices and start the VM; on a refusal give back what was reserved."""
        vm = state.inventory.vms.get(self.vm)
        if vm is None or not vm.powering_on:
            return Change(state.cancelled(self.task, detail="Given up"))
        bound = bind(state.inventory, vm)
        if isinstance(bound, Fault):
            return self._refused(state, vm, bound)
        events = (*_assigned(state.now, vm, bound), *_resumed(state.now, vm), _powered_on(state.now, bound))
        after = state.with_inventory(state.inventory.with_vm(bound))
        return Change(after.ended(self.task, detail=_result(bound)), events)

    def _refused(self, state: State, vm: Vm, fault: Fault) -> Change:
        home = self.registered_on if self.registered_on in state.inventory.hosts else vm.host
        freed = vm.freed().model_copy(update={"host": home})
        back = state.with_inventory(state.inventory.with_vm(freed))
        event = Event(
            at=state.now,
            event="power-on-refused",
            message=f"{vm.host} refused to power on {vm.name}. {fault.message}",
            vm=vm.name,
            host=vm.host,
            device=fault.device,
            code=fault.code,
        )
        if fault.code in _WORTH_ANOTHER_TRY and self.number < TRIES_MAX:
            return self._once_more(back, freed, event)
        return Change(back.ended(self.task, fault=fault, detail=vm.host), (event,), (fault,))

    def _once_more(self, state: State, vm: Vm, event: Event) -> Change:
        placement = find_place(state.inventory, vm, self.host)
        if placement.fits:
            again = replace(self, number=self.number + 1)
            change = reserve(state, vm, placement, again, by_drs=_drs_chooses(state.inventory, vm, self.host))
            return Change(change.state, (event, *change.events))
        fault = refusal(state.inventory, vm, placement, self.host)
        return Change(state.ended(self.task, fault=fault), (event,), (fault,))


def reserve(
    state: State,
    vm: Vm,
    placement: Placement,
    attempt: Step,
    *,
    by_drs: bool,
) -> Change:
    """Register the VM on the chosen host with its devices pending, and let an attempt bind them a little later.

    `by_drs` says who chose.
    """
    host = str(placement.host)
    pending = vm.hinted(placement.devices).model_copy(update={"host": host})
    after = state.with_inventory(state.inventory.with_vm(pending)).scheduled(attempt, after=seconds("place_to_bind"))
    placed = Event(
        at=state.now,
        event="vm-placed",
        message=f"DRS chose {host} for {vm.name}."
        if by_drs and not vm.static_devices
        else f"{vm.name} is to start on {host}.",
        vm=vm.name,
        host=host,
    )
    return Change(after, (placed, *_hinted(state.now, pending)))


def _hinted(now: float, vm: Vm) -> tuple[Event, ...]:
    return tuple(
        Event(
            at=now,
            event="device-hinted",
            message=f"{held_words(device, device.hinted)} on {vm.host} is reserved for {vm.name} (pending).",
            vm=vm.name,
            host=vm.host,
            device=device.hinted,
            slot=slot,
        )
        for slot, device in enumerate(vm.pci)
        if isinstance(device, PlacedDevice) and device.hinted
    )


def _assigned(now: float, pending: Vm, bound: Vm) -> tuple[Event, ...]:
    return tuple(
        _assigned_event(now, bound, slot, before, device)
        for slot, (before, device) in enumerate(zip(pending.pci, bound.pci, strict=True))
    )


def _assigned_event(now: float, vm: Vm, slot: int, before: VmPci, device: VmPci) -> Event:
    address = vm.holds(device)
    hint = before.hinted if isinstance(before, PlacedDevice) else None
    differs = f" The hint was {hint.client}, which does not serve any more." if hint and hint != address else ""
    return Event(
        at=now,
        event="device-assigned",
        message=f"{vm.host} assigned {held_words(device, address) if address else 'a device'} to {vm.name}.{differs}",
        vm=vm.name,
        host=vm.host,
        device=address,
        slot=slot,
    )


def _resumed(now: float, vm: Vm) -> tuple[Event, ...]:
    if vm.power is not Power.SUSPENDED:
        return ()
    message = f"{vm.name} goes on where it was suspended."
    return (Event(at=now, event="vm-resumed", message=message, vm=vm.name, host=vm.host),)


def _powered_on(now: float, vm: Vm) -> Event:
    message = f"{vm.name} on {vm.host} is powered on."
    return Event(at=now, event="vm-powered-on", message=message, vm=vm.name, host=vm.host)


def _result(vm: Vm) -> str:
    held = (vm.holds(device) for device in vm.pci)
    return "  ".join((vm.host, *(address.client for address in held if address)))
