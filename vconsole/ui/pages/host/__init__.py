"""Pages of a host."""

from vconsole.model import Ref
from vconsole.ui.pages.base import Page, PageSpec
from vconsole.ui.pages.container.vms import VmsPage
from vconsole.ui.pages.host.graphics import GraphicsPage
from vconsole.ui.pages.host.pci_devices import PciDevicesPage
from vconsole.ui.pages.host.summary import HostSummary
from vconsole.ui.pages.monitor import MONITOR_PAGES

__all__ = ["HOST_PAGES"]


def _esxi_shell(ref: Ref) -> Page:
    from vconsole.ui.pages.host.esxi_shell import EsxiShellPage  # a start should not wait for the shell

    return EsxiShellPage(ref)


HOST_PAGES = (
    PageSpec("summary", "Summary", "Summary", HostSummary),
    *MONITOR_PAGES,
    PageSpec("pci-devices", "Configure", "PCI Devices", PciDevicesPage, heading="Hardware"),
    PageSpec("graphics", "Configure", "Graphics", GraphicsPage, heading="Hardware"),
    PageSpec("vms", "VMs", "VMs", VmsPage),
    PageSpec("esxi-shell", "ESXi Shell", "ESXi Shell", _esxi_shell, listed=False),
)
"""The pages of a host, in the order of its tabs."""
