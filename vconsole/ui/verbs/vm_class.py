"""What can be done with VM classes, on vCenter and on what VMs run on."""

from vconsole.model import HostState, Inventory, Ref
from vconsole.ui.acts import deploy_vm_class, new_vm_class
from vconsole.ui.verbs.base import Verb
from vconsole.vcenter import CreateVmClass, DeployVmClass
from vconsole.vcenter.queries import hosts_below


def why_not_deploy(inventory: Inventory, ref: Ref) -> str | None:
    """Why no VM can be deployed from a class there, or from this class anywhere."""
    if not inventory.vm_classes:
        return "there is no VM class"
    above = Ref("vcenter", inventory.vcenter.name) if ref.kind == "vm-class" else ref
    connected = any(host.state is HostState.CONNECTED for host in hosts_below(inventory, above))
    return None if connected else "no host here is connected"


deploy_class_verb = Verb(
    "vm-class.deploy", "Deploy VM from Class…", deploy_vm_class, why_not_deploy, does=DeployVmClass
)
"""The verb of whatever a VM can be created in."""

VM_CLASS_VERBS = (Verb("vm-class.new", "New VM Class…", new_vm_class, does=CreateVmClass), deploy_class_verb)
"""The entries of vCenter's menu."""
