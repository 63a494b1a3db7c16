"""Snapshots."""

from typing import Literal

from vconsole.esxi import host_unreachable
from vconsole.model import Fault
from vconsole.model.names import Name
from vconsole.vcenter.actions.base import VmAction
from vconsole.vcenter.actions.capable import device_refusal
from vconsole.vcenter.actions.power import wrong_power
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_vm
from vconsole.vcenter.state import Change, State


class CreateSnapshot(VmAction):
    """Take a snapshot of a VM. Passthrough devices refuse it, whether the VM runs or not.

    Only its name is kept, and for the session alone: nothing can be reverted to it.
    """

    title = "Create virtual machine snapshot"

    action: Literal["create-snapshot"] = "create-snapshot"
    name: Name

    def perform(self, state: State) -> Change | Fault:
        """Add the snapshot to those of the VM."""
        vm = find_vm(state.inventory, self.vm)
        if isinstance(vm, Fault):
            return vm
        if vm.powering_on:
            return wrong_power(vm, f"Wait until {vm.name} is powered on.")
        host = state.inventory.hosts[vm.host]
        if not host.answers:
            return host_unreachable(host)
        fault = device_refusal("snapshot", state.inventory, vm)
        if fault:
            return fault
        kept = vm.model_copy(update={"snapshots": (*vm.snapshots, self.name)})
        after = state.with_inventory(state.inventory.with_vm(kept)).done(self.title, self.target, detail=self.name)
        message = f'Took the snapshot "{self.name}" of {vm.name}.'
        event = Event(at=state.now, event="snapshot-created", message=message, vm=vm.name, host=vm.host)
        return Change(after, (event,))
