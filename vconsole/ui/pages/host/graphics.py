"""Host > Configure > Hardware > Graphics."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.esxi import TYPE_TITLES, GraphicsDevice, graphics_devices
from vconsole.model import Host, Inventory, Ref, Vm
from vconsole.ui.look import Tone
from vconsole.ui.pages.action_row import Act, ActsPage
from vconsole.ui.pages.host.edit_graphics import POLICY_TITLES, DeviceGraphicsDialog, HostGraphicsDialog
from vconsole.ui.widgets import Cell, Column, InventoryTable, Property, PropertyGrid
from vconsole.ui.widgets.list_strip import ListStrip
from vconsole.vcenter.queries import PciRow, pci_rows

DEVICES, HOST = 0, 1
LIST_TITLES = ("GRAPHICS DEVICES", "HOST GRAPHICS")
NEEDS_RESTART = "needs restart"


class GraphicsPage(ActsPage):
    """The graphics devices of a host with the type of each, and the defaults of the host."""

    DEFAULT_CSS = """
    GraphicsPage {
        & > #graphics-devices { height: 1fr; }
        & > #host-graphics { height: 1fr; padding: 1 0 0 0; }
        & InventoryTable { min-height: 3; }
        & #users { height: auto; max-height: 8; margin: 1 0 0 0; }
    }
    """

    HELP: ClassVar[str] = """\
# Graphics

**Graphics Devices** lists the host's GPUs with the type that is active and the one that is configured; **Host
Graphics** has the host's default (**v** changes between them). **e** edits what is shown. A new type takes effect
when the host or its X.Org service restarts; until then it *needs restart*.

*Shared* is right for DirectPath IO and Dynamic DirectPath IO; *Shared Direct* is for vGPU only. A GPU that is passed
through shows *Direct*.

The list of VMs below stays empty for a GPU that is passed through, as in the client, although a VM holds it. Look at
the VM's Summary or at the cluster's for that.
"""

    ACTS = (Act("e", "Edit…", "edit"),)

    BINDINGS: ClassVar[list[BindingType]] = [
        *(act.binding for act in ACTS),
        Binding("v", "switch_list", "Other list", id="page.switch-list"),
    ]

    def __init__(self, ref: Ref) -> None:
        """Make the page of a host."""
        super().__init__(ref)
        self._host: Host | None = None
        self._vms: tuple[Vm, ...] = ()
        self._rows: dict[object, PciRow] = {}
        self._current = DEVICES
        self._table: InventoryTable[GraphicsDevice] = InventoryTable(
            _COLUMNS, row_key=lambda row: row.device.address, empty="This host has no graphics device."
        )

    def compose(self) -> ComposeResult:
        """Title, lists, acts; then the devices with the VMs on them, or the host's settings."""
        yield Static(Content("Graphics"), classes="page-title")
        yield ListStrip(LIST_TITLES, hint="v Switch")
        yield self.action_row()
        with Vertical(id="graphics-devices"):
            yield self._table
            with Vertical(id="users"):
                yield Static(Content("VMs associated with the graphics device"), classes="page-title")
                yield Static(id="users-note")
        with VerticalScroll(id="host-graphics"):
            yield PropertyGrid()

    def show(self, inventory: Inventory) -> None:
        """Show devices and settings as they are now."""
        host = inventory.hosts.get(self.ref.name)
        if host is None or (host is self._host and inventory.vms_on(host.name) == self._vms):
            return
        self._host, self._vms = host, inventory.vms_on(host.name)
        self._rows = {row.device.address: row for row in pci_rows(inventory, host, enabled_only=False)}
        self._table.replace_rows(graphics_devices(host))
        self.query_one(PropertyGrid).show(_host_properties(host))
        self._show_list()
        self._show_users()

    def _show_list(self) -> None:
        self.query_one("#graphics-devices").display = self._current == DEVICES
        self.query_one("#host-graphics").display = self._current == HOST
        self.query_one(ListStrip).show(self._current, (len(self._table.rows), None))
        self.acts_changed()

    @on(InventoryTable.Highlighted)
    def choose(self, event: InventoryTable.Highlighted) -> None:
        """Show what is below the device."""
        event.stop()
        self._show_users()

    def _show_users(self) -> None:
        graphics = self._table.cursor_row
        note = _users_note(self._rows[graphics.device.address]) if graphics is not None else ""
        self.query_one("#users-note", Static).update(Content.styled(note, Tone.MUTED.variable))

    # What can be done

    def why_not(self, action: str) -> str | None:
        """A device can be edited if there is one."""
        if action == "edit" and self._current == DEVICES and not self._table.row_count:
            return "There is no graphics device to edit."
        return None

    def action_switch_list(self) -> None:
        """Show the other list."""
        self._choose_list(HOST if self._current == DEVICES else DEVICES)

    @on(ListStrip.Chosen)
    def show_list(self, event: ListStrip.Chosen) -> None:
        """Show the list that was clicked."""
        event.stop()
        self._choose_list(event.number)

    def _choose_list(self, number: int) -> None:
        self._current = number
        self._show_list()
        self.focus_first()

    @property
    def first_part(self) -> Widget:
        """The list that is seen."""
        return self._table if self._current == DEVICES else self.query_one("#host-graphics")

    @on(InventoryTable.Opened)
    def open_row(self, event: InventoryTable.Opened) -> None:
        """Edit the device."""
        event.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """Edit the device under the cursor, or the settings of the host."""
        if self._host is None:
            return
        graphics = self._table.cursor_row
        if self._current == HOST:
            self.desk.push_screen(HostGraphicsDialog(self.desk, self._host))
        elif graphics is not None:
            self.desk.push_screen(DeviceGraphicsDialog(self.desk, self._host, graphics.device))


def _users_note(row: PciRow) -> str:
    """The VMs on the device, or why the list is empty and where to look instead."""
    if row.vgpus:
        return ", ".join(f"{use.vm} ({use.profile}, {use.state})" for use in row.vgpus)
    if row.use is None:
        return "No VM."
    return (
        f"None, although {row.use.vm} holds this device. The host shares no device that it passes through, so the "
        f"client lists no VM here either. See the Summary of {row.use.vm}, or of the cluster."
    )


def _host_properties(host: Host) -> list[Property]:
    graphics = host.graphics
    title = TYPE_TITLES[graphics.default_type]
    later = graphics.default_type is not graphics.active_default_type
    kind = _later(title) if later else title
    return [
        Property("Default graphics type", kind),
        Property("Shared passthrough GPU", POLICY_TITLES[graphics.assignment_policy]),
        Property("assignment policy", ""),
        Property("vGPU driver on the host", "Installed" if graphics.vgpu_driver else "Not installed"),
    ]


def _configured(row: GraphicsDevice) -> str | Cell:
    return _later(row.configured_type) if row.takes_effect_later else row.configured_type


def _later(title: str) -> Cell:
    return Cell(f"{title} ({NEEDS_RESTART})", "◐", Tone.ATTENTION)


_COLUMNS: list[Column[GraphicsDevice]] = [
    Column("name", "Name", lambda row: row.device.device_name, min_width=14),
    Column("id", "Device ID", lambda row: str(row.device.address), width=12, sort=lambda row: row.device.address),
    Column("vendor", "Vendor", lambda row: row.device.vendor_name, min_width=8, priority=-1),
    Column("active", "Active Type", lambda row: row.active_type, min_width=11),
    Column("configured", "Configured Type", _configured, min_width=15),
    Column("memory", "Memory", lambda row: f"{row.memory_gb} GB" if row.memory_gb else "0 B", width=6, align="right"),
]
