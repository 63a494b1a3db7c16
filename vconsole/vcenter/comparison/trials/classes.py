"""Whether a VM class of vSphere with Tanzu can ask for the PCI devices of a VM."""

from itertools import count

from vconsole.model import Inventory, Vm
from vconsole.vcenter.actions import CreateVmClass
from vconsole.vcenter.comparison.answer import Tried
from vconsole.vcenter.comparison.subject import Scene


def ask_in_vm_class(scene: Scene) -> Tried:
    """Create a VM class with the size and the PCI devices of the VM."""
    run = scene.run.then(_class_like(scene.run.inventory, scene.vm))
    return Tried.no(run, run.refusal) if run.refusal else Tried.yes(run, run.events[-1])


def _class_like(inventory: Inventory, vm: Vm) -> CreateVmClass:
    name = next(name for number in count(1) if (name := f"tried-{number}") not in inventory.vm_classes)
    return CreateVmClass(name=name, cpus=vm.cpus, memory_gb=vm.memory_mb / 1024, pci=vm.freed().pci)
