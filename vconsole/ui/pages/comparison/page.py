"""Compare: the page of a VM named DirectPath IO and Dynamic DirectPath IO."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.model import Inventory, Ref, Vm
from vconsole.ui.pages.action_row import Act, ActionRow, ActsPage
from vconsole.ui.pages.comparison import TITLE
from vconsole.ui.pages.comparison.view import ON_SAMPLES, ComparisonView

ON_VM = Act("t", "Try on This VM", "switch_estate")
ON_SMALL = Act("t", "Try on the Small Estate", "switch_estate")
AGAIN = Act("r", "Try Again", "try_again", at_right=True)


class ComparisonPage(ActsPage):
    """The comparison, tried on a small estate or on a copy of this one with the VM that is open."""

    DEFAULT_CSS = """
    ComparisonPage { overflow: hidden; }
    """

    HELP: ClassVar[str] = """\
# DirectPath IO and Dynamic DirectPath IO

Two ways to give a whole device to a VM: by its address on one host, or by a description that any free device of an
allowed model and label meets. NVIDIA vGPU beside them gives a share of a GPU. **v** goes from what works with each to
how each of the two is written (the lines of a VMX file).

No answer is written down: each was tried on a copy, and **Enter** shows the actions, what happened, and the event or
the refusal that decided. **t** tries everything with the open VM on a copy of your estate; **r** tries again after it
has changed. Nothing of it changes the estate, and undo knows nothing of it.

What people get wrong:

- *vSphere HA restarts every VM.* Not one with a static device: it stays off with its host.
- *A dynamic VM always restarts.* Only where a free match is left; admission control does not count devices.
- *DRS balances later.* It chooses a host at power-on, and never moves the VM after that.
- *Maintenance mode empties the host by itself.* A passthrough VM has to be powered off first.
- *Two VMs share a GPU.* That is NVIDIA vGPU; passthrough gives a whole device to one VM.
- *vMotion works since the device is dynamic.* Only with a device that is migratable.
- *A VM with a vGPU moves anywhere.* Only once vCenter's advanced setting `vgpu.hotmigrate.enabled` is TRUE.
"""

    ACTS = (ON_VM, AGAIN)

    BINDINGS: ClassVar[list[BindingType]] = [act.binding for act in ACTS]

    def __init__(self, ref: Ref) -> None:
        """Make the page of a VM."""
        super().__init__(ref)
        self._acts = list(self.ACTS)
        self._basis: Inventory | None = None
        """The estate that was tried; None for the small one."""
        self._written: Inventory | None = None

    def action_row(self) -> ActionRow:
        """The row, in which the two estates take turns."""
        return ActionRow(self._acts, self.why_not_now)

    def compose(self) -> ComposeResult:
        """Title, acts, comparison."""
        yield Static(Content(TITLE), classes="page-title")
        yield self.action_row()
        yield ComparisonView()

    def on_mount(self) -> None:
        """Try the kinds on the small estate."""
        self._try_small()

    @property
    def _view(self) -> ComparisonView:
        return self.query_one(ComparisonView)

    @property
    def _vm(self) -> Vm | None:
        return self.desk.inventory.vms.get(self.ref.name)

    def show(self, inventory: Inventory) -> None:
        """Write the VM's devices anew, and tell if what was tried is out of date."""
        if inventory is self._written or self.ref.name not in inventory.vms:
            return
        self._written = inventory
        self._view.show_notation(inventory, self.ref.name)
        self._say()

    def _say(self) -> None:
        if self._basis is None:
            self._view.say(ON_SAMPLES)
        elif self._is_out_of_date:
            self._view.say("Out of date: the estate has changed since. r tries it again.")
        else:
            self._view.say(f"Tried on copies of your estate, with {self.ref.name}.")
        self.acts_changed()

    @property
    def _is_out_of_date(self) -> bool:
        return self._basis is not None and self._basis is not self.desk.inventory

    @property
    def first_part(self) -> Widget:
        """The table that is seen."""
        views = self.query(ComparisonView)
        return views.first().first_part if views else self

    def why_not(self, action: str) -> str | None:
        """A VM without devices cannot be tried; what is up to date need not be."""
        if action == "try_again":
            return None if self._is_out_of_date else "The estate that was tried has not changed since."
        if self._basis is None and (self._vm is None or not self._vm.pci):
            return f"{self.ref.name} has no PCI device to try."
        return None

    def action_switch_estate(self) -> None:
        """Try on the other of the two: the small estate, or this one."""
        if self._basis is None:
            self._try_own()
        else:
            self._try_small()

    def action_try_again(self) -> None:
        """Try on the estate as it is now."""
        self._try_own()

    def _try_small(self) -> None:
        self._basis, self._acts[0] = None, ON_VM
        self._view.try_kinds()
        self._say()

    def _try_own(self) -> None:
        self._basis, self._acts[0] = self.desk.inventory, ON_SMALL
        self._view.try_vm(self._basis, self.ref.name)
        self._say()
