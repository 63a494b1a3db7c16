"""The client's words for the values of settings."""

from collections.abc import Mapping

from vconsole.esxi.graphics import POLICY_TITLES, TYPE_TITLES
from vconsole.model import ACCESS_NAMES, DeviceId, DirectPathIo, DynamicDirectPathIo, GraphicsType, Inventory, VmPci
from vconsole.model.catalogue import device_type_of

_LEVELS = {
    "off": "off",
    "manual": "Manual",
    "partially-automated": "Partially Automated",
    "fully-automated": "Fully Automated",
}
_ADMISSION = {
    "cluster-resource-percentage": "Cluster resource percentage",
    "slot-policy": "Slot Policy (powered-on VMs)",
    "dedicated-failover-hosts": "Dedicated failover hosts",
    "disabled": "Disabled",
}
_ISOLATION = {"none": "Disabled", "power-off": "Power off and restart VMs", "shutdown": "Shut down and restart VMs"}


def type_title(value: str) -> str:
    """A graphics type: Shared, or Shared Direct."""
    return TYPE_TITLES[GraphicsType(value)]


def policy_title(value: str) -> str:
    """The policy that assigns vGPUs to GPUs."""
    return {str(policy): title for policy, title in POLICY_TITLES.items()}[value]


def level_title(value: str) -> str:
    """An automation level of DRS, or `off`."""
    return _LEVELS[value]


def admission_title(value: str) -> str:
    """How vSphere HA controls admission."""
    return _ADMISSION[value]


def isolation_title(value: str) -> str:
    """What an isolated host does with its VMs."""
    return _ISOLATION[value]


def selection_rows(device: VmPci, inventory: Inventory, host: str) -> tuple[str, ...]:
    """The rows of the Device Selection dialog that stand for a PCI device of a VM: one for each model it allows."""
    access = ACCESS_NAMES[device.access]
    match device:
        case DynamicDirectPathIo():
            label = f" ({device.label})" if device.label else ""
            return tuple(f"{model_name(id_, inventory)}{label}, {access}" for id_ in device.allowed)
        case DirectPathIo():
            place = inventory.hosts.get(device.host or host)
            found = place.device(device.address) if place else None
            named = f" | {found.device_name}" if found else ""
            return (f"{device.address}{named}, {access}, of {device.host or host}",)
        case _:
            return (f"{device.profile}, {access}",)


def model_name(id_: DeviceId, inventory: Inventory) -> str:
    """A model as the hosts name it, else as the catalogue does, else its ids."""
    return _names(inventory).get(id_) or _catalogue(id_) or str(id_)


def _names(inventory: Inventory) -> Mapping[DeviceId, str]:
    return {device.id: device.device_name for host in inventory.hosts.values() for device in host.pci}


def _catalogue(id_: DeviceId) -> str:
    known = device_type_of(id_)
    return known.device_name if known else ""
