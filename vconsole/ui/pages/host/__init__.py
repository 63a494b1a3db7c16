"""Pages of a host."""

from vconsole.ui.pages.base import PageSpec
from vconsole.ui.pages.container.vms import VmsPage
from vconsole.ui.pages.host.graphics import GraphicsPage
from vconsole.ui.pages.host.pci_devices import PciDevicesPage
from vconsole.ui.pages.host.summary import HostSummary
from vconsole.ui.pages.monitor import MONITOR_PAGES

__all__ = ["HOST_PAGES"]

HOST_PAGES = (
    PageSpec("summary", "Summary", "Summary", HostSummary),
    *MONITOR_PAGES,
    PageSpec("pci-devices", "Configure", "PCI Devices", PciDevicesPage, heading="Hardware"),
    PageSpec("graphics", "Configure", "Graphics", GraphicsPage, heading="Hardware"),
    PageSpec("vms", "VMs", "VMs", VmsPage),
)
"""The pages of a host, in the order of its tabs."""
