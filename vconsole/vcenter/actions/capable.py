"""What the capability table says about a VM, as one refusal."""

from vconsole.model import Fault, Inventory, Vm
from vconsole.model.catalogue import OperationName, refusals


def device_refusal(name: OperationName, inventory: Inventory, vm: Vm) -> Fault | None:
    """Why the VM's PCI devices keep an operation from it, with one cause for each if there are several; or None."""
    faults = refusals(name, vm, inventory.hosts[vm.host], inventory.vcenter.advanced)
    if not faults:
        return None
    return faults[0] if len(faults) == 1 else faults[0]._replace(causes=faults)
