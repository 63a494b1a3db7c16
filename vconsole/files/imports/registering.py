"""Where in an estate an imported VM belongs."""

from collections.abc import Iterator

from vconsole.files.vmx import Finding, VmReading
from vconsole.model import DirectPathIo, Host, Inventory, Vm


def home_of(reading: VmReading, inventory: Inventory) -> Host | None:
    """The host whose static devices a VM has: by their systemId, else the only one with these devices there.

    None if the VM has no static device, or more than one host may be meant, or none.
    """
    if not reading.vm.static_devices:
        return None
    named = {_plain(system) for system in reading.systems.values()}
    by_id = [host for host in inventory.hosts.values() if _plain(host.system_uuid) in named]
    fitting = by_id or [host for host in inventory.hosts.values() if _has_devices(host, reading.vm)]
    return fitting[0] if len(fitting) == 1 else None


def registered(reading: VmReading, host: Host) -> tuple[Vm, tuple[Finding, ...]]:
    """The VM on a host, its static devices as devices of it, and where the file says otherwise."""
    pci = tuple(
        device.model_copy(update={"host": host.name}) if isinstance(device, DirectPathIo) else device
        for device in reading.vm.pci
    )
    vm = reading.vm.model_copy(update={"host": host.name, "pci": pci})
    return vm, tuple(_other_systems(reading, host))


def _other_systems(reading: VmReading, host: Host) -> Iterator[Finding]:
    """A finding for each static device that is bound to another host than this one."""
    for slot, system in reading.systems.items():
        if _plain(system) == _plain(host.system_uuid):
            continue
        line = reading.device_lines[slot]
        if host.uuid is None:
            message = f"The systemId {system} is that of no host here; the device is taken as one of {host.name}."
            remedy = f'If it is its UUID (esxcli system uuid get), say so in the cluster file: uuid = "{system}".'
            yield Finding(line, "system-id-unknown", message, remedy)
        else:
            message = f"The systemId {system} is not the UUID of {host.name}; a host refuses such a VM at power-on."
            remedy = f'Remove the device and add it anew on {host.name}, or write systemId = "{host.system_uuid}".'
            yield Finding(line, "system-id-other", message, remedy)


def _has_devices(host: Host, vm: Vm) -> bool:
    """Whether a host has a device of the right model at the address of each static device."""
    for device in vm.static_devices:
        there = host.device(device.address)
        if there is None:
            return False
        if (device.vendor_id, device.device_id) not in ((None, None), (there.vendor_id, there.device_id)):
            return False
    return True


def _plain(uuid: str) -> str:
    """A UUID without what spellings of it differ in."""
    return "".join(sign for sign in uuid.casefold() if sign.isalnum())
