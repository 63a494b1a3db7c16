"""The PCI pages of a host: devices as a tree of bridges, and graphics devices."""

from dataclasses import dataclass

from vconsole.esxi import Use, VgpuUse, dependents, uses, vgpu_uses
from vconsole.model import Host, Inventory, Passthrough, PciAddress, PciDevice

PASSTHROUGH_WORDS = {
    Passthrough.NOT_CAPABLE: "Not Configurable",
    Passthrough.DISABLED: "Disabled",
    Passthrough.ENABLED: "Enabled",
    Passthrough.ENABLED_NEEDS_REBOOT: "Enabled (needs reboot)",
    Passthrough.DISABLED_NEEDS_REBOOT: "Disabled (needs reboot)",
}
"""The Passthrough column; the last two are our words for the client's orange icon."""


@dataclass(frozen=True, slots=True)
class PciRow:
    """A line of Host > Configure > Hardware > PCI Devices."""

    device: PciDevice
    depth: int
    """How many bridges of the list stand above it."""
    use: Use | None
    """The VM that holds it alone, by passthrough."""
    vgpus: tuple[VgpuUse, ...] = ()
    """The vGPUs on it."""

    @property
    def passthrough(self) -> str:
        """The Passthrough column."""
        return PASSTHROUGH_WORDS[self.device.passthrough]

    @property
    def sriov(self) -> str:
        """The SR-IOV column; SR-IOV is not modelled, so nothing is ever enabled."""
        return "Not Configurable" if self.device.is_bridge or self.device.passthrough.enabled else "Disabled"

    @property
    def hardware_label(self) -> str:
        """The Hardware Label column."""
        if not self.device.passthrough.capable:
            return "N/A"
        return self.device.hardware_label or "--"


def pci_rows(inventory: Inventory, host: Host, *, enabled_only: bool) -> tuple[PciRow, ...]:
    """The devices of a host, each under its bridge: all, or those enabled for passthrough with their bridges."""
    used, shared = uses(inventory, host.name), vgpu_uses(inventory, host.name)
    below: dict[PciAddress | None, list[PciDevice]] = {}
    known = {device.address for device in host.pci}
    for device in sorted(host.pci, key=lambda device: device.address):
        below.setdefault(device.parent if device.parent in known else None, []).append(device)
    rows: list[PciRow] = []

    def walk(parent: PciAddress | None, depth: int) -> bool:
        """Add the devices below a bridge; says whether there was one to show."""
        shown = False
        for device in below.get(parent, ()):
            place = len(rows)
            kept = walk(device.address, depth + 1) or not enabled_only or device.passthrough.enabled
            if kept:
                row = PciRow(device, depth, used.get(device.address), shared.get(device.address, ()))
                rows.insert(place, row)
            shown = shown or kept
        return shown

    walk(None, 0)
    return tuple(rows)


def goes_along(host: Host, chosen: list[PciAddress]) -> tuple[PciDevice, ...]:
    """The devices that Toggle Passthrough changes together with the chosen ones."""
    return dependents(host, chosen)
