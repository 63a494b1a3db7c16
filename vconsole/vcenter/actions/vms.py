"""New, changed and deleted VMs."""

from typing import Any, Literal

from vconsole.esxi import host_unreachable
from vconsole.files.vmx import without_device_keys
from vconsole.model import DirectPathIo, Fault, Host, HostState, Inventory, Power, Ref, Vm, VmConfig
from vconsole.model.catalogue import newest_hardware_version
from vconsole.model.names import Name
from vconsole.vcenter.actions.base import Action, VmAction
from vconsole.vcenter.actions.capable import addition_refusal
from vconsole.vcenter.actions.hardware import check_hardware, completed, preset_device
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_cluster_hosts, find_host, find_vm, name_taken
from vconsole.vcenter.state import Change, State


class CreateVm(VmConfig, Action):
    """Create a VM in a cluster or on a host.

    With a PCI device all its memory is reserved, unless the action says otherwise.
    """

    title = "Create virtual machine"

    action: Literal["create-vm"] = "create-vm"
    name: Name
    cluster: str | None = None
    host: str | None = None

    @property
    def target(self) -> Ref:
        """The new VM."""
        return Ref("vm", self.name)

    def perform(self, state: State) -> Change | Fault:
        """Register the VM, powered off."""
        return create(state, self, title=self.title)

    def settings_on(self, host: Host) -> dict[str, Any]:
        """The settings of the VM, with what the action leaves out as suits the host."""
        settings = {field: getattr(self, field) for field in VmConfig.model_fields}
        if "hardware_version" not in self.model_fields_set:
            settings["hardware_version"] = newest_hardware_version(host.version)
        if "reserve_all_memory" not in self.model_fields_set:
            settings["reserve_all_memory"] = bool(self.pci)
        return settings

    def registered_on(self, inventory: Inventory) -> Host | Fault:
        """The host that is named, else the one of the static device, else the emptiest of the cluster."""
        named = self.host or next((device.host for device in self.static_devices if device.host), None)
        if named is not None:
            host = find_host(inventory, named)
            if isinstance(host, Fault):
                return host
            if self.cluster not in (None, host.cluster):
                return _not_in_cluster(host, str(self.cluster))
            return host if host.state is HostState.CONNECTED else host_unreachable(host)
        if self.cluster is None:
            return _no_compute_resource()
        if self.static_devices:
            return _static_without_host(self.static_devices[0])
        hosts = find_cluster_hosts(inventory, self.cluster)
        if isinstance(hosts, Fault):
            return hosts
        connected = [host for host in hosts if host.takes_vms]
        return min(connected, key=lambda host: len(inventory.vms_on(host.name)), default=host_unreachable(hosts[0]))


def create(state: State, new: CreateVm, *, title: str, vm_class: str | None = None) -> Change | Fault:
    """Create a VM in a task of this title, from a VM class if one is named, or say why not."""
    if new.name in state.inventory.vms:
        return name_taken(new.target)
    fault = preset_device(new)
    if fault:
        return fault._replace(about=new.target)
    host = new.registered_on(state.inventory)
    if isinstance(host, Fault):
        return host
    vm = completed(Vm(name=new.name, host=host.name, vm_class=vm_class, **new.settings_on(host)), host)
    fault = check_hardware(vm, host)
    if fault:
        return fault
    after = state.with_inventory(state.inventory.with_vm(vm)).done(title, new.target, detail=host.name)
    source = f" from VM class {vm_class}" if vm_class else ""
    message = f"Created virtual machine {vm.name}{source} on {host.name}."
    about = {"vm": vm.name, "host": host.name, "vm_class": vm_class}
    return Change(after, (Event(at=state.now, event="vm-created", message=message, **about),))


def _not_in_cluster(host: Host, cluster: str) -> Fault:
    where = f'in the cluster "{host.cluster}"' if host.cluster else "in no cluster"
    return Fault(
        code="host-not-in-cluster",
        message=f'{host.name} is {where}, not in "{cluster}".',
        remedy="Name a host of that cluster, or only one of the two.",
        about=Ref("host", host.name),
    )


def _static_without_host(device: DirectPathIo) -> Fault:
    return Fault(
        code="static-device-without-host",
        message=f"The DirectPath IO device at {device.address} is a device of one host, and no host is named.",
        remedy="Name the host of the virtual machine or of the device.",
    )


