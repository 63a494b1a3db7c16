"""What a person does with VMs, hosts and clusters: dialogs that lead to actions.

Each act loads its dialog when it is first done, so that a start does not wait for all of them.
"""

from collections.abc import Sequence

from vconsole.model import Ref
from vconsole.ui.acts.failures import fail_host, fail_vcenter, isolate_host, recover_host, recover_vcenter
from vconsole.ui.acts.power import delete_vm, power_off, reset, restart_guest, suspend
from vconsole.ui.desk import Desk

__all__ = [
    "add_host",
    "convert",
    "delete_vm",
    "delete_vm_class",
    "deploy_vm_class",
    "edit_drs",
    "edit_ha",
    "edit_settings",
    "enter_maintenance",
    "exit_maintenance",
    "fail_host",
    "fail_vcenter",
    "isolate_host",
    "migrate",
    "new_vm",
    "new_vm_class",
    "plan",
    "power_off",
    "power_on",
    "power_on_together",
    "recover_host",
    "recover_vcenter",
    "remove_host",
    "replace_host",
    "reset",
    "restart_guest",
    "show_vm_class",
    "suspend",
    "take_snapshot",
]


def edit_settings(desk: Desk, ref: Ref) -> None:
    """Open Edit Settings of a VM."""
    from vconsole.ui.acts.settings_dialog import open_settings

    open_settings(desk, ref)


def new_vm(desk: Desk, ref: Ref) -> None:
    """Open the New Virtual Machine wizard with an object as the compute resource."""
    from vconsole.ui.acts.wizard import open_wizard

    open_wizard(desk, ref)


def power_on(desk: Desk, ref: Ref) -> None:
    """Power a VM on, and show where DRS puts it or why nowhere."""
    from vconsole.ui.acts.placing import open_power_on

    open_power_on(desk, ref)


def power_on_together(desk: Desk, names: Sequence[str]) -> None:
    """Power several VMs on, and show which were started, which wait for a choice, and which found no host."""
    from vconsole.ui.acts.placing.group import open_group_power_on

    open_group_power_on(desk, names)


def migrate(desk: Desk, ref: Ref) -> None:
    """Ask which host a VM moves to."""
    from vconsole.ui.acts.migration import open_migrate

    open_migrate(desk, ref)


def take_snapshot(desk: Desk, ref: Ref) -> None:
    """Take a snapshot of a VM."""
    from vconsole.ui.acts.snapshots import open_snapshot

    open_snapshot(desk, ref)


def convert(desk: Desk, ref: Ref) -> None:
    """Show what a VM gains by dynamic devices, and convert its static ones."""
    from vconsole.ui.acts.conversion import open_conversion

    open_conversion(desk, ref)


def enter_maintenance(desk: Desk, ref: Ref) -> None:
    """Show what keeps a host from maintenance mode, and the plan that gets it there."""
    from vconsole.ui.acts.maintenance import open_maintenance

    open_maintenance(desk, ref)


def add_host(desk: Desk, ref: Ref) -> None:
    """Open Add Host for a cluster or a datacenter."""
    from vconsole.ui.acts.inventory_hosts import open_add_host

    open_add_host(desk, ref)


def remove_host(desk: Desk, ref: Ref) -> None:
    """Remove a host from the inventory."""
    from vconsole.ui.acts.inventory_hosts import remove_host as remove

    remove(desk, ref)


def replace_host(desk: Desk, ref: Ref) -> None:
    """Open Replace Host: other hardware under the name of a host."""
    from vconsole.ui.acts.host_replacement import open_replacement

    open_replacement(desk, ref)


def edit_drs(desk: Desk, ref: Ref) -> None:
    """Open the settings of DRS."""
    from vconsole.ui.acts.cluster_settings import open_drs

    open_drs(desk, ref)


def edit_ha(desk: Desk, ref: Ref) -> None:
    """Open the settings of vSphere HA."""
    from vconsole.ui.acts.cluster_settings import open_ha

    open_ha(desk, ref)


def exit_maintenance(desk: Desk, ref: Ref) -> None:
    """Let a host run VMs again."""
    from vconsole.ui.acts.maintenance import leave_maintenance

    leave_maintenance(desk, ref)


def new_vm_class(desk: Desk, ref: Ref) -> None:
    """Ask for a new VM class."""
    from vconsole.ui.acts.vm_classes import open_new_class

    open_new_class(desk, ref)


def deploy_vm_class(desk: Desk, ref: Ref) -> None:
    """Ask for a VM from a VM class: of a certain class, or on what the reference names."""
    from vconsole.ui.acts.vm_classes import open_deployment

    open_deployment(desk, ref)


def show_vm_class(desk: Desk, ref: Ref) -> None:
    """Show a VM class as YAML."""
    from vconsole.ui.acts.vm_classes import open_yaml

    open_yaml(desk, ref)


def delete_vm_class(desk: Desk, ref: Ref) -> None:
    """Delete a VM class after a question."""
    from vconsole.ui.acts.vm_classes import open_deletion

    open_deletion(desk, ref)


def plan(desk: Desk, ref: Ref | None = None) -> None:
    """Show what was rehearsed here as a script for the real estate."""
    from vconsole.ui.acts.plan_dialog import open_plan

    del ref
    open_plan(desk)
