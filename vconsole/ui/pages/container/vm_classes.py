"""The VM classes of vCenter."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from vconsole.model import Inventory, Ref
from vconsole.ui.acts import delete_vm_class, deploy_vm_class, new_vm_class, show_vm_class
from vconsole.ui.look import Tone
from vconsole.ui.pages.action_row import Act, ActsPage
from vconsole.ui.verbs.vm_class import why_not_deploy
from vconsole.ui.widgets import Column, InventoryTable, visible
from vconsole.vcenter import CreateVmClass, DeleteVmClass, DeployVmClass
from vconsole.vcenter.queries import VmClassRow, vm_class_rows

NOTHING = "--"
NO_CLASSES = "There is no VM class yet. Press c to create one."


class VmClassesPage(ActsPage):
    """The classes with their size and devices, and for how many more VMs there are devices."""

    DEFAULT_CSS = """
    VmClassesPage {
        & InventoryTable { height: 1fr; }
        & #class-about { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    """

    HELP: ClassVar[str] = """\
# VM Classes

What VMs on a Supervisor can be deployed as: a size, and devices that are described. The client has this page in
*Workload Management > Services > VM Service > VM Classes*. **c** creates a class, **d** deploys a VM from the one under
the cursor, **v** or **Enter** shows it as YAML, **x** deletes it.

*Room For* is the number of VMs for which free devices are left now, all devices of a VM on one host; processors and
memory may allow fewer. `--` stands where that cannot be said.

A class cannot have a DirectPath IO device. Its devices carry one model each, and a label that must match exactly.
"""

    ACTS = (
        Act("c", "New VM Class…", "new_class", does=CreateVmClass),
        Act("d", "Deploy VM from Class…", "deploy", does=DeployVmClass),
        Act("v", "View YAML", "view"),
        Act("x", "Delete…", "delete", does=DeleteVmClass),
    )
    BINDINGS: ClassVar[list[BindingType]] = [act.binding for act in ACTS]

    def __init__(self, ref: Ref) -> None:
        """Make the page of vCenter."""
        super().__init__(ref)
        self._shown: tuple[object, ...] = ()
        self._table: InventoryTable[VmClassRow] = InventoryTable(_COLUMNS, row_key=_key, empty=NO_CLASSES)

    def compose(self) -> ComposeResult:
        """Title, acts, table, and what the class under the cursor is for."""
        yield Static(Content("VM Classes"), classes="page-title")
        yield self.action_row()
        yield self._table
        yield Static(id="class-about")

    def show(self, inventory: Inventory) -> None:
        """Show the classes as they are now."""
        now = (inventory.vm_classes, inventory.hosts, inventory.vms)
        if len(self._shown) == len(now) and all(a is b for a, b in zip(self._shown, now, strict=True)):
            return
        self._shown = now
        self._table.replace_rows(vm_class_rows(inventory))
        self.choose()

    @on(InventoryTable.Highlighted)
    def choose(self) -> None:
        """Say what the class under the cursor is for, and which acts apply to it."""
        row = self._table.cursor_row
        about = row.vm_class.description if row else ""
        self.query_one("#class-about", Static).update(Content.styled(visible(about), Tone.MUTED.variable))
        self.acts_changed()

    def reveal(self, name: str) -> None:
        """Put the cursor on a class."""
        self._table.move_to(name)

    def why_not(self, action: str) -> str | None:
        """Why there is nothing to do it with."""
        if action == "new_class":
            return None
        chosen = self._chosen
        if chosen is None:
            return "There is no VM class."
        reason = why_not_deploy(self.desk.inventory, chosen) if action == "deploy" else None
        return f"{reason[:1].upper()}{reason[1:]}." if reason else None

    @property
    def _chosen(self) -> Ref | None:
        row = self._table.cursor_row
        return Ref("vm-class", row.vm_class.name) if row else None

    @on(InventoryTable.Opened)
    def open_row(self, event: InventoryTable.Opened) -> None:
        """Show the class."""
        event.stop()
        self.action_view()

    def action_new_class(self) -> None:
        """Ask for a new class."""
        new_vm_class(self.desk, self.ref)

    def action_deploy(self) -> None:
        """Ask for a VM of the class."""
        if self._chosen is not None:
            deploy_vm_class(self.desk, self._chosen)

    def action_view(self) -> None:
        """Show the class as YAML."""
        if self._chosen is not None:
            show_vm_class(self.desk, self._chosen)

    def action_delete(self) -> None:
        """Delete the class after a question."""
        if self._chosen is not None:
            delete_vm_class(self.desk, self._chosen)


def _key(row: VmClassRow) -> str:
    return row.vm_class.name


def _room(row: VmClassRow) -> str:
    if row.room is None:
        return NOTHING
    return "1 VM" if row.room == 1 else f"{row.room} VMs"


def _memory(row: VmClassRow) -> str:
    return f"{row.vm_class.memory_gb:g} GB"


_COLUMNS: list[Column[VmClassRow]] = [
    Column("name", "Name", _key, min_width=10),
    Column("cpus", "CPUs", lambda row: str(row.vm_class.cpus), width=5, align="right", sort=lambda r: r.vm_class.cpus),
    Column("memory", "Memory", _memory, width=8, align="right", sort=lambda row: row.vm_class.memory_gb),
    Column("devices", "PCI Devices", lambda row: row.devices or NOTHING, min_width=20, max_width=60),
    Column("room", "Room For", _room, width=10, align="right", sort=lambda row: -1 if row.room is None else row.room),
]
