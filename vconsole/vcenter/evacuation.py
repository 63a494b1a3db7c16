"""The way into maintenance mode: what blocks a host, and a plan that gets it there step by step."""

from collections.abc import Mapping
from dataclasses import dataclass

from vconsole.drs import Placement, place
from vconsole.model import Fault, Inventory, Vm
from vconsole.vcenter.actions import Action, EnterMaintenance, MigrateVm, PowerOff, PowerOn
from vconsole.vcenter.actions.capable import device_refusal
from vconsole.vcenter.actions.maintenance import blocker, blockers
from vconsole.vcenter.actions.migration import find_live_place
from vconsole.vcenter.clock import settle
from vconsole.vcenter.conversion import Conversion, conversion
from vconsole.vcenter.performing import perform
from vconsole.vcenter.state import State

__all__ = ["PlanStep", "blockers", "maintenance_plan", "moved_by_drs"]


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a plan, or only a note on what it leaves undone."""

    message: str
    action: Action | None = None
    """What to perform; None for a note."""
    vm: str | None = None
    """The VM that it is about."""
    reasons: tuple[Fault, ...] = ()
    """Why a note has nothing better to offer."""


def maintenance_plan(inventory: Inventory, host: str, *, convert: bool = False) -> tuple[PlanStep, ...]:
    """All steps that bring a host into maintenance mode, in order; each was performed on a copy of the estate.

    VMs without devices and with migratable ones move live where a host takes them. The others are powered off, and
    started again elsewhere if there is a match. Static devices keep a VM off, unless `convert` lets the plan turn
    them into dynamic ones where that helps. A power-on under way is left to end by itself. If the host cannot enter
    maintenance mode at all, the plan is one note that says why.
    """
    return _Planner(inventory, host, convert=convert).steps()


def moved_by_drs(inventory: Inventory, host: str) -> Mapping[str, str]:
    """The VMs that DRS moves live by itself if a host enters maintenance mode now, each with the host that takes it."""
    after = perform(State(inventory), EnterMaintenance(host=host)).state.inventory
    runs = [vm for vm in inventory.vms_on(host) if vm.runs]
    return {vm.name: after.vms[vm.name].host for vm in runs if after.vms[vm.name].host != host}


class _Planner:
    """Performs each step on a copy before it is part of the plan."""

    def __init__(self, inventory: Inventory, host: str, *, convert: bool) -> None:
        self._state = State(inventory)
        self._host = host
        self._convert = convert
        self._steps: list[PlanStep] = []

    def steps(self) -> tuple[PlanStep, ...]:
        """The whole plan."""
        known = self._inventory.hosts.get(self._host)
        if known is None or not known.entering_maintenance:
            enter = EnterMaintenance(host=self._host)
            faults = perform(self._state, enter).faults
            if faults:
                return (PlanStep(str(faults[0]), reasons=faults),)
            self._try(f"Bring {self._host} into maintenance mode.", enter)
        for fault in blockers(self._inventory, self._host):
            if fault.about is not None:
                self._remove(self._inventory.vms[fault.about.name])
        return tuple(self._steps)

    @property
    def _inventory(self) -> Inventory:
        return self._state.inventory

    def _try(self, message: str, action: Action, vm: str | None = None) -> bool:
        """Perform an action on the copy; it belongs to the plan if it is not refused, at once or later."""
        change = perform(self._state, action)
        later = settle(change.state)
        if change.faults or later.faults:
            return False
        self._state = later.state
        self._steps.append(PlanStep(message, action, vm))
        return True

    def _note(self, vm: Vm, message: str, reasons: tuple[Fault, ...] = ()) -> None:
        self._steps.append(PlanStep(message, vm=vm.name, reasons=reasons))

    def _remove(self, vm: Vm) -> None:
        """Have one VM gone from the host, still running if that is possible."""
        why = blocker(self._inventory, vm)
        if vm.powering_on:
            self._note(vm, f"{why.message} {why.remedy}")
            return
        if device_refusal("migrate", self._inventory, vm) is None:
            for verdict in find_live_place(self._inventory, vm).ranked:
                move = MigrateVm(vm=vm.name, host=verdict.host)
                if self._try(f"Migrate {vm.name} live to {verdict.host}.", move, vm.name):
                    return
        self._try(f"{why.message} Power it off.", PowerOff(vms=(vm.name,)), vm.name)
        off = self._inventory.vms[vm.name]
        if not off.static_devices:
            if not self._start_elsewhere(off):
                self._note(off, f"{vm.name} stays off: no other host can take it now.", self._why_nowhere(off))
        elif not self._convert or not self._convert_and_start(off):
            converted = "Converted to Dynamic DirectPath IO it could start where there is a match."
            self._note(off, f"{vm.name} stays off: its DirectPath IO device is one of {vm.host}. {converted}")

    def _convert_and_start(self, vm: Vm) -> bool:
        """Turn static devices into dynamic ones, only if the VM can be started elsewhere with them."""
        found = conversion(self._inventory, vm)
        if not isinstance(found, Conversion):
            return False
        before = self._state, len(self._steps)
        message = f"Convert the devices of {vm.name} to Dynamic DirectPath IO."
        if self._try(message, found.action, vm.name) and self._start_elsewhere(self._inventory.vms[vm.name]):
            return True
        self._take_back(*before)
        return False

    def _start_elsewhere(self, vm: Vm) -> bool:
        """Migrate the VM cold and power it on again, on the best host that does it."""
        return any(self._moved_and_started(vm, verdict.host) for verdict in self._elsewhere(vm).ranked)

    def _elsewhere(self, vm: Vm) -> Placement:
        others = [host for host in self._inventory.peers_of(vm.host) if host.name != vm.host]
        return place(self._inventory, vm, hosts=others)

    def _why_nowhere(self, vm: Vm) -> tuple[Fault, ...]:
        return self._elsewhere(vm).fault().causes

    def _moved_and_started(self, vm: Vm, host: str) -> bool:
        before = self._state, len(self._steps)
        moved = self._try(f"Migrate {vm.name} to {host} while it is off.", MigrateVm(vm=vm.name, host=host), vm.name)
        if moved and self._try(f"Power {vm.name} on again.", PowerOn(vms=(vm.name,), host=host), vm.name):
            return True
        self._take_back(*before)
        return False

    def _take_back(self, state: State, steps: int) -> None:
        """Forget the steps after the first so many."""
        self._state = state
        del self._steps[steps:]
