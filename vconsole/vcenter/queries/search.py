"""Go to: any object by its name, a device by its address, its model or its hardware label."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from vconsole.model import Inventory, PciAddress, Ref


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: an object, and the device of a host if it is about one."""

    ref: Ref
    text: str
    """What is searched and shown."""
    device: PciAddress | None = None


def places(inventory: Inventory) -> Iterator[Place]:
    """Every place of the estate: vCenter, datacenters, clusters, hosts each with its devices, VM classes, then VMs."""
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
    for vm_class in inventory.vm_classes:
        yield Place(Ref("vm-class", vm_class), vm_class)
    for vm in inventory.vms:
        yield Place(Ref("vm", vm), vm)


class PlaceIndex:
    """The places of an estate, searched as one long text, so that a search costs little at any size."""

    def __init__(self, inventory: Inventory) -> None:
        self._places = tuple(places(inventory))
        folded = [place.text.casefold() for place in self._places]
        self._text = "\n" + "\n".join(folded) + "\n"
        self._starts = list(accumulate((len(text) + 1 for text in folded), initial=1))

    def find(self, words: str, *, most: int) -> tuple[Place, ...]:
        """The first places whose text holds all the words, those that begin with the first word before others."""
        wanted = words.casefold().split()
        if not wanted:
            return self._places[:most]
        begins = self._matches("\n" + wanted[0], wanted)
        holds = self._matches(wanted[0], wanted)
        found = dict.fromkeys((*islice(begins, most), *islice(holds, most)))
        return tuple(self._places[number] for number in islice(found, most))

    def _matches(self, part: str, wanted: list[str]) -> Iterator[int]:
        """The numbers of the places in whose text the part stands, and all the words too."""
        at = self._text.find(part)
        while at >= 0:
            number = bisect_right(self._starts, at + part.startswith("\n")) - 1
            end = self._starts[number + 1]
            if all(self._text.find(word, self._starts[number], end) >= 0 for word in wanted):
                yield number
            at = self._text.find(part, end - 1)
