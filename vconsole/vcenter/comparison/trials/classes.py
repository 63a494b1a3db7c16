"""Whether a VM class of vSphere with Tanzu can ask for the PCI devices of a VM."""

from pydantic import ValidationError

from vconsole.model import Fault, Ref
from vconsole.vcenter.actions import Action, read_action
from vconsole.vcenter.comparison.answer import Tried
from vconsole.vcenter.comparison.subject import Scene

CLASS_NAME = "tried-here"


def ask_in_vm_class(scene: Scene) -> Tried:
    """Create a VM class with the size and the PCI devices of the VM."""
    create = _create_class(scene)
    if create is None:
        return Tried.untried(scene.run, _not_known(scene.name))
    run = scene.run.then(create)
    if run.refusal:
        return Tried.no(run, run.refusal)
    return Tried.yes(run, run.acts[-1].events[-1])


def _create_class(scene: Scene) -> Action | None:
    vm = scene.vm
    pci = [device.model_dump(mode="json", exclude_none=True) for device in vm.freed().pci]
    wanted = {
        "action": "create-vm-class",
        "name": CLASS_NAME,
        "cpus": vm.cpus,
        "memory_gb": vm.memory_mb / 1024,
        "pci": pci,
    }
    try:
        return read_action(wanted)
    except ValidationError:
        return None


def _not_known(vm: str) -> Fault:
    return Fault(
        code="vm-classes-not-modelled",
        message="VM classes are not modelled yet.",
        remedy="The article says which kinds a class can have.",
        about=Ref("vm", vm),
    )
