"""The kinds of objects that predicates ask for, with the fields that the model gives them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic import StrictBool, StrictInt, TypeAdapter

from vconsole.files.wording import unknown_key
from vconsole.model import (
    Cluster,
    Datacenter,
    DirectPathIo,
    DynamicDirectPathIo,
    Host,
    Inventory,
    Model,
    NvidiaVgpu,
    PciDevice,
    Vm,
    VmClass,
)
from vconsole.model.cluster import VCenter
from vconsole.model.vm import MMIO_SIZE


class Item(NamedTuple):
    """One object, with the fields that come from where it stands."""

    thing: Model
    relations: Mapping[str, Any]
    name: str
    """What `$each` stands for."""


@dataclass(frozen=True)
class Kind:
    """A kind of objects."""

    name: str
    forms: tuple[type[Model], ...]
    """What it can be in the model; its fields are the kind's."""
    objects: Callable[[Inventory], Iterator[Item]]
    relations: Mapping[str, Any] = field(default_factory=dict)
    """Fields beside those of the model, with their types."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of all its fields."""
        return (*dict.fromkeys(name for form in self.forms for name in form.model_fields), *self.relations)

    def type_of(self, name: str) -> Any:
        """The type of a field. Raises ValueError if there is no such field."""
        if name in self.relations:
            return self.relations[name]
        found = [_annotation(form, name) for form in self.forms if name in form.model_fields]
        if not found:
            raise ValueError(unknown_key(name, self.fields))
        return _either(found)


def _annotation(form: type[Model], name: str) -> Any:
    known = form.model_fields[name]
    return Annotated[known.annotation, *known.metadata] if known.metadata else known.annotation


def _either(types: list[Any]) -> Any:
    """One type for what differs between the forms of a kind."""
    if all(get_origin(each) is Literal for each in types):
        return Literal[*(word for each in types for word in get_args(each))]
    return types[0]


@cache
def adapter(type_: Any) -> TypeAdapter[Any]:
    """What reads and writes values of a type."""
    return TypeAdapter(type_)


def plain(item: Item, kind: Kind, name: str) -> Any:
    """The value of a field as a cluster file would write it; None if the object has no such field."""
    if name in item.relations:
        return item.relations[name]
    if name not in type(item.thing).model_fields:
        return None
    return adapter(kind.type_of(name)).dump_python(getattr(item.thing, name), mode="json", warnings=False)


def _hosts(inventory: Inventory) -> Iterator[Item]:
    for host in inventory.hosts.values():
        yield Item(host, {"vms": [vm.name for vm in inventory.vms_on(host.name)]}, host.name)


def _devices(inventory: Inventory) -> Iterator[Item]:
    for host in inventory.hosts.values():
        users = _users(inventory, host)
        for device in host.pci:
            address = str(device.address)
            passthrough = device.passthrough
            relations = {
                "host": host.name,
                "cluster": host.cluster,
                "used_by": users.get(address, []),
                "graphics": device.is_graphics,
                "active": passthrough.active,
                "enabled": passthrough.enabled,
                "id": str(device.id),
            }
            yield Item(device, relations, address)


def _users(inventory: Inventory, host: Host) -> dict[str, list[str]]:
    """The VMs that use each device of a host, assigned or pending, by address."""
    users: dict[str, list[str]] = {}
    for vm in inventory.vms_on(host.name):
        for device in vm.pci:
            held = vm.holds(device)
            if held is not None:
                users.setdefault(str(held), []).append(vm.name)
    return users


def _gpus(inventory: Inventory) -> Iterator[Item]:
    return (item for item in _devices(inventory) if item.relations["graphics"])


def _vms(inventory: Inventory) -> Iterator[Item]:
    for vm in inventory.vms.values():
        size = vm.advanced.get(MMIO_SIZE, "")
        relations = {
            "cluster": inventory.hosts[vm.host].cluster,
            "mmio_gb": int(size) if size.isascii() and size.isdigit() else None,
        }
        yield Item(vm, relations, vm.name)


def _vm_pci(inventory: Inventory) -> Iterator[Item]:
    for vm in inventory.vms.values():
        for slot, device in enumerate(vm.pci):
            yield Item(device, {"vm": vm.name, "vm_host": vm.host, "slot": slot}, f"{vm.name}[{slot}]")


def _named(attribute: str) -> Callable[[Inventory], Iterator[Item]]:
    return lambda inventory: (Item(thing, {}, name) for name, thing in getattr(inventory, attribute).items())


_DEVICE_RELATIONS = {
    "host": str,
    "cluster": str | None,
    "used_by": list[str],
    "graphics": StrictBool,
    "active": StrictBool,
    "enabled": StrictBool,
    "id": str,
}

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("vcenter", (VCenter,), lambda inventory: iter([Item(inventory.vcenter, {}, inventory.vcenter.name)])),
        Kind("datacenter", (Datacenter,), _named("datacenters")),
        Kind("cluster", (Cluster,), _named("clusters")),
        Kind("host", (Host,), _hosts, {"vms": list[str]}),
        Kind("device", (PciDevice,), _devices, _DEVICE_RELATIONS),
        Kind("gpu", (PciDevice,), _gpus, _DEVICE_RELATIONS),
        Kind("vm", (Vm,), _vms, {"cluster": str | None, "mmio_gb": StrictInt | None}),
        Kind(
            "vm_pci",
            (DirectPathIo, DynamicDirectPathIo, NvidiaVgpu),
            _vm_pci,
            {"vm": str, "vm_host": str, "slot": StrictInt},
        ),
        Kind("vm_class", (VmClass,), _named("vm_classes")),
    )
}
"""The kinds by name."""
