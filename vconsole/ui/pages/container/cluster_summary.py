"""The Summary of a cluster: its services, and its devices by model and label, its vGPUs by profile."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.model import Cluster, Inventory, Ref
from vconsole.ui.pages.action_row import Act, ActionRow, ActsPage
from vconsole.ui.pages.capacity_table import CapacityTable
from vconsole.ui.widgets import Property, PropertyGrid
from vconsole.vcenter.queries import cluster_vgpus, device_capacities

AUTOMATION_TITLES = {
    "manual": "Manual",
    "partially-automated": "Partially Automated",
    "fully-automated": "Fully Automated",
}
"""The client's words for the levels of DRS."""


NOTHING_PASSED = "No device of this cluster is passed through. Open a host, Configure, PCI Devices."


class ClusterSummary(ActsPage):
    """Services of the cluster, and for each kind of device and each vGPU profile who holds how many."""

    DEFAULT_CSS = """
    ClusterSummary {
        & > PropertyGrid { margin: 0 0 1 0; }
        & > .heading { height: 1; text-style: bold; }
        & > CapacityTable { min-height: 4; }
        & > #vgpu-note { height: auto; margin: 1 0 0 0; }
    }
    """

    HELP: ClassVar[str] = """\
# Cluster Summary

Below the services stand the passthrough devices of all hosts, by model and hardware label: how many are **consumed**
by running VMs, **pending** for a power-on under way, and **remaining**. Under each kind stand the VMs that hold one;
**Enter** opens the VM, and shows or hides the VMs below a kind.

Two kinds that differ only by a label are two kinds for placement, too: a label with a typo splits a pool. What is
missing between the sum and the **maximum** is free but out of reach, for example on a host that is not connected.

NVIDIA vGPU profiles stand below: those that VMs have or ask for, **m** shows all that the shared GPUs offer. Their
numbers do not add up: a vGPU that starts takes room from every other profile, and locks an empty GPU to its size.

The client has no such lists; they are ours.
"""

    ACTS = (Act("m", "All vGPU Profiles", "all_profiles"),)
    BINDINGS: ClassVar[list[BindingType]] = [act.binding for act in ACTS]

    def __init__(self, ref: Ref) -> None:
        """Make the page of a cluster."""
        super().__init__(ref)
        self._acts: list[Act] = list(self.ACTS)
        self._shown: tuple[object, ...] = ()
        self._all = False

    def action_row(self) -> ActionRow:
        """The row, in which the two lists of profiles take turns."""
        return ActionRow(self._acts, self.why_not_now)

    def compose(self) -> ComposeResult:
        """Properties, a heading, the devices; then the vGPUs."""
        yield PropertyGrid()
        yield Static(Content("Assignable hardware"), classes="heading", id="passed-heading")
        passed = CapacityTable(empty=NOTHING_PASSED)
        passed.id = "passed"
        yield passed
        yield Static(id="vgpu-note")
        yield self.action_row()
        vgpus = CapacityTable(empty="No VM of this cluster has or asks for a vGPU.", titles=("vGPU profile", "Size"))
        vgpus.id = "vgpus"
        yield vgpus

    def show(self, inventory: Inventory) -> None:
        """Show services and devices as they are now."""
        cluster = inventory.clusters[self.ref.name]
        now = (cluster, inventory.vcenter, inventory.hosts, inventory.vms)
        if len(self._shown) == len(now) and all(a is b for a, b in zip(self._shown, now, strict=True)):
            return
        self._shown = now
        self.query_one(PropertyGrid).show(_services(inventory, cluster))
        passed = device_capacities(inventory, self.ref.name)
        self.query_one("#passed", CapacityTable).show(passed)
        shares = self._show_vgpus(inventory)
        for part in ("#passed", "#passed-heading"):
            self.query_one(part).display = bool(passed) or not shares

    def _show_vgpus(self, inventory: Inventory) -> bool:
        """Show the profiles, if the cluster has anything to do with vGPUs at all; says whether it has."""
        offered = cluster_vgpus(inventory, self.ref.name)
        wanted = cluster_vgpus(inventory, self.ref.name, wanted_only=True)
        self.query_one("#vgpus", CapacityTable).show(offered if self._all else wanted)
        for part in ("#vgpus", "#vgpu-note", "ActionRow"):
            self.query_one(part).display = bool(offered)
        self._acts[0] = self.ACTS[0]._replace(title="vGPU Profiles in Use" if self._all else "All vGPU Profiles")
        self.query_one("#vgpu-note", Static).update(_vgpu_heading())
        self.acts_changed()
        return bool(offered)

    @property
    def first_part(self) -> Widget:
        """The first list that is seen."""
        return next((table for table in self.query(CapacityTable) if table.display), self)

    def why_not(self, action: str) -> str | None:
        """There are profiles to list if a GPU is shared."""
        if action == "all_profiles" and not cluster_vgpus(self.desk.inventory, self.ref.name):
            return "No GPU of this cluster is shared with vGPUs."
        return None

    def action_all_profiles(self) -> None:
        """List all profiles, or only those that VMs have or ask for."""
        self._all = not self._all
        self._show_vgpus(self.desk.inventory)


def _services(inventory: Inventory, cluster: Cluster) -> list[Property]:
    hosts = inventory.hosts_in(cluster.name)
    drs = AUTOMATION_TITLES[cluster.drs.automation] if cluster.drs.enabled else "Turned off"
    ha = "Turned on" if cluster.ha.enabled else "Turned off"
    down = not inventory.vcenter.up
    return [
        Property("vSphere DRS", f"{drs}; idle while vCenter does not answer" if down and cluster.drs.enabled else drs),
        Property("vSphere HA", f"{ha}; goes on without vCenter" if down and cluster.ha.enabled else ha),
        Property("Hosts", str(len(hosts))),
        Property("Virtual Machines", str(sum(inventory.vm_count(host.name) for host in hosts))),
    ]


def _vgpu_heading() -> Content:
    return Content.assemble(
        ("NVIDIA vGPU", "bold"), ("  Profiles do not add up: each takes room from the others.", "$text-muted")
    )
