"""What a person does with VMs: dialogs that lead to actions.

Each act loads its dialog when it is first done, so that a start does not wait for all of them.
"""

from vconsole.model import Ref
from vconsole.ui.acts.power import delete_vm, power_off, reset, restart_guest
from vconsole.ui.desk import Desk

__all__ = ["delete_vm", "edit_settings", "new_vm", "power_off", "power_on", "reset", "restart_guest"]


def edit_settings(desk: Desk, ref: Ref) -> None:
    """Open Edit Settings of a VM."""
    from vconsole.ui.acts.edit_settings import open_settings

    open_settings(desk, ref)


def new_vm(desk: Desk, ref: Ref) -> None:
    """Open the New Virtual Machine wizard with an object as the compute resource."""
    from vconsole.ui.acts.wizard import open_wizard

    open_wizard(desk, ref)


def power_on(desk: Desk, ref: Ref) -> None:
    """Power a VM on, and show where DRS puts it or why nowhere."""
    from vconsole.ui.acts.placing import open_power_on

    open_power_on(desk, ref)
