"""Power Off, Suspend, Reset, Restart Guest OS, Delete from Disk: what loses something asks first."""

from vconsole.model import Power, Ref, Vm
from vconsole.ui.desk import Desk
from vconsole.ui.dialogs import ConfirmDialog
from vconsole.vcenter import Action, DeleteVm, PowerOff, Reset, RestartGuest, Suspend


def power_off(desk: Desk, ref: Ref) -> None:
    """Power a VM off; a power-on under way is given up without a question."""
    vm = desk.inventory.vms[ref.name]
    action = PowerOff(vms=(vm.name,))
    question = power_off_question(vm)
    if question is None:
        desk.perform(action)
    else:
        _ask(desk, question, action)


def power_off_question(vm: Vm) -> ConfirmDialog | None:
    """What to ask before a VM is powered off; None if nothing is lost by it."""
    if vm.power is Power.OFF:
        return None
    loss = "The guest is not shut down; what it has not saved is lost."
    if vm.power is Power.SUSPENDED:
        loss = "The suspended state is lost; the guest starts anew at the next power-on."
    return _question(vm, "Power off", "POWER OFF", f"{loss}{_freed(vm)}")


def reset(desk: Desk, ref: Ref) -> None:
    """Reset a VM after a question."""
    vm = desk.inventory.vms[ref.name]
    detail = "The guest is not shut down; what it has not saved is lost. The VM keeps its devices."
    _ask(desk, _question(vm, "Reset", "RESET", detail), Reset(vms=(vm.name,)))


def restart_guest(desk: Desk, ref: Ref) -> None:
    """Restart the guest; nothing is lost, so nothing is asked."""
    desk.perform(RestartGuest(vms=(ref.name,)))


def suspend(desk: Desk, ref: Ref) -> None:
    """Suspend a VM; nothing is lost, so nothing is asked."""
    desk.perform(Suspend(vms=(ref.name,)))


def delete_vm(desk: Desk, ref: Ref) -> None:
    """Delete a VM from disk after a question."""
    vm = desk.inventory.vms[ref.name]
    detail = "Its settings and virtual disks are removed from the datastore. Undo brings them back in this rehearsal."
    _ask(desk, _question(vm, "Delete", "DELETE", detail), DeleteVm(vm=vm.name))


def _ask(desk: Desk, question: ConfirmDialog, action: Action) -> None:
    def go_on(yes: bool | None) -> None:  # noqa: FBT001
        if yes:
            desk.perform(action)

    desk.push_screen(question, go_on)


def _question(vm: Vm, act: str, confirm: str, detail: str) -> ConfirmDialog:
    return ConfirmDialog(act, vm.name, f"{act} {vm.name}?", detail=detail, confirm=confirm)


def _freed(vm: Vm) -> str:
    """Which devices become free, as the end of a sentence."""
    held = [address.client for device in vm.pci if (address := vm.holds(device))]
    if not held:
        return ""
    return f" {', '.join(held)} on {vm.host} {'is' if len(held) == 1 else 'are'} free for other VMs then."
