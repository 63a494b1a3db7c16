"""Devices of a host that contradict each other or themselves."""

from collections.abc import Iterator

from vconsole.files.cluster.draft import Draft
from vconsole.files.cluster.places import Finding
from vconsole.files.problems import shown
from vconsole.model import Host, PciAddress


def device_contradictions(draft: Draft) -> Iterator[Finding]:
    """Two devices at one address, bridges that are passed through, and relations to devices that are not there."""
    for index, host in enumerate(draft.file.host):
        first_at: dict[PciAddress, int] = {}
        for slot, device in enumerate(host.pci):
            first = first_at.setdefault(device.address, slot)
            if first != slot:
                other = draft.loc("host", index, "pci", first)[-1]
                message = f"{device.address} is already the address of pci[{other}] of this host"
                yield draft.loc("host", index, "pci", slot, "address"), message
            if device.is_bridge and device.passthrough.capable:
                message = f"{shown(device.passthrough.value)} cannot be: a bridge is not capable of passthrough"
                yield draft.loc("host", index, "pci", slot, "passthrough"), message
        yield from _relations(draft, index, host, first_at)


def _relations(draft: Draft, index: int, host: Host, slots: dict[PciAddress, int]) -> Iterator[Finding]:
    for slot, device in enumerate(host.pci):
        for key in ("parent", "dependent_device"):
            other = getattr(device, key)
            if other is not None and other not in slots and not may_be_lost(draft, host, other):
                yield draft.loc("host", index, "pci", slot, key), f"this host has no device at {other}"


def may_be_lost(draft: Draft, host: Host, address: PciAddress) -> bool:
    """Whether the device at the address is in the file, but has a problem of its own."""
    return any(_is(text, address) for text in draft.lost_devices.get(host.name, ()))


def _is(text: str, address: PciAddress) -> bool:
    try:
        return PciAddress.parse(text) == address
    except ValueError:
        return False
