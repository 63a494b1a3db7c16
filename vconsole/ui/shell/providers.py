"""What the navigator lists: Hosts and Clusters, or VMs and Templates."""

from collections.abc import Sequence
from typing import NamedTuple

from vconsole.model import Inventory, Ref
from vconsole.ui.look import KIND_GLYPHS, POWERING_ON, state_of
from vconsole.ui.widgets import TreeItem
from vconsole.vcenter.queries import folders_in, has_children, hosts_and_clusters

FOLDER_GLYPH = "▤"


class Folder(NamedTuple):
    """A folder of VMs in a datacenter."""

    datacenter: str
    name: str


Node = Ref | Folder
"""What an entry of the navigator stands for."""


def item(inventory: Inventory, ref: Ref) -> TreeItem[Node]:
    """An object of the inventory as an entry, with its state."""
    if ref.kind == "vm":
        vm = inventory.vms[ref.name]
        power = POWERING_ON if vm.powering_on else state_of(vm.power)
        return TreeItem(ref, ref.name, power.glyph, power, has_children=False)
    state = state_of(inventory.hosts[ref.name]) if ref.kind == "host" else None
    return TreeItem(ref, ref.name, KIND_GLYPHS[ref.kind], state, has_children=has_children(inventory, ref))


class HostsAndClusters:
    """vCenter, datacenters, clusters, hosts and the VMs registered on them."""

    title = "Hosts and Clusters"

    def __init__(self, inventory: Inventory) -> None:
        """List this inventory."""
        self._inventory = inventory

    def children(self, ref: Node | None) -> Sequence[TreeItem[Node]]:
        """The entries below one; below None are the roots."""
        if isinstance(ref, Folder):
            return ()
        return [item(self._inventory, below) for below in hosts_and_clusters(self._inventory, ref)]


class VmsAndTemplates:
    """vCenter, datacenters, folders and VMs."""

    title = "VMs and Templates"

    def __init__(self, inventory: Inventory) -> None:
        """List this inventory."""
        self._inventory = inventory

    def children(self, ref: Node | None) -> Sequence[TreeItem[Node]]:
        """The entries below one; below None are the roots."""
        inventory = self._inventory
        if isinstance(ref, Folder):
            return [item(inventory, Ref("vm", name)) for name in folders_in(inventory, ref.datacenter)[ref.name]]
        if ref is None:
            return [item(inventory, Ref("vcenter", inventory.vcenter.name))]
        if ref.kind == "vcenter":
            return [
                TreeItem(Ref("datacenter", name), name, KIND_GLYPHS["datacenter"], None, has_children=True)
                for name in inventory.datacenters
            ]
        if ref.kind != "datacenter":
            return []
        folders = folders_in(inventory, ref.name)
        named: list[TreeItem[Node]] = [
            TreeItem(Folder(ref.name, name), name, FOLDER_GLYPH, None, has_children=True) for name in folders if name
        ]
        return [*named, *(item(inventory, Ref("vm", name)) for name in folders.get(None, ()))]
