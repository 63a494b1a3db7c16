"""Devices that VMs hold by passthrough, and that they cannot hold."""

from collections.abc import Iterator
from typing import NamedTuple

from vconsole.files.cluster.contradictions.devices import may_be_lost
from vconsole.files.cluster.draft import Draft
from vconsole.files.cluster.places import Finding, place_of
from vconsole.files.located import Loc
from vconsole.files.problems import shown
from vconsole.model import (
    DirectPathIo,
    DynamicDirectPathIo,
    Host,
    NvidiaVgpu,
    PciAddress,
    PciDevice,
    PlacedDevice,
    Power,
    Vm,
)


class _Hold(NamedTuple):
    """A PCI device of a running VM, and where the file says so."""

    vm: Vm
    slot: int
    device: DirectPathIo | DynamicDirectPathIo
    key: str
    """The key with the address."""
    loc: Loc
    """The place of the device."""

    @property
    def address(self) -> PciAddress | None:
        """The device of the host; None if the file leaves it out."""
        return self.device.address if isinstance(self.device, DirectPathIo) else self.device.assigned


def holding_contradictions(draft: Draft) -> Iterator[Finding]:
    """Devices held by VMs that are off, held twice, not there, not passed through, or not what was asked for."""
    hosts = {host.name: host for host in reversed(draft.file.host)}
    holders: dict[tuple[str, PciAddress], Loc] = {}
    nameless: list[tuple[_Hold, Host]] = []
    for index, vm in enumerate(draft.file.vm):
        if not vm.pci:
            continue
        if not draft.knows("vm", index, "power"):
            continue
        if vm.power is not Power.ON:
            yield from _held_while_off(draft, index, vm)
        elif vm.host in hosts:
            for hold in _holds(draft, index, vm):
                if hold.address is None:
                    nameless.append((hold, hosts[vm.host]))
                    continue
                yield from _held_twice(draft, hold, hold.address, holders)
                yield from _wrongly_held(draft, hold, hold.address, hosts[vm.host])
    for hold, host in nameless:
        yield (*hold.loc, "assigned"), _ask_for_device(hold, host, holders)


def _holds(draft: Draft, index: int, vm: Vm) -> Iterator[_Hold]:
    for slot, device in enumerate(vm.pci):
        if not isinstance(device, NvidiaVgpu):
            key = "address" if isinstance(device, DirectPathIo) else "assigned"
            yield _Hold(vm, slot, device, key, draft.loc("vm", index, "pci", slot))


def _held_while_off(draft: Draft, index: int, vm: Vm) -> Iterator[Finding]:
    for slot, device in enumerate(vm.pci):
        if isinstance(device, PlacedDevice) and device.assigned is not None:
            message = (
                f"a device is assigned only while the VM is on, and its power is {shown(vm.power.value)}; "
                f'leave "assigned" out or write power = "on"'
            )
            yield draft.loc("vm", index, "pci", slot, "assigned"), message


def _held_twice(
    draft: Draft, hold: _Hold, address: PciAddress, holders: dict[tuple[str, PciAddress], Loc]
) -> Iterator[Finding]:
    first = holders.setdefault((hold.vm.host, address), hold.loc)
    if first is not hold.loc:
        message = f"{address} of {hold.vm.host} is already held by {place_of(draft.raw, first)}"
        yield (*hold.loc, hold.key), message


def _wrongly_held(draft: Draft, hold: _Hold, address: PciAddress, host: Host) -> Iterator[Finding]:
    found = host.device(address)
    loc = (*hold.loc, hold.key)
    if isinstance(hold.device, DirectPathIo) and hold.device.host not in (None, host.name):
        message = f"{shown(hold.device.host)} is not the host where the VM runs, {host.name}"
        yield (*hold.loc, "host"), message
    elif found is None:
        if not may_be_lost(draft, host, address):
            has = ", ".join(str(device.address) for device in host.pci if device.passthrough.active)
            yield loc, f"{host.name} has no device at {address}; passed through there: {has or 'none'}"
    elif not found.passthrough.active:
        message = f"{address} of {host.name} is not passed through; its passthrough is {found.passthrough.value}"
        yield loc, message
    elif not _matches(hold, found):
        yield loc, f"{address} of {host.name} is {found.id}, {found.device_name}, and not what the VM asks for"


def _matches(hold: _Hold, found: PciDevice) -> bool:
    asked = hold.device
    if isinstance(asked, DynamicDirectPathIo):
        return found.id in asked.allowed
    return asked.vendor_id in (None, found.vendor_id) and asked.device_id in (None, found.device_id)


def _ask_for_device(hold: _Hold, host: Host, holders: dict[tuple[str, PciAddress], Loc]) -> str:
    asked = hold.device
    label = asked.label if isinstance(asked, DynamicDirectPathIo) else None
    free = [
        device.address
        for device in host.pci
        if device.passthrough.active and (host.name, device.address) not in holders and _matches(hold, device)
        if label is None or device.hardware_label == label
    ]
    need = "the VM is on, so the file must say which device it holds"
    if not free:
        return f'{need}, but {host.name} has no free one that matches; write power = "off"'
    holders[host.name, min(free)] = hold.loc
    return f'{need}; free and matching on {host.name}: assigned = "{min(free)}"'
