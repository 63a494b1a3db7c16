"""The PCI devices of a VM: what each asks for, and what it holds."""

from vconsole.model import Vm
from vconsole.ui.look import ASSIGNED, PENDING
from vconsole.ui.widgets import Cell, Column, InventoryTable
from vconsole.vcenter.queries import VmDeviceRow, vm_device_rows

ROWS_MAX = 8
NOTHING = "--"


class VmDeviceTable(InventoryTable[VmDeviceRow]):
    """Slot, Access Type, Request and Assigned device, as high as it has rows."""

    def __init__(self) -> None:
        super().__init__(
            [
                Column("slot", "Slot", lambda row: str(row.slot), width=4),
                Column("access", "Access Type", lambda row: row.access_type, min_width=13),
                Column("request", "Request", lambda row: row.request, min_width=34, max_width=60),
                Column("assigned", "Assigned device", _assigned, min_width=16),
            ],
            row_key=lambda row: row.slot,
            empty="No PCI device.",
        )

    def show(self, vm: Vm) -> None:
        """Show the devices of a VM."""
        rows = vm_device_rows(vm)
        self.styles.height = 1 + (min(len(rows), ROWS_MAX) or 2)
        self.replace_rows(rows)


def _assigned(row: VmDeviceRow) -> str | Cell:
    if row.held is None:
        return NOTHING
    return Cell.of(PENDING, f"{row.held.client} (pending)") if row.pending else Cell.of(ASSIGNED, row.held.client)
