"""The capability table: which operation works for a VM with which kind of PCI device, and why not."""

from collections.abc import Mapping
from functools import cache
from typing import Literal, Self, get_args

from pydantic import model_validator

from vconsole.model.access import DynamicDirectPathIo, VmPci
from vconsole.model.base import Model
from vconsole.model.catalogue.tables import FOLDER, read_table
from vconsole.model.fault import Fault
from vconsole.model.host import Host
from vconsole.model.names import show_text
from vconsole.model.ref import Ref
from vconsole.model.vm import Vm

OperationName = Literal["migrate", "load-balance", "maintenance", "snapshot", "suspend"]
"""What a kind of PCI device can stand in the way of."""

DeviceClass = Literal["directpath-io", "dynamic-directpath-io", "nvidia-vgpu", "migratable-device"]
"""Kinds of PCI devices of a VM, the most binding first; the last is a dynamic one that holds a migratable device."""


_NO_SETTINGS: Mapping[str, str] = {}
_OPEN = "TRUE"
"""The text of a setting that opens the other way; upper and lower case are alike."""


class Capability(Model):
    """Whether an operation works with one kind of device."""

    answer: Literal["yes", "no", "how"]
    """`how` is a no to the operation as it is, and a yes in another way."""
    how: str | None = None
    """The other way, in a few words."""
    setting: str | None = None
    """The advanced setting of vCenter that opens the other way: with the text TRUE there the answer is yes."""
    message: str = ""
    """Why not, with the places {vm}, {device} and {host}, and {set} for what its setting says now."""
    remedy: str = ""
    source: str

    @model_validator(mode="after")
    def _is_worded(self) -> Self:
        worded = bool(self.message and self.remedy)
        if worded is (self.answer == "yes") or (self.how is not None) is not (self.answer == "how"):
            raise ValueError(f'the answer "{self.answer}" and the words do not go together')
        if self.setting and self.answer != "how":
            raise ValueError(f'the answer "{self.answer}" does not depend on a setting')
        return self

    def allows(self, settings: Mapping[str, str]) -> bool:
        """Whether the operation works, given these advanced settings of vCenter."""
        if self.setting is None:
            return self.answer == "yes"
        return settings.get(self.setting, "").strip().casefold() == _OPEN.casefold()

    def found(self, settings: Mapping[str, str]) -> str:
        """What its setting says now, in a sentence that goes on after the key."""
        value = settings.get(self.setting or "")
        return "is not set" if value is None else f"is {show_text(value)}, where {_OPEN} is expected"


class Operation(Model):
    """A row of the table."""

    name: OperationName
    title: str
    code: str
    """The code of its refusals."""
    kinds: Mapping[DeviceClass, Capability]

    @model_validator(mode="after")
    def _knows_all_kinds(self) -> Self:
        missing = set(get_args(DeviceClass)) - self.kinds.keys()
        if missing:
            raise ValueError(f"{self.name} says nothing about {', '.join(sorted(missing))}")
        return self


class _CapabilityFile(Model):
    operation: tuple[Operation, ...]


@cache
def operations() -> Mapping[OperationName, Operation]:
    """The table, by name of the operation. Raises ValueError if the file is wrong."""
    rows = read_table(_CapabilityFile, FOLDER / "capabilities.toml").operation
    return {row.name: row for row in rows}


def device_class(vm: Vm, device: VmPci, host: Host) -> DeviceClass:
    """The kind of a PCI device of a VM on its host."""
    address = vm.holds(device)
    held = host.device(address) if address else None
    if isinstance(device, DynamicDirectPathIo) and held is not None and held.migratable:
        return "migratable-device"
    return device.access


def refusals(name: OperationName, vm: Vm, host: Host, settings: Mapping[str, str] = _NO_SETTINGS) -> tuple[Fault, ...]:
    """Why the operation does not work for a VM on its host, one fault for each PCI device; the most binding first.

    Empty if no device stands in its way. `settings` are the advanced settings of vCenter.
    """
    order: tuple[DeviceClass, ...] = get_args(DeviceClass)
    found = sorted((order.index(device_class(vm, device, host)), slot) for slot, device in enumerate(vm.pci))
    row = operations()[name]
    return tuple(
        _refusal(row, order[place], slot, vm, host, settings)
        for place, slot in found
        if not row.kinds[order[place]].allows(settings)
    )


def _refusal(
    operation: Operation, kind: DeviceClass, slot: int, vm: Vm, host: Host, settings: Mapping[str, str]
) -> Fault:
    capability = operation.kinds[kind]
    found = capability.found(settings)
    places = {"vm": vm.name, "device": f"PCI device {slot}", "host": host.name, "set": found}
    return Fault(
        code=operation.code,
        message=capability.message.format_map(places),
        remedy=capability.remedy.format_map(places),
        about=Ref("vm", vm.name),
        slot=slot,
        device=vm.holds(vm.pci[slot]),
    )
