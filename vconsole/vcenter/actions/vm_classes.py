"""VM classes of vSphere with Tanzu: new ones, VMs deployed from them, and deleted ones."""

from typing import Literal

from vconsole.esxi import with_mmio_region
from vconsole.model import Fault, Firmware, Host, Inventory, Ref, VmClass
from vconsole.model.names import Name
from vconsole.model.vm_class import class_faults
from vconsole.vcenter.actions.base import Action
from vconsole.vcenter.actions.vms import CreateVm, create
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_vm_class
from vconsole.vcenter.state import Change, State


class CreateVmClass(VmClass, Action):
    """Create a VM class. With PCI devices all memory is reserved, unless the action says otherwise."""

    title = "Create VM class"

    action: Literal["create-vm-class"] = "create-vm-class"

    @property
    def target(self) -> Ref:
        """The new class."""
        return Ref("vm-class", self.name)

    def perform(self, state: State) -> Change | Fault:
        """Add the class, if a class can be like that."""
        if self.name in state.inventory.vm_classes:
            return Fault(
                code="name-taken",
                message=f'There is a VM class "{self.name}" already.',
                remedy="Choose another name, or delete that class first.",
                about=self.target,
            )
        vm_class = self.described()
        fault = next(class_faults(vm_class), None)
        if fault is not None:
            return fault
        after = state.with_inventory(state.inventory.with_vm_class(vm_class)).done(self.title, self.target)
        message = f"Created VM class {self.name}."
        return Change(after, (Event(at=state.now, event="vm-class-created", message=message, vm_class=self.name),))

    def described(self) -> VmClass:
        """The class as it is described, valid or not."""
        fields = {field: getattr(self, field) for field in VmClass.model_fields}
        if "reserve_all_memory" not in self.model_fields_set:
            fields["reserve_all_memory"] = bool(self.pci)
        return VmClass(**fields)


_OF_THE_VM = ("cpus", "memory_gb", "reserve_all_memory", "hardware_version", "pci")
"""What a class decides about the settings of its VMs."""


class DeployVmClass(Action):
    """Create a VM from a VM class in a cluster or on a host, with all that the devices of the class need.

    It has EFI, the memory reservation of the class, and the safer size of the 64-bit MMIO region for the largest
    devices that it may get there.
    """

    title = "Deploy virtual machine from VM class"

    action: Literal["deploy-vm-class"] = "deploy-vm-class"
    vm_class: str
    name: Name
    cluster: str | None = None
    host: str | None = None

    @property
    def target(self) -> Ref:
        """The new VM."""
        return Ref("vm", self.name)

    def perform(self, state: State) -> Change | Fault:
        """Create the VM as Create virtual machine does, powered off."""
        vm_class = find_vm_class(state.inventory, self.vm_class)
        if isinstance(vm_class, Fault):
            return vm_class
        described = {field: getattr(vm_class, field) for field in _OF_THE_VM}
        where = {"cluster": self.cluster, "host": self.host}
        new = CreateVm(name=self.name, firmware=Firmware.EFI, **described, **where)
        new = with_mmio_region(new, self._hosts(state.inventory))
        return create(state, new, title=self.title, vm_class=vm_class.name)

    def _hosts(self, inventory: Inventory) -> tuple[Host, ...]:
        """Where the VM may be placed sooner or later; whether it can be created there is not asked here."""
        if self.cluster is not None:
            return inventory.hosts_in(self.cluster)
        return inventory.peers_of(self.host) if self.host is not None and self.host in inventory.hosts else ()


class DeleteVmClass(Action):
    """Delete a VM class. VMs that were deployed from it stay as they are."""

    title = "Delete VM class"

    action: Literal["delete-vm-class"] = "delete-vm-class"
    vm_class: str

    @property
    def target(self) -> Ref:
        """The class."""
        return Ref("vm-class", self.vm_class)

    def perform(self, state: State) -> Change | Fault:
        """Take the class out of the inventory."""
        vm_class = find_vm_class(state.inventory, self.vm_class)
        if isinstance(vm_class, Fault):
            return vm_class
        after = state.with_inventory(state.inventory.without_vm_class(vm_class.name)).done(self.title, self.target)
        message = f"Deleted VM class {vm_class.name}."
        return Change(after, (Event(at=state.now, event="vm-class-deleted", message=message, vm_class=vm_class.name),))
