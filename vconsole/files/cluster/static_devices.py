"""What a cluster file may leave out of a DirectPath IO device: whose device it is, and what stands at the address."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from vconsole.model import DirectPathIo, Host, Vm, VmPci


def usual_backing(device: DirectPathIo, vm: Vm, hosts: Mapping[str, Host]) -> Mapping[str, Any]:
    """The fields that are filled in: the VM's host, and the ids of what stands at the address of the device's host."""
    host = hosts.get(device.host or vm.host)
    found = host.device(device.address) if host else None
    ids = {"vendor_id": found.vendor_id, "device_id": found.device_id} if found else {}
    return {"host": vm.host, **ids}


def with_static_devices(vms: Iterable[Vm], hosts: Iterable[Host]) -> Iterator[Vm]:
    """The VMs, with the fields filled in that their static devices leave out."""
    by_name = {host.name: host for host in hosts}
    for vm in vms:
        if vm.static_devices:
            pci = tuple(_completed(device, vm, by_name) for device in vm.pci)
            yield vm.model_copy(update={"pci": pci})
        else:
            yield vm


def _completed(device: VmPci, vm: Vm, hosts: Mapping[str, Host]) -> VmPci:
    if not isinstance(device, DirectPathIo):
        return device
    usual = usual_backing(device, vm, hosts)
    return device.model_copy(update={name: value for name, value in usual.items() if getattr(device, name) is None})
