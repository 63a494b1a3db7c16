"""The Summary of a host: its state, its capacity, and the devices that it passes through."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from vconsole.drs import capacities
from vconsole.esxi import TYPE_TITLES
from vconsole.model import Host, Inventory, Ref, Vm
from vconsole.ui.look import state_of
from vconsole.ui.pages.base import Page
from vconsole.ui.pages.capacity_table import CapacityTable
from vconsole.ui.widgets import Property, PropertyGrid
from vconsole.vcenter.queries import gpu_sharing, host_usage

MHZ_PER_GHZ = 1000


class HostSummary(Page):
    """What the host is, what its VMs take, and how many of its devices are left."""

    DEFAULT_CSS = """
    HostSummary {
        & > PropertyGrid { margin: 0 0 1 0; }
        & > .heading { height: 1; text-style: bold; }
    }
    """

    HELP: ClassVar[str] = """\
# Host Summary

State and capacity of the host, what its running VMs use and reserve, and below that its passthrough devices by model
and hardware label: **consumed** by running VMs, **pending** for a power-on under way, **remaining**. Under each kind
stand the VMs that hold one; **Enter** opens the VM.

Only devices whose passthrough is *active* count: one that waits for a reboot cannot be given to a VM yet. Turn
passthrough on under Configure, PCI Devices.

The client has no list of devices here; it is ours.
"""

    def __init__(self, ref: Ref) -> None:
        """Make the page of a host."""
        super().__init__(ref)
        self._shown: tuple[Host, tuple[Vm, ...]] | None = None

    def compose(self) -> ComposeResult:
        """Properties, a heading, the devices."""
        yield PropertyGrid()
        yield Static(Content("Passthrough devices"), classes="heading")
        yield CapacityTable(one_host=True, empty="No device is passed through. See Configure, PCI Devices.")

    def show(self, inventory: Inventory) -> None:
        """Show host and devices as they are now."""
        host = inventory.hosts.get(self.ref.name)
        if host is None or (host, inventory.vms_on(host.name)) == self._shown:
            return
        self._shown = host, inventory.vms_on(host.name)
        self.query_one(PropertyGrid).show(_properties(inventory, host))
        self.query_one(CapacityTable).show(capacities(inventory, [host]))


def _properties(inventory: Inventory, host: Host) -> list[Property]:
    usage = host_usage(inventory, host)
    reserved_mhz = sum(vm.cpu_reservation_mhz for vm in inventory.vms_on(host.name) if vm.runs)
    return [
        Property("State", state_of(host)),
        Property("Version", f"ESXi {host.version}"),
        Property("Cluster", host.cluster or f"none; it stands alone in {host.datacenter}"),
        Property("CPU", f"{host.cpu_cores} cores at {_ghz(host.cpu_mhz)}, together {_ghz(host.cpu_capacity_mhz)}"),
        Property("", f"used: {usage.cpus} virtual CPUs; reserved: {_ghz(reserved_mhz)}"),
        Property("Memory", f"{host.memory_gb:g} GB"),
        Property("", f"used: {usage.memory_gb:g} GB; reserved: {usage.reserved_gb:g} GB"),
        Property("Virtual Machines", f"{usage.vms}, of which {usage.running} run"),
        Property("Default graphics type", TYPE_TITLES[host.graphics.default_type]),
        *_shared_gpus(inventory, host),
    ]


def _shared_gpus(inventory: Inventory, host: Host) -> list[Property]:
    """The GPUs that are shared with vGPUs, each with its lock."""
    shared = [gpu for gpu in gpu_sharing(inventory, host) if gpu.shared]
    lines = [
        f"{gpu.device.address.client} "
        + (f"locked to {gpu.locked_gb}, {gpu.used} of {gpu.most} vGPUs" if gpu.uses else "empty, of any size")
        for gpu in shared
    ]
    return [Property("" if place else "GPUs shared by vGPUs", line) for place, line in enumerate(lines)]


def _ghz(mhz: int) -> str:
    return f"{mhz / MHZ_PER_GHZ:g} GHz"
