"""What several forms say where a tool cannot do something."""

from collections.abc import Collection, Iterator

from vconsole.model import Vm
from vconsole.plans.plan import Act

LABEL_REMOVAL = (
    "take the hardware label of {device} away in the client: {host} > Configure > Hardware > PCI Devices > "
    "HARDWARE LABEL, with an empty field. Whether the API takes it away is not documented."
)
AT_REBOOT = "It takes effect when the host reboots."
XORG = 'It takes effect when the host or its "xorg" service restarts.'
ADD_HOST = "The user and password of the host are asked for; the rehearsal knows none."
NO_DISK = "The rehearsal knows neither disks nor networks: add them in the client before the first start."
PRIORITY = (
    "set the VM Restart Priority of {vm} to {priority} in the client: the cluster > Configure > Configuration > "
    "VM Overrides."
)
GENERAL_GUEST = "otherGuest64"
"""The identifier that the API has for any guest of 64 bits."""
GUEST = "The guest operating system is {guest} in the rehearsal; this is the general one of 64 bits."
RECOMMENDATION = (
    "apply in the client what DRS recommends for {vm} (the cluster > Monitor > vSphere DRS > Recommendations); "
    "in the rehearsal it came to {place}."
)
ASK_FIRST = "If DRS recommends nothing yet, power {vm} on: at the level manual it recommends hosts then."
CANCELLED = "Nothing is done: a recommendation that nobody applies expires."
SUPERVISOR = (
    "deploy {vm} from the VM class {vm_class}: apply a VirtualMachine (apiVersion vmoperator.vmware.com/v1alpha2) with "
    "metadata.name {vm} and spec.className {vm_class}, spec.powerState PoweredOff, in a namespace of the Supervisor "
    "that has this class, an image and a storage class, with kubectl apply."
)
PLAIN_VM = (
    "A plain virtual machine of vCenter does not belong to its class and the Supervisor knows nothing of it; with the "
    "same hardware it would be:"
)
CLASS = "{words} in the client: Workload Management > Services > VM Service > VM Classes."
VCENTER_SETTING = "{words} in the client: {vcenter} > Configure > Settings > Advanced Settings."


def moves(vm: Vm, changed: Collection[str]) -> Iterator[str]:
    """What is done in the client for settings that are moves of the VM and not of its hardware."""
    if "folder" in changed:
        yield f"move {vm.name} to the folder {vm.folder or 'of its datacenter'} in VMs and Templates."
    if "datastore" in changed:
        yield f"migrate {vm.name} to the datastore {vm.datastore} (Change storage only)."


def hinted(act: Act) -> Iterator[str]:
    """What is said after a power-on whose devices were named: no tool can demand them."""
    devices = getattr(act.action, "devices", None)
    if devices:
        named = ", ".join(address.client for address in devices)
        yield (
            f"look which devices {act.action.target.name} got. The rehearsal named {named}; nothing outside of it can "
            "demand a device, the host chooses among those that the virtual machine allows."
        )
