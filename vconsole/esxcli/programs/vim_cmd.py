"""`vim-cmd`: the VMs of the host by their number."""

from collections.abc import Callable

from vconsole.esxcli.acting import act
from vconsole.esxcli.outcome import Outcome, printed, refused
from vconsole.esxcli.program import Machine
from vconsole.esxcli.unmodelled import unmodelled_vim_cmd
from vconsole.files.listings import render, vms
from vconsole.files.listings.identities import vmids
from vconsole.model import Vm
from vconsole.vcenter import PowerOff, PowerOn


def vim_cmd(machine: Machine, words: tuple[str, ...], _given: str | None) -> Outcome:
    """Run a command of vim-cmd, or list them."""
    if not words or words == ("help",) or words[0].rstrip("/") == "vmsvc":
        return printed("Commands available under vmsvc/:\n" + "".join(f"  {name}\n" for name in VIM_COMMANDS))
    name, *arguments = words
    name = name.removeprefix("/")
    if name == _LIST and not arguments:
        return printed(render(vms.listing(machine.inventory, machine.host)))
    work = _ON_ONE_VM.get(name)
    if work is None:
        unknown = unmodelled_vim_cmd(name) or f"Invalid command '{name}'."
        return refused(unknown if name != _LIST else f"Usage: vim-cmd {_LIST}")
    if len(arguments) != 1:
        return refused(f"Usage: vim-cmd {name} vmid")
    numbers = vmids(machine.vms)
    vm = next((vm for vm in machine.vms if str(numbers[vm.name]) == arguments[0]), None)
    if vm is None:
        return refused(f'Unable to find a VM corresponding to "{arguments[0]}"')
    return work(machine, vm)


def _state(_machine: Machine, vm: Vm) -> Outcome:
    return printed(render(vms.power_state(vm)))


def _power_on(machine: Machine, vm: Vm) -> Outcome:
    """Power on: the host itself decides, without DRS."""
    return act(machine, PowerOn(vms=(vm.name,), by_host=True), before="Powering on VM:\n", instead="Power on failed\n")


def _power_off(machine: Machine, vm: Vm) -> Outcome:
    return act(
        machine, PowerOff(vms=(vm.name,), by_host=True), before="Powering off VM:\n", instead="Power off failed\n"
    )


_LIST = "vmsvc/getallvms"
_ON_ONE_VM: dict[str, Callable[[Machine, Vm], Outcome]] = {
    "vmsvc/power.getstate": _state,
    "vmsvc/power.off": _power_off,
    "vmsvc/power.on": _power_on,
}
VIM_COMMANDS = (_LIST, *_ON_ONE_VM)
"""The commands that are offered here; all but the first take the number of a VM."""
