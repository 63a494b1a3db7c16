"""Go to: any object by its name, a device by its address, its model or its hardware label."""

from collections.abc import Iterator
from dataclasses import dataclass

from vconsole.model import Inventory, PciAddress, Ref


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: an object, and the device of a host if it is about one."""

    ref: Ref
    text: str
    """What is searched and shown."""
    device: PciAddress | None = None


def places(inventory: Inventory) -> Iterator[Place]:
    """Every place of the estate: hosts and clusters first, then devices with a label, then VMs."""
    yield Place(Ref("vcenter", inventory.vcenter.name), inventory.vcenter.name)
    for datacenter in inventory.datacenters:
        yield Place(Ref("datacenter", datacenter), datacenter)
    for cluster in inventory.clusters:
        yield Place(Ref("cluster", cluster), cluster)
    for host in inventory.hosts.values():
        yield Place(Ref("host", host.name), host.name)
        for device in host.pci:
            if device.passthrough.capable:
                text = f"{device.address.client}  {device.description}  {host.name}"
                yield Place(Ref("host", host.name), text, device.address)
    for vm in inventory.vms:
        yield Place(Ref("vm", vm), vm)


def find_places(inventory: Inventory, words: str, *, most: int) -> tuple[Place, ...]:
    """The first places whose text holds all the words, those that begin with them first."""
    wanted = words.casefold().split()
    begins: list[Place] = []
    holds: list[Place] = []
    for place in places(inventory):
        text = place.text.casefold()
        if wanted and text.startswith(wanted[0]) and all(word in text for word in wanted):
            begins.append(place)
            if len(begins) >= most:
                break
        elif len(holds) < most and all(word in text for word in wanted):
            holds.append(place)
    return tuple((begins + holds)[:most])
