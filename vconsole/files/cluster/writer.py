"""Writing cluster files: what differs from what the reader would fill in, in the order of the estate."""

from collections.abc import Iterator, Mapping
from functools import cache
from inspect import get_annotations
from pathlib import Path
from typing import Any

from pydantic_core import PydanticUndefined

from vconsole.files import spelling
from vconsole.files.cluster.catalogued import usual_fields, usual_passthrough
from vconsole.files.cluster.fill import usual_reservation
from vconsole.files.cluster.form import FORMAT, TAG
from vconsole.files.cluster.static_devices import usual_backing
from vconsole.files.replace import replace_file
from vconsole.model import Cluster, DirectPathIo, Host, HostGraphics, Inventory, Model, PciDevice, Vm, VmClass

Block = tuple[str, Mapping[str, Any]]
"""The heading of a table, and what stands in it."""

_NOTHING: Mapping[str, Any] = {}


def save(inventory: Inventory, path: Path | str) -> None:
    """Write a cluster file in the place of the one that may be there. Raises FileProblems if that cannot be done."""
    replace_file(Path(path), dumps(inventory))


def dumps(inventory: Inventory) -> str:
    """The text of a cluster file. What a power-on under way has only reserved is not in it."""
    return "\n".join(spelling.table(heading, values) for heading, values in _blocks(inventory))


def _blocks(inventory: Inventory) -> Iterator[Block]:
    header = {"format": FORMAT, "name": inventory.name, "description": inventory.description}
    yield "", {key: value for key, value in header.items() if value}
    if vcenter := _differing(inventory.vcenter):
        yield "[vcenter]", vcenter
    for datacenter in inventory.datacenters.values():
        yield "[[datacenter]]", _differing(datacenter)
    for cluster in inventory.clusters.values():
        yield "[[cluster]]", _differing(cluster)
    for host in inventory.hosts.values():
        yield from _host(host, inventory.clusters)
    for vm_class in inventory.vm_classes.values():
        yield from _vm_class(vm_class)
    for vm in inventory.vms.values():
        yield from _vm(vm, inventory.hosts)


def _host(host: Host, clusters: Mapping[str, Cluster]) -> Iterator[Block]:
    usual = _NOTHING if host.cluster is None else {"datacenter": clusters[host.cluster].datacenter}
    yield "[[host]]", _differing(host, usual)
    for device in host.pci:
        yield "[[host.pci]]", _differing(device, _usual_device(device))
        if device.reported:
            yield "[host.pci.reported]", device.reported


def _vm_class(vm_class: VmClass) -> Iterator[Block]:
    yield "[[vm_class]]", _differing(vm_class, {"reserve_all_memory": usual_reservation(vm_class.pci)})
    for device in vm_class.pci:
        yield "[[vm_class.pci]]", _differing(device)


def _vm(vm: Vm, hosts: Mapping[str, Host]) -> Iterator[Block]:
    own = _differing(vm)
    kept = own.pop("vmx", None)
    yield "[[vm]]", own
    if kept:
        yield "[vm.vmx]", kept
    for device in vm.pci:
        usual = usual_backing(device, vm, hosts) if isinstance(device, DirectPathIo) else _NOTHING
        yield "[[vm.pci]]", _differing(device, usual)


def _usual_device(device: PciDevice) -> Mapping[str, Any]:
    """What the reader makes of the device's name in the catalogue or, without one, of its ids."""
    usual = {
        **usual_fields(device.model, device.id),
        "passthrough": usual_passthrough(device.class_id),
        "active_graphics_type": device.graphics_type,
    }
    if device.model is None:
        del usual["vendor_id"], usual["device_id"]
    return usual


def _differing(value: Model, usual: Mapping[str, Any] = _NOTHING) -> dict[str, Any]:
    """The fields that the reader would not fill in like this; None cannot be written, it is what is left out."""
    differing = {}
    for name, default in _usual_values(type(value)).items():
        own = getattr(value, name)
        if own is not None and own != usual.get(name, default):
            differing[name] = own
    plain = value.model_dump(mode="json", include=set(differing)) if differing else {}
    return {
        name: _differing(own, _usual_inside(own)) if isinstance(own, Model) else plain[name]
        for name, own in differing.items()
    }


def _usual_inside(value: Model) -> Mapping[str, Any]:
    return {"active_default_type": value.default_type} if isinstance(value, HostGraphics) else _NOTHING


@cache
def _usual_values(form: type[Model]) -> Mapping[str, Any]:
    """The default of each field that a file has; None for one that must be written. Identity comes first.

    What a class declares itself, such as name and power, stands before what it inherits. PCI devices and what was
    reported of them are tables of their own.
    """
    tables = ("pci", "reported") if form is PciDevice else ("pci",)
    written = [name for name, field in form.model_fields.items() if not field.exclude and name not in tables]
    own = get_annotations(form)
    ordered = sorted(written, key=lambda name: name not in own)
    defaults = {name: form.model_fields[name].get_default(call_default_factory=True) for name in ordered}
    return {name: None if name == TAG or value is PydanticUndefined else value for name, value in defaults.items()}
