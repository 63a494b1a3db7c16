"""Host > Configure > Hardware > Graphics."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.esxi import POLICY_TITLES, TYPE_TITLES, GraphicsDevice, VgpuUse, graphics_devices
from vconsole.model import Host, Inventory, Ref, Vm
from vconsole.ui.look import ASSIGNED, PENDING, Tone
from vconsole.ui.pages.action_row import Act, ActsPage
from vconsole.ui.pages.host.edit_graphics import DeviceGraphicsDialog, HostGraphicsDialog
from vconsole.ui.pages.host.next_vgpu import NextVgpuView
from vconsole.ui.pages.host.profile_choice import ProfileDialog
from vconsole.ui.widgets import Cell, Column, InventoryTable, Property, PropertyGrid, SeveralLists
from vconsole.vcenter import SetHostGraphics
from vconsole.vcenter.queries import GpuSharing, PciRow, gpu_sharing, pci_rows, profile_choices

DEVICES, HOST, NEXT = range(3)
USERS_MAX = 7
"""How many of the VMs on a device are seen at once."""
NEEDS_RESTART = "needs restart"


class GraphicsPage(SeveralLists, ActsPage):
    """The graphics devices of a host with types and vGPUs, the defaults of the host, and where the next vGPU goes."""

    DEFAULT_CSS = """
    GraphicsPage {
        & > #graphics-devices { height: 1fr; }
        & > #host-graphics { height: 1fr; padding: 1 0 0 0; }
        & InventoryTable { min-height: 3; }
        & #users { height: auto; margin: 1 0 0 0; }
        &.-low #users { margin: 0; }
    }
    """

    HELP: ClassVar[str] = """\
# Graphics

**Graphics Devices** lists the host's GPUs with the type that is active and the one that is configured; **Host
Graphics** has the host's default (**v** changes between the lists). **e** edits what is shown. A new type takes effect
when the host or its X.Org service restarts; until then it *needs restart*.

*Shared* is right for DirectPath IO and Dynamic DirectPath IO; *Shared Direct* is for vGPU only. A GPU that is passed
through shows *Direct*.

The list of VMs below stays empty for a GPU that is passed through, as in the client, although a VM holds it. Look at
the VM's Summary or at the cluster's for that. For a GPU that is shared it has the VMs with their vGPUs: **Tab** goes
there, **Enter** opens one.

