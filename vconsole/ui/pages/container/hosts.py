"""The Hosts page: the hosts below a cluster, a datacenter or vCenter."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from vconsole.model import Host, HostState, Inventory, Ref
from vconsole.ui.look import state_of
from vconsole.ui.pages.base import Page
from vconsole.ui.widgets import Column, InventoryTable
from vconsole.vcenter.queries import hosts_below


class HostsPage(Page):
    """The hosts with their state and how full they are."""

    HELP = """\
# Hosts

All hosts below this object. **Enter** opens one; **/** filters, **>** and **<** sort by a column.

*GPUs passed through* counts graphics devices on which passthrough is active: only those can go to a VM as a whole.
"""

    def __init__(self, ref: Ref) -> None:
        """Make the page of an object."""
        super().__init__(ref)
        self._inventory: Inventory | None = None

    def compose(self) -> ComposeResult:
        """The table."""
        yield InventoryTable(
            self._columns(),
            row_key=lambda host: host.name,
            dimmed=lambda host: host.state is not HostState.CONNECTED,
            empty="There are no hosts here.",
        )

    def _columns(self) -> list[Column[Host]]:
        return [
            Column("name", "Name", lambda host: host.name, min_width=20),
            Column("state", "State", state_of, min_width=14),
            Column("version", "ESXi", lambda host: host.version, width=7),
            Column("gpus", "GPUs passed through", _gpus, width=21, align="right"),
            Column("vms", "VMs", self._vms, width=6, align="right"),
            Column("cores", "Cores", lambda host: str(host.cpu_cores), width=7, align="right"),
            Column("memory", "Memory", lambda host: f"{host.memory_gb:g} GB", width=9, align="right"),
        ]

    def _vms(self, host: Host) -> str:
        return str(self._inventory.vm_count(host.name)) if self._inventory else ""

    def show(self, inventory: Inventory) -> None:
        """Show the hosts as they are now."""
        if inventory is self._inventory:
            return
        self._inventory = inventory
        rows: Sequence[Host] = hosts_below(inventory, self.ref)
        self.query_one(InventoryTable).replace_rows(rows)

    @on(InventoryTable.Opened)
    def open_host(self, event: InventoryTable.Opened) -> None:
        """Open the host."""
        event.stop()
        self.desk.open(Ref("host", event.row.name))


def _gpus(host: Host) -> str:
    graphics = [device for device in host.pci if device.is_graphics]
    return f"{sum(device.passthrough.active for device in graphics)} of {len(graphics)}"
