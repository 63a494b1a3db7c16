"""The Summary of a cluster: its services, and its devices by model and label."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Inventory
from vconsole.ui.pages.base import Page
from vconsole.ui.pages.capacity_table import CapacityTable
from vconsole.ui.widgets import Property, PropertyGrid
from vconsole.vcenter.queries import device_capacities

AUTOMATION_TITLES = {
    "manual": "Manual",
    "partially-automated": "Partially Automated",
    "fully-automated": "Fully Automated",
}
"""The client's words for the levels of DRS."""


class ClusterSummary(Page):
    """Services of the cluster, and for each kind of device who holds how many."""

    DEFAULT_CSS = """
    ClusterSummary {
        & > PropertyGrid { margin: 0 0 1 0; }
        & > .heading { height: 1; text-style: bold; }
    }
    """

    HELP: ClassVar[str] = """\
# Cluster Summary

Below the services stand the passthrough devices of all hosts, by model and hardware label: how many are **consumed**
by running VMs, **pending** for a power-on under way, and **remaining**. Under each kind stand the VMs that hold one;
**Enter** opens the VM, and shows or hides the VMs below a kind.

Two kinds that differ only by a label are two kinds for placement, too: a label with a typo splits a pool. What is
missing between the sum and the **maximum** is free but out of reach, for example on a host that is not connected.

The client has no such list; it is ours.
"""

    def compose(self) -> ComposeResult:
        """Properties, a heading, the devices."""
        yield PropertyGrid()
        yield Static(Content("Assignable hardware"), classes="heading")
        yield CapacityTable(empty="No device of this cluster is passed through. Open a host, Configure, PCI Devices.")

    def show(self, inventory: Inventory) -> None:
        """Show services and devices as they are now."""
        cluster = inventory.clusters[self.ref.name]
        drs = AUTOMATION_TITLES[cluster.drs.automation] if cluster.drs.enabled else "Turned off"
        ha = "Turned on" if cluster.ha.enabled else "Turned off"
        hosts = inventory.hosts_in(self.ref.name)
        self.query_one(PropertyGrid).show(
            [
                Property("vSphere DRS", drs),
                Property("vSphere HA", ha),
                Property("Hosts", str(len(hosts))),
                Property("Virtual Machines", str(sum(inventory.vm_count(host.name) for host in hosts))),
            ]
        )
        self.query_one(CapacityTable).show(device_capacities(inventory, self.ref.name))