**Next vGPU** is ours: the GPUs in the order in which the assignment policy takes them for one more vGPU of a profile
(**p** chooses it), and why one does not serve. A GPU is locked to the size of its first vGPU until it is empty. That is
what people get wrong about *Spread*: it can lock every GPU to a size, and a larger vGPU finds none although most
of the frame buffer is free.
"""

    LIST_TITLES = ("GRAPHICS DEVICES", "HOST GRAPHICS", "NEXT VGPU")
    ACTS = (Act("e", "Edit…", "edit", does=SetHostGraphics), Act("p", "Choose Profile…", "choose_profile"))

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
        self._sharing: dict[object, GpuSharing] = {}
        mode: Column[GraphicsDevice] = Column("mode", "vGPU Mode", self._mode, min_width=9)
        self._table: InventoryTable[GraphicsDevice] = InventoryTable(
            [*_COLUMNS, mode, _MEMORY],
            row_key=lambda row: row.device.address,
            empty="This host has no graphics device.",
        )
        self._users: InventoryTable[tuple[int, VgpuUse]] = InventoryTable(_USER_COLUMNS, row_key=lambda row: row)

    def compose(self) -> ComposeResult:
        """Title, lists, acts; then the devices with the VMs on them, or the host's settings."""
        yield Static(Content("Graphics"), classes="page-title")
        yield self.list_strip()
        yield self.action_row()
        with Vertical(id="graphics-devices"):
            yield self._table
            with Vertical(id="users"):
                yield Static(Content("VMs associated with the graphics device"), classes="page-title")
                yield Static(id="users-note")
                yield self._users
        with VerticalScroll(id="host-graphics"):
            yield PropertyGrid()
        yield NextVgpuView()

    def show(self, inventory: Inventory) -> None:
        """Show devices and settings as they are now."""
        host = inventory.hosts.get(self.ref.name)
        if host is None or (host is self._host and inventory.vms_on(host.name) == self._vms):
            return
        self._host, self._vms = host, inventory.vms_on(host.name)
        self._rows = {row.device.address: row for row in pci_rows(inventory, host, enabled_only=False)}
        self._sharing = {row.device.address: row for row in gpu_sharing(inventory, host)}
        self._table.replace_rows(graphics_devices(host))
        self.query_one(NextVgpuView).show(inventory, host)
        self.query_one(PropertyGrid).show(_host_properties(host))
        self.show_list()
        self._show_users()

    @property
    def devices(self) -> InventoryTable[GraphicsDevice]:
        """The table of the graphics devices."""
        return self._table

    @property
    def lists(self) -> Sequence[Widget]:
        """The devices with their VMs, the settings of the host, and the next vGPU."""
        return self.query_one("#graphics-devices"), self.query_one("#host-graphics"), self.query_one(NextVgpuView)

    @property
    def list_counts(self) -> Sequence[int | None]:
        """How many devices there are."""
        return len(self._table.rows), None, None

    def list_shown(self) -> None:
        """Tell which acts apply to the list."""
        self.acts_changed()

    @on(InventoryTable.Highlighted)
    def choose(self, event: InventoryTable.Highlighted) -> None:
        """Show what is below the device."""
        event.stop()
        self._show_users()

    def _show_users(self) -> None:
        graphics = self._table.cursor_row
        address = graphics.device.address if graphics is not None else None
        note = _users_note(self._rows[address], self._sharing[address]) if address is not None else ""
        self.query_one("#users-note", Static).update(Content.styled(note, Tone.MUTED.variable))
        uses = self._sharing[address].uses if address is not None else ()
        self._users.display = bool(uses)
        self._users.styles.height = 1 + min(len(uses), USERS_MAX)
        self._users.replace_rows(tuple(enumerate(uses)))

    def _mode(self, row: GraphicsDevice) -> str:
        return self._sharing[row.device.address].mode

    # What can be done

    def why_not(self, action: str) -> str | None:
        """A device can be edited if there is one."""
        if action == "edit" and self.current_list == DEVICES and not self._table.row_count:
            return "There is no graphics device to edit."
        if action == "edit" and self.current_list == NEXT:
            return "It shows what comes of the settings. Press v for the lists that can be edited."
        if action == "choose_profile" and self.query_one(NextVgpuView).profile is None:
            return "No graphics device of this host offers a vGPU profile."
        return None

    @on(InventoryTable.Opened)
    def open_row(self, event: InventoryTable.Opened) -> None:
        """Edit the device, or open the VM on it."""
        event.stop()
        if event.table is self._users:
            self.desk.open(Ref("vm", event.row[1].vm))
        elif event.table is self._table:
            self.action_edit()

    def action_choose_profile(self) -> None:
        """Ask where the next vGPU of another profile goes."""
        if self._host is not None:
            choices = profile_choices(self.desk.inventory, self._host)
            dialog = ProfileDialog(self._host.name, choices, self.query_one(NextVgpuView).profile)
            self.desk.push_screen(dialog, self._ask_about)

    def _ask_about(self, profile: str | None) -> None:
        if profile is not None and self._host is not None and self.is_shown:
            view = self.query_one(NextVgpuView)
            view.ask_about(profile)
            view.show(self.desk.inventory, self._host)
            self.choose_list(NEXT)

    def action_edit(self) -> None:
        """Edit the device under the cursor, or the settings of the host."""
        if self._host is None:
            return
        graphics = self._table.cursor_row
        if self.current_list == HOST:
            self.desk.push_screen(HostGraphicsDialog(self.desk, self._host))
        elif graphics is not None:
            self.desk.push_screen(DeviceGraphicsDialog(self.desk, self._host, graphics.device))


def _users_note(row: PciRow, sharing: GpuSharing) -> str:
    """What the VMs on the device make of it, or why the list is empty and where to look instead."""
    if sharing.uses:
        return f"Locked to vGPUs of {sharing.locked_gb} until it is empty; {sharing.used} of {sharing.most} in use."
    if row.use is None:
        return "No VM. The first vGPU locks it to its size." if sharing.shared else "No VM."
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
    Column("name", "Name", lambda row: row.device.device_name, min_width=11),
    Column("id", "Device ID", lambda row: str(row.device.address), width=12, sort=lambda row: row.device.address),
    Column("vendor", "Vendor", lambda row: row.device.vendor_name, min_width=8, priority=-1),
    Column("active", "Active Type", lambda row: row.active_type, min_width=11),
    Column("configured", "Configured Type", _configured, min_width=12),
]
_MEMORY: Column[GraphicsDevice] = Column(
    "memory", "Memory", lambda row: f"{row.memory_gb} GB" if row.memory_gb else "0 B", width=6, align="right"
)


def _use_state(row: tuple[int, VgpuUse]) -> Cell:
    return Cell.of(PENDING if row[1].state == "pending" else ASSIGNED, row[1].state)


_USER_COLUMNS: list[Column[tuple[int, VgpuUse]]] = [
    Column("vm", "Name", lambda row: row[1].vm, min_width=16),
    Column("profile", "vGPU Profile", lambda row: row[1].profile, min_width=16),
    Column("state", "State", _use_state, min_width=10),
]
