"""The VMs page: the virtual machines below a cluster, a datacenter or vCenter."""

from textual.app import ComposeResult

from vconsole.model import Inventory, Ref
from vconsole.ui.pages.base import Page
from vconsole.ui.pages.vm_table import VmTable
from vconsole.vcenter.queries import vms_of


class VmsPage(Page):
    """The VMs with their power state and devices."""

    HELP = """\
# VMs

All virtual machines below this object. **Enter** opens one; **/** filters (`state:off`, `!train`), **>** and **<**
sort by a column.
"""

    def __init__(self, ref: Ref) -> None:
        """Make the page of an object."""
        super().__init__(ref)
        self._inventory: Inventory | None = None

    def compose(self) -> ComposeResult:
        """The table."""
        yield VmTable()

    def show(self, inventory: Inventory) -> None:
        """Show the VMs as they are now."""
        if inventory is not self._inventory:
            self._inventory = inventory
            self.query_one(VmTable).show(inventory, vms_of(inventory, self.ref))
