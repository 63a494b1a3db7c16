"""The pages of every kind of object.

Those of hosts and VMs are loaded when the first host or VM is opened, so that a start does not wait for them.
"""

from vconsole.model import Kind
from vconsole.ui.pages.base import Page, PageSpec
from vconsole.ui.pages.container import CLUSTER_PAGES, CONTAINER_PAGES, VCENTER_PAGES

__all__ = ["Page", "PageSpec", "pages_of"]


def pages_of(kind: Kind) -> tuple[PageSpec, ...]:
    """The pages of an object of this kind, in the order of its tabs."""
    match kind:
        case "vm":
            from vconsole.ui.pages.vm import VM_PAGES

            return VM_PAGES
        case "host":
            from vconsole.ui.pages.host import HOST_PAGES

            return HOST_PAGES
        case "cluster":
            return CLUSTER_PAGES
        case "datacenter":
            return CONTAINER_PAGES
        case "vcenter" | "vm-class":
            return VCENTER_PAGES
