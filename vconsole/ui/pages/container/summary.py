"""The Summary of vCenter and of a datacenter."""

from textual.app import ComposeResult

from vconsole.model import Inventory
from vconsole.ui.look import NOT_ANSWERING, RUNS
from vconsole.ui.pages.base import Page
from vconsole.ui.widgets import Property, PropertyGrid
from vconsole.vcenter.queries import clusters_below, hosts_below

WITHOUT = "No client can act and DRS is idle; vSphere HA goes on without it."


class ContainerSummary(Page):
    """What an estate or a datacenter holds."""

    HELP = """\
# Summary

What the estate holds, and what its sample says about itself. Open a cluster in the navigator to see its devices,
or a host to toggle passthrough (Configure, PCI Devices).
"""

    def compose(self) -> ComposeResult:
        """The properties."""
        yield PropertyGrid()

    def show(self, inventory: Inventory) -> None:
        """Count what there is."""
        hosts = hosts_below(inventory, self.ref)
        properties = [
            Property("Clusters", str(len(clusters_below(inventory, self.ref)))),
            Property("Hosts", str(len(hosts))),
            Property("Virtual Machines", str(sum(inventory.vm_count(host.name) for host in hosts))),
        ]
        if self.ref.kind == "vcenter":
            properties = [*_of_vcenter(inventory), *properties]
        else:
            properties.append(Property("Datastores", ", ".join(inventory.datacenters[self.ref.name].datastores)))
        self.query_one(PropertyGrid).show(properties)


def _of_vcenter(inventory: Inventory) -> list[Property]:
    vcenter = inventory.vcenter
    state = [Property("State", RUNS)] if vcenter.up else [Property("State", NOT_ANSWERING), Property("", WITHOUT)]
    return [
        Property("Estate", inventory.name or "without a name"),
        Property("", inventory.description),
        *state,
        Property("Version", vcenter.version),
    ]
