"""The comparison itself: two tables, tried beside the screen."""

from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from vconsole.model import Inventory, Vm
from vconsole.ui.pages.comparison.sheets import SheetDialog
from vconsole.ui.pages.comparison.tables import FunctionalityTable, NotationTable
from vconsole.ui.pages.comparison.wording import about_device, about_row, evidence_sheets, notation_sheets
from vconsole.ui.widgets import InventoryTable, SeveralLists, visible
from vconsole.vcenter.comparison import KIND_TITLES, KINDS, Comparison, compare_kinds, compare_vm, notation

FUNCTIONALITY, NOTATION = range(2)
ON_SAMPLES = "Tried on copies of the samples two-hosts, migratable and vgpu."
LOW_BELOW = 15
"""Lines below which the question about the row is left out."""
TRYING = "Being tried on copies of an estate."


class ComparisonView(SeveralLists, Vertical):
    """What works with each kind, and how a VM's devices are written in both ways."""

    DEFAULT_CSS = """
    ComparisonView {
        height: 1fr;
        & #said { height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        & #told { height: auto; max-height: 4; color: $text-muted; }
        & InventoryTable { min-height: 3; }
        &.-low #told { max-height: 2; }
    }
    """

    LIST_TITLES = ("FUNCTIONALITY", "NOTATION")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "switch_list", "Other table", show=False, id="comparison.switch-list")
    ]

    def __init__(self) -> None:
        super().__init__()
        self._columns = tuple(KIND_TITLES[kind] for kind in KINDS)
        self._found: Comparison | None = None
        self._said = TRYING
        self._to_write: tuple[Inventory, Vm] | None = None
        """Whose devices are to be shown, until they are."""

    def compose(self) -> ComposeResult:
        """The titles of the tables, on what it was tried, the tables, and a line about the row under the cursor."""
        yield self.list_strip()
        yield Static(id="said")
        yield FunctionalityTable()
        yield NotationTable()
        yield Static(id="told")

    def on_mount(self) -> None:
        """Show the first table."""
        self.show_list()

    def on_resize(self, event: events.Resize) -> None:
        """Take account of the height."""
        self.set_class(event.size.height < LOW_BELOW, "-low")
        self._tell()

    # What is tried

    def try_kinds(self) -> None:
        """Try the kinds on copies of the samples."""
        self._begin()
        self._try(None, "")

    def try_vm(self, inventory: Inventory, vm: str) -> None:
        """Try them on copies of an estate, with a VM of it."""
        self._begin()
        self._try(inventory, vm)

    def _begin(self) -> None:
        self._found, self._said = None, TRYING
        self.query_one(FunctionalityTable).show(None)
        self._tell()

    @work(thread=True, exclusive=True, group="comparison")
    def _try(self, inventory: Inventory | None, vm: str) -> Comparison:
        """Try everything beside the screen; the estate is a value, so that nobody changes it meanwhile."""
        return compare_kinds() if inventory is None else compare_vm(inventory, vm)

    @on(Worker.StateChanged)
    def take(self, event: Worker.StateChanged) -> None:
        """Take what was found."""
        found = event.worker.result
        if self.is_attached and event.state is WorkerState.SUCCESS and isinstance(found, Comparison):
            self._found = found
            self.query_one(FunctionalityTable).show(found)
            self._tell()

    @property
    def trying(self) -> bool:
        """Whether it is not known yet."""
        return self._found is None

    def say(self, text: str) -> None:
        """Say on what it was tried, once it was."""
        self._said = text
        self._tell()

    def show_notation(self, inventory: Inventory, vm: str) -> None:
        """Show how the devices of a VM are written, as soon as that table is seen."""
        if vm in inventory.vms:
            self._to_write = (inventory, inventory.vms[vm])
            self.list_shown()

    def _write(self) -> None:
        """Write the devices; in a large cluster it takes a while to find those that a VM that is off would get."""
        if self._to_write is not None and self.current_list == NOTATION:
            self.query_one(NotationTable).show(notation(*self._to_write))
            self._to_write = None

    # The tables

    @property
    def lists(self) -> tuple[FunctionalityTable, NotationTable]:
        """What works with each kind, and both ways of writing the devices."""
        return self.query_one(FunctionalityTable), self.query_one(NotationTable)

    def list_shown(self) -> None:
        """Write the devices if they are to be seen, and tell about the table."""
        self._write()
        self._tell()

    def _tell(self) -> None:
        """Say on what it was tried, and tell about the row under the cursor."""
        functionality, written = self.lists
        said = TRYING if self.trying else self._said
        text = ""
        if self.current_list == NOTATION:
            said = "The lines of a VMX file; Enter shows them whole, each way by itself."
            text = about_device(written.cursor_row.device) if written.cursor_row else ""
        elif functionality.cursor_row:
            text = about_row(functionality.cursor_row, self._columns)
            question = functionality.cursor_row.cells[0].evidence[0].question
            text = text if self.has_class("-low") else f"{text}\n{question}"
        self.query_one("#said", Static).update(Content(visible(said)))
        self.query_one("#told", Static).update(Content("\n".join(map(visible, text.splitlines()))))

    @on(InventoryTable.Highlighted)
    def choose(self, event: InventoryTable.Highlighted) -> None:
        """Tell about the row under the cursor."""
        event.stop()
        self._tell()

    @on(InventoryTable.Opened, "FunctionalityTable")
    def open_row(self, event: InventoryTable.Opened) -> None:
        """Show what was tried, and what came of it."""
        event.stop()
        self.app.push_screen(
            SheetDialog(event.row.row.title, "what was tried", evidence_sheets(event.row, self._columns))
        )

    @on(InventoryTable.Opened, "NotationTable")
    def open_notation(self, event: InventoryTable.Opened) -> None:
        """Show the device whole, in both ways."""
        event.stop()
        device = event.row.device
        self.app.push_screen(SheetDialog("Notation", f"PCI device {device.slot}", notation_sheets(device)))
