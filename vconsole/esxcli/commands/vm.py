"""`esxcli vm`: the VMs that run."""

from vconsole.esxcli.commands.handler import Handlers
from vconsole.esxcli.commands.options import Options
from vconsole.esxcli.program import Machine
from vconsole.files.listings import Listing, vm_processes


def _process_list(machine: Machine, _options: Options) -> Listing:
    return vm_processes.listing(machine.inventory, machine.host)


VM: Handlers = {"vm process list": _process_list}
