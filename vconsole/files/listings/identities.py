"""Numbers and UUIDs that ESXi gives to what it runs. No file has them: they follow from names alone."""

from collections.abc import Iterable, Mapping
from uuid import NAMESPACE_DNS, UUID, uuid5

from vconsole.model import Vm

_FIRST_WORLD, _WORLDS = 2_097_152, 40_000_000
_VMIDS = 499
_VMS = uuid5(NAMESPACE_DNS, "virtual-machine.vconsole")
_DATASTORES = uuid5(NAMESPACE_DNS, "datastore.vconsole")


def world_ids(vms: Iterable[Vm]) -> Mapping[str, int]:
    """The world of each VM of a host by its name; it is the same whichever of them run."""
    return _numbered((vm.name for vm in vms), _FIRST_WORLD, _WORLDS)


def vmids(vms: Iterable[Vm]) -> Mapping[str, int]:
    """The Vmid of each VM of a host by its name, for `vim-cmd`."""
    return _numbered((vm.name for vm in vms), 1, _VMIDS)


def vm_uuid(vm: Vm) -> UUID:
    """The UUID of a VM."""
    return uuid5(_VMS, vm.name)


def bios_words(uuid: UUID) -> str:
    """A UUID as configuration files and process lists spell it: `56 4d 89 … d4 86-22 78 …`."""
    octets = [f"{octet:02x}" for octet in uuid.bytes]
    return f"{' '.join(octets[:8])}-{' '.join(octets[8:])}"


def vmx_path(vm: Vm) -> str:
    """Where the configuration file of a VM lies, on the volume of its datastore."""
    volume = uuid5(_DATASTORES, vm.datastore).hex
    parts = (volume[:8], volume[8:16], volume[16:20], volume[20:])
    return f"/vmfs/volumes/{'-'.join(parts)}/{vm.name}/{vm.name}.vmx"


def _numbered(names: Iterable[str], first: int, count: int) -> dict[str, int]:
    """A number of its own for each name: what the name comes to, or the next one that is free."""
    numbers: dict[int, str] = {}
    known = sorted(names)
    span = max(count, 2 * len(known))
    for name in known:
        number = uuid5(_VMS, name).int % span
        while number in numbers:
            number = (number + 1) % span
        numbers[number] = name
    return {name: first + number for number, name in numbers.items()}
