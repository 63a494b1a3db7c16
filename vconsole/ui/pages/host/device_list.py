"""One list of a host's PCI devices, each below its bridge."""

from vconsole.model import PciAddress, PciDevice
from vconsole.model.names import blanks_seen
from vconsole.ui.look import ASSIGNED, PENDING, State, state_of
from vconsole.ui.widgets import Cell, Column, InventoryTable
from vconsole.vcenter.queries import PciRow

NOTHING = "--"


class DeviceList(InventoryTable[PciRow]):
    """PCI devices with check boxes and the columns of the client, and the VM that uses each."""

    def __init__(self, *, empty: str) -> None:
        super().__init__(
            _COLUMNS,
            row_key=lambda row: row.device.address,
            checkable=True,
            indent=lambda row: row.depth,
            dimmed=lambda row: not row.device.passthrough.capable,
            empty=empty,
        )

    def move_to_first(self) -> None:
        """Move the cursor to the first GPU that can be passed through, or else to the first other device that can."""
        capable = [row.device for row in self.rows if row.device.passthrough.capable]
        first = next((device for device in capable if device.is_graphics), capable[0] if capable else None)
        if first is not None:
            self.move_to(first.address)

    @property
    def chosen(self) -> tuple[PciDevice, ...]:
        """The ticked devices, or else the one under the cursor."""
        return tuple(row.device for row in self.chosen_rows)


def address_of(row: PciRow) -> PciAddress:
    """The address by which a list sorts its devices."""
    return row.device.address


def passthrough_cell(row: PciRow) -> Cell:
    """The Passthrough column: the client's word, with the sign of the state."""
    return Cell.of(state_of(row.device.passthrough), row.passthrough)


def use_cell(row: PciRow) -> str | Cell:
    """The VM that uses the device, and whether the host has yet to bind it."""
    if row.vgpus:
        return Cell.of(ASSIGNED, ", ".join(sharing_vms(row)))
    if row.use is None:
        return NOTHING
    state: State = PENDING if row.use.state == "pending" else ASSIGNED
    return Cell.of(state, f"{row.use.vm} (pending)" if state is PENDING else row.use.vm)


def sharing_vms(row: PciRow) -> list[str]:
    """The VMs with a vGPU on the device, those on the way to power on marked as such."""
    states = {use.vm: use.state for use in row.vgpus}
    return [f"{vm} (pending)" if state == "pending" else vm for vm, state in states.items()]


# The device name tells the most. The line below the list repeats who uses a device, so that column gives way first.
_COLUMNS: list[Column[PciRow]] = [
    Column("id", "ID", lambda row: row.device.address.client, min_width=12, sort=address_of),
    Column("passthrough", "Passthrough", passthrough_cell, min_width=10),
    Column("sriov", "SR-IOV", lambda row: row.sriov, min_width=16, priority=-2),
    Column("label", "Hardware Label", lambda row: blanks_seen(row.hardware_label), min_width=11),
    Column("vendor", "Vendor Name", lambda row: row.device.vendor_name, min_width=8, max_width=18, priority=-1),
    Column("name", "Device Name", lambda row: row.device.device_name, min_width=22),
    Column("used", "In use by", use_cell, min_width=10, priority=-3),
]


def describe_device(row: PciRow) -> str:
    """A device in a sentence or two, with what the columns do not tell."""
    device = row.device
    parts = [f"{device.vendor_name} {device.device_name}"]
    if device.memory_gb:
        parts.append(f"{device.memory_gb} GB")
    parts += [f"{key} {value}" for key, value in sorted(device.attributes.items())]
    if device.migratable:
        parts.append("migratable")
    if device.used_by_host:
        parts.append(f"needed by ESXi: {device.used_by_host}")
    if device.dependent_device is not None:
        parts.append(f"goes together with {device.dependent_device.client}")
    if row.vgpus:
        parts.append(f"shared by {', '.join(sharing_vms(row))}")
    if row.use is not None:
        parts.append(f"{row.use.state} to {row.use.vm}")
    return "; ".join(parts)
