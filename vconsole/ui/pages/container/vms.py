"""The VMs page: the virtual machines of a host, or below a cluster, a datacenter or vCenter."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from vconsole.model import Inventory, Power, Ref, Vm
from vconsole.ui.acts import power_off, power_on, power_on_together
from vconsole.ui.dialogs import ConfirmDialog
from vconsole.ui.pages.action_row import Act, ActsPage
from vconsole.ui.pages.vm_table import VmTable
from vconsole.ui.widgets import InventoryTable
from vconsole.vcenter import PowerOff, PowerOn
from vconsole.vcenter.queries import awaiting_ha, vms_of


class VmsPage(ActsPage):
    """The VMs with their power state and devices; those that are ticked are powered on or off together."""

    HELP = """\
# VMs

The virtual machines of this object. **Enter** opens one; **/** filters (`state:off`, `!train`), **>** and **<** sort
by a column. **Space** ticks a VM, **p** powers the ticked ones on, **x** off; without a tick the one under the cursor.

VMs that are powered on together are placed one after the other: a device that is pending for the first is in use for
the next. A view with three lists tells which wait for you (DRS at the level manual), which started, and which found no
host, with every reason.
"""

    ACTS = (
        Act("p", "Power On", "power_on", does=PowerOn),
        Act("x", "Power Off", "power_off", does=PowerOff),
    )
    BINDINGS: ClassVar[list[BindingType]] = [act.binding for act in ACTS]

    def __init__(self, ref: Ref) -> None:
        """Make the page of an object."""
        super().__init__(ref)
        self._shown: tuple[Inventory, frozenset[str]] | None = None

    def compose(self) -> ComposeResult:
        """The acts and the table."""
        yield self.action_row()
        yield VmTable()

    def show(self, inventory: Inventory) -> None:
        """Show the VMs as they are now."""
        now = (inventory, awaiting_ha(self.desk.session.state))
        if self._shown is None or self._shown[0] is not inventory or self._shown[1] != now[1]:
            self._shown = now
            self.query_one(VmTable).show(vms_of(inventory, self.ref), awaiting_ha(self.desk.session.state))
            self.acts_changed()

    @on(InventoryTable.Highlighted)
    @on(InventoryTable.Ticked)
    def choose(self) -> None:
        """Draw anew which acts apply to what is chosen now."""
        self.acts_changed()

    def why_not(self, action: str) -> str | None:
        """Why no chosen VM can be powered on, or off."""
        if not self.is_mounted or not self._chosen:
            return "No virtual machine is chosen."
        if action == "power_on":
            return None if any(not vm.runs for vm in self._chosen) else "What is chosen runs already."
        return None if any(_can_go_off(vm) for vm in self._chosen) else "What is chosen is powered off already."

    @property
    def _chosen(self) -> tuple[Vm, ...]:
        return self.query_one(VmTable).chosen_rows

    def action_power_on(self) -> None:
        """Power the chosen VMs on; a single one shows where it goes."""
        off = [vm.name for vm in self._chosen if not vm.runs]
        if len(off) == 1:
            power_on(self.desk, Ref("vm", off[0]))
        elif off:
            power_on_together(self.desk, off)

    def action_power_off(self) -> None:
        """Power the chosen VMs off after a question."""
        running = tuple(vm.name for vm in self._chosen if _can_go_off(vm))
        if len(running) == 1:
            power_off(self.desk, Ref("vm", running[0]))
        elif running:
            question = f"Power off {len(running)} virtual machines?"
            detail = f"{', '.join(running)}: the guests are not shut down; what they have not saved is lost."
            dialog = ConfirmDialog("Power Off", self.ref.name, question, detail=detail, confirm="POWER OFF")
            self.desk.push_screen(dialog, partial(self._power_off, PowerOff(vms=running)))

    def _power_off(self, action: PowerOff, yes: bool | None) -> None:  # noqa: FBT001
        if yes:
            self.desk.perform(action)


def _can_go_off(vm: Vm) -> bool:
    return vm.runs or vm.power is Power.SUSPENDED
