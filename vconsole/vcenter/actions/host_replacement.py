"""Replacing the hardware of a host: the same slots, with other addresses or other models."""

from typing import Annotated, Literal

from pydantic import Field

from vconsole.esxi import no_such_device
from vconsole.model import Fault, Host, HostState, Model, PciAddress, PciDevice, Ref
from vconsole.model.catalogue import DeviceType, device_types
from vconsole.model.names import Name, nearest
from vconsole.vcenter.actions.failures import HostRehearsal, come_back, lost_host
from vconsole.vcenter.event import Event
from vconsole.vcenter.lookup import find_host
from vconsole.vcenter.state import Change, State


class Replacement(Model):
    """What stands in one slot of the new hardware."""

    address: PciAddress
    """Where the device of this slot was."""
    new_address: PciAddress | None = None
    """Where the new one is; left out: at the same address."""
    model: Name | None = None
    """The device catalogue's name of the new one; left out: the same model."""


class ReplaceHost(HostRehearsal):
    """Bring a failed host back with other hardware under its name; passthrough and labels stay with the slots."""

    title = "Replace host"

    action: Literal["replace-host"] = "replace-host"
    devices: Annotated[tuple[Replacement, ...], Field(min_length=1)]

    def perform(self, state: State) -> Change | Fault:
        """Put the devices in, and let the host answer again."""
        host = find_host(state.inventory, self.host)
        if isinstance(host, Fault):
            return host
        fault = _in_service(state, host)
        if fault:
            return fault
        devices = _replaced(host, self.devices)
        if isinstance(devices, Fault):
            return devices
        renewed = host.model_copy(update={"pci": devices})
        message = f"{host.name} has new hardware: " + ", ".join(map(_words, self.devices)) + "."
        event = Event(at=state.now, event="host-replaced", message=message, host=host.name)
        done = state.done(self.title, self.target)
        if host.state is HostState.MAINTENANCE:
            return Change(done.with_inventory(done.inventory.with_host(renewed)), (event,))
        back = come_back(done, renewed)
        return Change(back.state, (event, *back.events))


def _in_service(state: State, host: Host) -> Fault | None:
    lost = lost_host(state, host.name)
    failed = lost is not None and lost.kind == "failed"
    if failed or host.state is HostState.MAINTENANCE:
        return None
    return Fault(
        code="host-in-service",
        message=f"{host.name} is {host.state.predicate}; only a host that failed or is in maintenance mode "
        "can be replaced.",
        remedy=f"Bring {host.name} into maintenance mode first.",
        about=Ref("host", host.name),
    )


def _replaced(host: Host, replacements: tuple[Replacement, ...]) -> tuple[PciDevice, ...] | Fault:
    """The devices of the new hardware, or why it cannot be."""
    moved = {each.address: each.new_address or each.address for each in replacements}
    types: dict[PciAddress, DeviceType] = {}
    for each in replacements:
        if host.device(each.address) is None:
            return no_such_device(host, each.address)
        if each.model is not None:
            found = device_types().get(each.model)
            if found is None:
                return _unknown_model(each.model)
            types[each.address] = found
    devices = tuple(_renewed(device, moved, types.get(device.address)) for device in host.pci)
    taken = [device.address for device in devices]
    twice = next((address for address in taken if taken.count(address) > 1), None)
    return _two_at(host, twice) if twice else devices


def _renewed(device: PciDevice, moved: dict[PciAddress, PciAddress], kind: DeviceType | None) -> PciDevice:
    above, beside = device.parent, device.dependent_device
    fields: dict[str, object] = {
        "address": moved.get(device.address, device.address),
        "parent": above and moved.get(above, above),
        "dependent_device": beside and moved.get(beside, beside),
    }
    if kind is not None:
        shared = [name for name in DeviceType.model_fields if name in PciDevice.model_fields]
        fields |= {"model": kind.name, "sub_vendor_id": None, "sub_device_id": None}
        fields |= {name: getattr(kind, name) for name in shared}
    return device.model_copy(update=fields)


def _unknown_model(name: str) -> Fault:
    near = nearest(name, device_types())
    return Fault(
        code="no-such-model",
        message=f'The device catalogue has no model "{name}".',
        remedy=f'Did you mean "{near}"?' if near else "Name a model of the catalogue.",
    )


def _two_at(host: Host, address: PciAddress) -> Fault:
    return Fault(
        code="address-taken",
        message=f"Two devices of {host.name} would be at {address}.",
        remedy="Give every device an address of its own.",
        about=Ref("host", host.name),
        device=address,
    )


def _words(each: Replacement) -> str:
    model = each.model or "the same model"
    return f"{each.address} is {model} at {each.new_address or each.address}"
