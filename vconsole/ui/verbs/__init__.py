"""The verbs of every kind of object."""

from vconsole.model import Kind
from vconsole.ui.verbs.base import Verb
from vconsole.ui.verbs.cluster import CLUSTER_VERBS, add_host_verb
from vconsole.ui.verbs.host import HOST_VERBS
from vconsole.ui.verbs.vcenter import VCENTER_VERBS
from vconsole.ui.verbs.vm import VM_VERBS, new_vm_verb
from vconsole.ui.verbs.vm_class import VM_CLASS_VERBS, deploy_class_verb

__all__ = ["Verb", "verbs_of"]


def verbs_of(kind: Kind) -> tuple[Verb, ...]:
    """What can be done with an object of this kind, in the order of its menu."""
    match kind:
        case "vm":
            return VM_VERBS
        case "host":
            return (new_vm_verb, deploy_class_verb, *HOST_VERBS)
        case "cluster":
            return (new_vm_verb, deploy_class_verb, *CLUSTER_VERBS)
        case "datacenter":
            return (new_vm_verb, deploy_class_verb, add_host_verb)
        case "vcenter":
            return (*VM_CLASS_VERBS, *VCENTER_VERBS)
        case "vm-class":
            return VM_CLASS_VERBS
