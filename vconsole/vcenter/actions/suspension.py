"""Suspend and resume."""

from typing import Literal

from vconsole.model import Fault, Inventory, Power, Vm
from vconsole.vcenter.actions.base import VmsAction
from vconsole.vcenter.actions.capable import device_refusal
from vconsole.vcenter.actions.power import RunningVmAction, already_so, wrong_power
from vconsole.vcenter.actions.power_on import PowerOn
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_vm
from vconsole.vcenter.state import Change, State


class Suspend(RunningVmAction):
    """Suspend VMs: their memory is saved and their hosts are free of them. Devices whose state is lost refuse it."""

    title = "Suspend virtual machine"

    action: Literal["suspend"] = "suspend"

    def _what_to_do(self, vm: Vm) -> str:
        if vm.power is Power.OFF and not vm.powering_on:
            return f"{vm.name} is powered off, so there is nothing to suspend."
        return already_so(vm)

    def _why_not(self, inventory: Inventory, vm: Vm) -> Fault | None:
        return device_refusal("suspend", inventory, vm)

    def _act(self, state: State, vm: Vm) -> Change:
        suspended = vm.freed().model_copy(update={"power": Power.SUSPENDED})
        message = f"{vm.name} on {vm.host} is suspended."
        event = Event(at=state.now, event="vm-suspended", message=message, vm=vm.name, host=vm.host)
        return Change(state.with_inventory(state.inventory.with_vm(suspended)), (event,))


class Resume(VmsAction):
    """Let suspended VMs go on, on hosts that DRS chooses as at power-on."""

    title = "Resume virtual machine"

    action: Literal["resume"] = "resume"

    def perform_one(self, state: State, name: str) -> Change | Fault:
        """Power the VM on if it is suspended; its memory is read back then."""
        vm = find_vm(state.inventory, name)
        if isinstance(vm, Fault):
            return vm
        if vm.power is not Power.SUSPENDED or vm.powering_on:
            return wrong_power(vm, f"Only a suspended virtual machine can be resumed; {vm.name} is not.")
        return PowerOn(vms=(name,)).perform_one(state, name)
