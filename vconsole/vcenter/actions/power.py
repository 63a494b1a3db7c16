"""Power off, reset and guest restart."""

from abc import abstractmethod
from typing import Literal

from vconsole.esxi import host_unreachable
from vconsole.model import Fault, Inventory, Power, Ref, Vm
from vconsole.vcenter.actions.base import HostsOwn, VmsAction
from vconsole.vcenter.device_words import held_words
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_vm
from vconsole.vcenter.state import Change, State

POWER_WORDS = {Power.ON: "Powered on", Power.OFF: "Powered off", Power.SUSPENDED: "Suspended"}
"""The client's words for the power state."""


def wrong_power(vm: Vm, remedy: str) -> Fault:
    """The fault for an act that the VM's power state does not allow."""
    word = "Powering on" if vm.powering_on else POWER_WORDS[vm.power]
    return Fault(
        code="vm-wrong-power-state",
        message=f"The attempted operation cannot be performed in the current state ({word}).",
        remedy=remedy,
        about=Ref("vm", vm.name),
    )


def already_so(vm: Vm) -> str:
    """What to do about a VM that is in the state already that an act would bring about."""
    if vm.powering_on:
        return f"{vm.name} is on its way to power on; wait until it is."
    return f"{vm.name} is {POWER_WORDS[vm.power].lower()} already: there is nothing to do."


class RunningVmAction(VmsAction):
    """An act on VMs that run, done at once by their hosts."""

    def perform_one(self, state: State, name: str) -> Change | Fault:
        """Do it if the VM runs and its host answers."""
        vm = find_vm(state.inventory, name)
        if isinstance(vm, Fault):
            return vm
        if not self._possible(vm):
            return wrong_power(vm, self._what_to_do(vm))
        host = state.inventory.hosts[vm.host]
        if not host.answers:
            return host_unreachable(host)
        fault = self._why_not(state.inventory, vm)
        if fault:
            return fault
        change = self._act(state, vm)
        return Change(change.state.done(self.title, Ref("vm", name), detail=vm.host), change.events)

    def _possible(self, vm: Vm) -> bool:
        return vm.power is Power.ON

    def _what_to_do(self, vm: Vm) -> str:
        """What helps where it is not possible."""
        if vm.powering_on:
            return f"Wait until {vm.name} is powered on."
        return f"Resume {vm.name} first." if vm.power is Power.SUSPENDED else f"Power on {vm.name} first."

    def _why_not(self, _inventory: Inventory, _vm: Vm) -> Fault | None:
        """Why a VM that runs refuses it."""
        return None

    @abstractmethod
    def _act(self, state: State, vm: Vm) -> Change:
        """The change for a VM that runs."""


class PowerOff(RunningVmAction, HostsOwn):
    """Power VMs off: their devices are free again. A power-on under way is given up."""

    title = "Power Off virtual machine"

    action: Literal["power-off"] = "power-off"

    def _possible(self, vm: Vm) -> bool:
        return vm.runs or vm.power is Power.SUSPENDED

    def _what_to_do(self, vm: Vm) -> str:
        return already_so(vm)

    def _act(self, state: State, vm: Vm) -> Change:
        off = vm.freed().model_copy(update={"power": Power.OFF})
        message = f"{vm.name} on {vm.host} is powered off."
        events = (
            Event(at=state.now, event="vm-powered-off", message=message, vm=vm.name, host=vm.host),
            *released(state.now, vm),
        )
        return Change(state.with_inventory(state.inventory.with_vm(off)), events)


def released(now: float, vm: Vm) -> tuple[Event, ...]:
    """One event for each device that the VM gives back."""
    held = ((slot, device, vm.holds(device)) for slot, device in enumerate(vm.pci))
    return tuple(
        Event(
            at=now,
            event="device-released",
            message=f"{held_words(device, address)} on {vm.host} is free again.",
            vm=vm.name,
            host=vm.host,
            device=address,
            slot=slot,
        )
        for slot, device, address in held
        if address is not None
    )


class Reset(RunningVmAction):
    """Reset VMs: they keep their devices."""

    title = "Reset virtual machine"

    action: Literal["reset"] = "reset"

    def _act(self, state: State, vm: Vm) -> Change:
        message = f"{vm.name} on {vm.host} was reset; it keeps its devices."
        return Change(state, (Event(at=state.now, event="vm-reset", message=message, vm=vm.name, host=vm.host),))


class RestartGuest(RunningVmAction):
    """Restart the guest operating system of VMs: they keep their devices."""

    title = "Initiate guest OS reboot"

    action: Literal["restart-guest"] = "restart-guest"

    def _act(self, state: State, vm: Vm) -> Change:
        message = f"The guest of {vm.name} on {vm.host} restarted; the VM keeps its devices."
        return Change(state, (Event(at=state.now, event="guest-restarted", message=message, vm=vm.name, host=vm.host),))
