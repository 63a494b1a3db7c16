"""Pages of what contains hosts: vCenter, datacenters and clusters."""

from vconsole.ui.pages.base import PageSpec
from vconsole.ui.pages.container.cluster_summary import ClusterSummary
from vconsole.ui.pages.container.hosts import HostsPage
from vconsole.ui.pages.container.summary import ContainerSummary
from vconsole.ui.pages.container.vm_classes import VmClassesPage
from vconsole.ui.pages.container.vms import VmsPage
from vconsole.ui.pages.monitor import CLUSTER_MONITOR_PAGES, MONITOR_PAGES

__all__ = ["CLUSTER_PAGES", "CONTAINER_PAGES", "VCENTER_PAGES"]

_LISTS = (
    PageSpec("hosts", "Hosts", "Hosts", HostsPage),
    PageSpec("vms", "VMs", "VMs", VmsPage),
)

CLUSTER_PAGES = (PageSpec("summary", "Summary", "Summary", ClusterSummary), *CLUSTER_MONITOR_PAGES, *_LISTS)
"""The pages of a cluster."""
CONTAINER_PAGES = (PageSpec("summary", "Summary", "Summary", ContainerSummary), *MONITOR_PAGES, *_LISTS)
"""The pages of a datacenter."""
VCENTER_PAGES = (*CONTAINER_PAGES, PageSpec("vm-classes", "VM Classes", "VM Classes", VmClassesPage))
"""The pages of vCenter."""
