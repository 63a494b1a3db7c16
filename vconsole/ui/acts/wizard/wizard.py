"""New Virtual Machine: eight pages, then one action."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from vconsole.model import Fault, Inventory, Ref
from vconsole.ui.acts.placing import open_power_on
from vconsole.ui.acts.settings import compatibility_title
from vconsole.ui.acts.wizard.choices import COMPATIBILITY, CREATION_TYPE, GUEST_OS, STORAGE
from vconsole.ui.acts.wizard.complete_step import CompleteStep
from vconsole.ui.acts.wizard.compute import COMPUTE_RESOURCE
from vconsole.ui.acts.wizard.draft import Draft
from vconsole.ui.acts.wizard.hardware_step import HardwareStep
from vconsole.ui.acts.wizard.name_step import NameStep
from vconsole.ui.acts.wizard.step import ChoiceStep, Step
from vconsole.ui.acts.wizard.step_list import StepColumn
from vconsole.ui.desk import Desk, desk_of
from vconsole.ui.dialogs import ConfirmDialog, Dialog
from vconsole.ui.widgets import InventoryTable, visible

KEYS = "alt+← Back   f1 Help"


def open_wizard(desk: Desk, ref: Ref) -> None:
    """Open the wizard for a datacenter, a cluster or a host; then the new VM is opened, and powered on if asked."""

    def created(draft: Draft | None) -> None:
        if draft is not None:
            vm = Ref("vm", draft.name)
            desk.open(vm)
            if draft.power_on:
                open_power_on(desk, vm, draft.host)

    desk.push_screen(NewVmWizard(desk.inventory, ref), created)


def _steps(inventory: Inventory, draft: Draft) -> tuple[Step, ...]:
    return (
        ChoiceStep("Select a creation type", "Choose what the virtual machine is made from.", CREATION_TYPE),
        NameStep(),
        ChoiceStep("Select a compute resource", "Choose the cluster or the host that is to run it.", COMPUTE_RESOURCE),
        ChoiceStep("Select storage", "Choose the datastore for its files.", STORAGE),
        ChoiceStep("Select compatibility", "Choose the earliest release of ESXi that is to run it.", COMPATIBILITY),
        ChoiceStep("Select a guest OS", "Choose the operating system that will be installed.", GUEST_OS),
        HardwareStep(inventory, draft),
        CompleteStep(),
    )


class NewVmWizard(Dialog[Draft]):
    """The pages in one dialog. What was entered stays when going back; the result is the draft that was created."""

    HELP: ClassVar[str] = """\
# New Virtual Machine

Eight pages. **Enter** goes to the next one and, on the last, creates the VM; **alt+←** goes back, and what was
entered stays. In a list the row under the cursor is the choice. **Esc** leaves the wizard, after a question once
the VM has a name.

On *Customize hardware*, **f3** adds a PCI device, **del** removes one, **f6** turns to the next tab, **f2** takes
the suggested MMIO region.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+left", "back", "Back", show=False, id="wizard.back"),
        Binding("alt+right", "confirm", "Next", show=False, id="wizard.next"),
    ]

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (104, "-roomy")]  # noqa: RUF012

    DEFAULT_CSS = """
    NewVmWizard {
        & #dialog-box { height: 100%; max-height: 32; }
        & #dialog-body { height: 1fr; }
        & #dialog-body > Horizontal { height: 1fr; }
        & #step-title { height: 1; text-style: bold; }
        & #step-subtitle { height: 1; color: $text-muted; }
        & #step-note { height: auto; color: $text-muted; display: none; }
        &.-narrow StepColumn { display: none; }
    }
    """

    def __init__(self, inventory: Inventory, ref: Ref) -> None:
        """Make the wizard for a datacenter, a cluster or a host."""
        super().__init__("New Virtual Machine", confirm="NEXT", note=KEYS, classes="-wide")
        self._draft = Draft.at(inventory, ref)
        self._steps = _steps(inventory, self._draft)
        self._at = 0

    @property
    def step(self) -> Step:
        """The page that is shown."""
        return self._steps[self._at]

    @property
    def _inventory(self) -> Inventory:
        return desk_of(self).inventory

    def body(self) -> Iterable[Widget]:
        """The list of pages at the left, the current page at the right."""
        titles = [step.title for step in self._steps]
        yield Horizontal(
            StepColumn(titles),
            Vertical(Static(id="step-title"), Static(id="step-subtitle"), *self._steps, Static(id="step-note")),
        )

    def on_mount(self) -> None:
        """Begin with the first page."""
        back = Button(Content("BACK"), id="wizard-back", compact=True)
        self.query_one("#dialog-buttons").mount(back, before="#dialog-confirm")
        self._turn_to(0)

    def _turn_to(self, at: int) -> None:
        """Show a page with what the draft says by now."""
        self._at = at
        step, last = self._steps[at], at == len(self._steps) - 1
        for other in self._steps:
            other.display = other is step
        step.enter(self._inventory, self._draft)
        self.accept()
        self._entitle(step)
        self.query_one(StepColumn).show(at)
        self.query_one("#wizard-back", Button).disabled = at == 0
        self.query_one("#dialog-confirm", Button).label = Content("FINISH" if last else "NEXT")
        self.call_after_refresh(step.focus_first)

    def _entitle(self, step: Step) -> None:
        place = f"{self._at + 1} of {len(self._steps)}"
        self.query_one("#step-title", Static).update(Content(f"{place}  {visible(step.title)}"))
        self.query_one("#step-subtitle", Static).update(Content(visible(step.subtitle)))
        note = self.query_one("#step-note", Static)
        note.display = isinstance(step, HardwareStep)
        words = compatibility_title(self._draft.config.hardware_version)
        note.update(Content(f"Compatibility: {words}   f6 Next tab"))

    @on(Input.Submitted)
    @on(Button.Pressed, "#dialog-confirm")
    def _go_on(self, event: Message) -> None:
        """Go to the next page instead of closing the dialog."""
        event.prevent_default()
        self.action_confirm()

    @on(InventoryTable.Opened)
    def _take_row(self, event: InventoryTable.Opened) -> None:
        event.stop()
        self.action_confirm()

    def confirm(self) -> None:
        """Keep what this page says and go to the next one; after the last, create the VM."""
        left = self._steps[self._at].leave(self._inventory, self._draft)
        if isinstance(left, Fault):
            self.refuse(left)
            return
        self._draft = left
        if self._at < len(self._steps) - 1:
            self._turn_to(self._at + 1)
        else:
            super().confirm()

    def answer(self) -> Draft | Fault:
        """Create the VM; the draft that became one, or why it was refused."""
        faults = desk_of(self).attempt(self._draft.action())
        return faults[0] if faults else self._draft

    @on(Button.Pressed, "#dialog-cancel")
    def _cancel_pressed(self, event: Button.Pressed) -> None:
        event.prevent_default()
        self.action_cancel()

    def action_cancel(self) -> None:
        """Leave; ask first when the VM has a name already."""
        if not self._draft.name:
            self.dismiss(None)
        elif self.is_on_top:
            question = "Discard the new virtual machine?"
            asked = ConfirmDialog("New Virtual Machine", self._draft.name, question, confirm="DISCARD")
            self.app.push_screen(asked, lambda yes: self.call_next(self._discard) if yes else None)

    def _discard(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#wizard-back")
    def action_back(self) -> None:
        """Go to the page before; what this one says stays in its fields."""
        if self._at > 0:
            self._turn_to(self._at - 1)