def _no_compute_resource() -> Fault:
    return Fault(
        code="no-compute-resource",
        message="The virtual machine has no compute resource.",
        remedy="Name a cluster or a host.",
    )


_WORDS = {"pci": "PCI devices", "cpus": "CPUs", "memory_gb": "memory", "advanced": "advanced parameters"}
"""Settings whose field name is no word."""


class ReconfigureVm(VmConfig, VmAction):
    """Change the settings that are given of a VM that is powered off."""

    title = "Reconfigure virtual machine"

    action: Literal["reconfigure-vm"] = "reconfigure-vm"

    def perform(self, state: State) -> Change | Fault:
        """Change the VM; what stays possible while it runs is its folder and its restart priority."""
        vm = find_vm(state.inventory, self.vm)
        if isinstance(vm, Fault):
            return vm
        changes = {field: getattr(self, field) for field in self.model_fields_set - {"action", "vm"}}
        if not changes:
            return _nothing_to_change(vm)
        if vm.runs and changes.keys() - {"folder", "restart_priority"}:
            return _cannot_change_running(vm, pci="pci" in changes)
        fault = preset_device(self)
        if fault:
            return fault._replace(about=self.target)
        host = state.inventory.hosts[vm.host]
        changed = completed(vm.model_copy(update=changes), host)
        if "reserve_all_memory" not in changes and _needs_reservation(changed, vm):
            changed = changed.model_copy(update={"reserve_all_memory": True})
        if changed.pci != vm.pci:
            changed = changed.model_copy(update={"vmx": without_device_keys(changed.vmx)})
        fault = addition_refusal(state.inventory, vm, changed) or check_hardware(changed, host, before=vm)
        if fault:
            return fault
        words = ", ".join(_WORDS.get(field, field.replace("_", " ")) for field in sorted(changes))
        event = Event(
            at=state.now,
            event="vm-reconfigured",
            message=f"Reconfigured {vm.name}: {words}.",
            vm=vm.name,
            host=vm.host,
        )
        after = state.with_inventory(state.inventory.with_vm(changed)).done(self.title, self.target, detail=words)
        return Change(after, (event,))


def _nothing_to_change(vm: Vm) -> Fault:
    return Fault(
        code="nothing-to-change",
        message=f"The action names no setting of {vm.name} to change.",
        remedy=f"Give at least one of {', '.join(VmConfig.model_fields)}.",
        about=Ref("vm", vm.name),
    )


def _needs_reservation(changed: VmConfig, before: VmConfig) -> bool:
    """Whether the VM gets its first passthrough device or its first vGPU, either of which needs all its memory."""
    vgpu = bool(changed.vgpus) and not before.vgpus
    return vgpu or (changed.has_passthrough and not before.has_passthrough)


def _cannot_change_running(vm: Vm, *, pci: bool) -> Fault:
    devices = " PCI devices cannot be added, changed or removed while the VM runs." if pci else ""
    return Fault(
        code="vm-is-powered-on",
        message=f"The attempted operation cannot be performed in the current state (Powered on).{devices}",
        remedy=f"Power off {vm.name} first.",
        about=Ref("vm", vm.name),
    )


class DeleteVm(VmAction):
    """Delete a VM that is powered off from disk."""

    title = "Delete virtual machine"

    action: Literal["delete-vm"] = "delete-vm"

    def perform(self, state: State) -> Change | Fault:
        """Remove the VM from the inventory."""
        vm = find_vm(state.inventory, self.vm)
        if isinstance(vm, Fault):
            return vm
        if vm.runs or vm.power is not Power.OFF:
            return Fault(
                code="vm-is-powered-on",
                message="The attempted operation cannot be performed in the current state "
                f"({'Suspended' if vm.power is Power.SUSPENDED else 'Powered on'}).",
                remedy=f"Power off {vm.name} first.",
                about=self.target,
            )
        after = state.with_inventory(state.inventory.without_vm(vm.name)).done(self.title, self.target)
        message = f"Deleted virtual machine {vm.name}."
        return Change(after, (Event(at=state.now, event="vm-deleted", message=message, vm=vm.name, host=vm.host),))
