"""Monitor > vSphere DRS > What DRS Would Move."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from vconsole.model import Fault, Inventory, Ref
from vconsole.model.cluster import Automation
from vconsole.ui.pages.action_row import Act
from vconsole.ui.pages.monitor.awaited import still_awaited
from vconsole.ui.pages.monitor.drs_page import DrsPage
from vconsole.ui.pages.monitor.move_tables import (
    LoadTable,
    MoveRow,
    MoveTable,
    StayingTable,
    held_vms,
    load_sentence,
    moves_of,
    staying_sentence,
)
from vconsole.ui.widgets import InventoryTable, SeveralLists
from vconsole.vcenter import MigrateVm
from vconsole.vcenter.queries import HostLoad, LoadBalance, load_balance

MOVES, HOSTS, STAYING = range(3)
LOOKING = "The load is being looked at."


class DrsMovesPage(SeveralLists, DrsPage):
    """What DRS of a cluster would move now to even out the load, and which running VMs it leaves where they are."""

    LEVELS: ClassVar[dict[Automation, str]] = {
        "manual": "Manual: DRS would only recommend these moves, and leave them to you.",
        "partially-automated": "Partially Automated: DRS would only recommend these moves, and leave them to you.",
        "fully-automated": "Fully Automated: DRS would make these moves by itself; here they wait, to be seen first.",
    }
    OFF = "vSphere DRS is turned off and moves nothing. These are the moves that it would make."

    HELP: ClassVar[str] = """\
# What DRS Would Move

The moves that would even out the load of the cluster, in their turn, each worth it after those before. **m** or
**Enter** makes the move under the cursor, live; **w** makes all of them. **u** takes back one after the other.

**v** goes on to the *hosts*, each with its load now and with all moves made (of processors or of memory, whichever is
more), and to the *VMs that stay*: DRS moves no VM that holds a PCI device, and the list says why for each device.
**Enter** opens the VM.

The client has no such page; it is ours. It shows one look at the load, while DRS looks again every few minutes.
"""

    LIST_TITLES = ("MOVES", "HOSTS", "VMS THAT STAY")
    ACTS = (Act("m", "Move", "move", does=MigrateVm), Act("w", "Move All", "move_all", does=MigrateVm))

    BINDINGS: ClassVar[list[BindingType]] = [
        *(act.binding for act in ACTS),
        Binding("v", "switch_list", "Other list", show=False, id="page.switch-list"),
    ]

    def __init__(self, ref: Ref) -> None:
        """Make the page of a cluster; it looks at the load when it is opened, and again after every change."""
        super().__init__(ref)
        self._basis: Inventory | None = None
        self._found: LoadBalance | None = None
        self._under_way: Worker[LoadBalance] | None = None

    def compose(self) -> ComposeResult:
        """Title, lists, acts, what the level makes of it, the lists of which one is seen, and a line in full."""
        yield Static(Content("What DRS Would Move"), classes="page-title")
        yield self.list_strip()
        yield self.action_row()
        yield Static(id="level")
        yield MoveTable()
        yield LoadTable()
        yield StayingTable()
        yield Static(id="told")

    # Looking at the load

    def show(self, inventory: Inventory) -> None:
        """Look at the load of the estate as it is now; until that is done, what was found before is seen."""
        if inventory is self._basis:
            return
        self._basis = inventory
        self.show_level(inventory.clusters[self.ref.name].drs)
        self.show_list()
        self._under_way = self._look(inventory)

    @work(thread=True, exclusive=True, group="load")
    def _look(self, inventory: Inventory) -> LoadBalance:
        """Look beside the screen; it ends early when the page is left or the estate changes."""
        return load_balance(inventory, self.ref.name, told=still_awaited)

    @on(Worker.StateChanged)
    def take(self, event: Worker.StateChanged) -> None:
        """Take what was found."""
        if not self.is_attached or event.worker is not self._under_way or event.state is not WorkerState.SUCCESS:
            return
        found = self._under_way.result
        self._under_way = None
        if found is not None:
            self._found = found
            moves, loads, staying = self.lists
            moves.replace_rows(tuple(moves_of(found)))
            loads.replace_rows(found.loads)
            staying.replace_rows(found.staying)
            self.show_list()

    # The lists

    @property
    def lists(self) -> tuple[MoveTable, LoadTable, StayingTable]:
        """The moves, the hosts with their load, and the VMs that stay."""
        return self.query_one(MoveTable), self.query_one(LoadTable), self.query_one(StayingTable)

    @property
    def list_counts(self) -> Sequence[int | None]:
        """How many moves, hosts and staying VMs there are, once that is known."""
        found = self._found
        return (len(found.moves), len(found.loads), held_vms(found.staying)) if found else super().list_counts

    @on(InventoryTable.Highlighted)
    def list_shown(self) -> None:
        """Tell the line under the cursor in full."""
        row = self.lists[self.current_list].cursor_row
        text = LOOKING if self._found is None else _sentence(row)
        self.tell_line(text)
        self.acts_changed()

    # What can be done

    def why_not(self, action: str) -> str | None:
        """Only what was found for the estate as it is now is moved."""
        if self._found is None or self._under_way is not None:
            return LOOKING
        if not self._found.moves:
            return "There is nothing to move."
        return "Choose a move in the list MOVES." if action == "move" and self._row is None else None

    @property
    def _row(self) -> MoveRow | None:
        """The move under the cursor, while the moves are shown."""
        return self.query_one(MoveTable).cursor_row if self.current_list == MOVES else None

    @on(InventoryTable.Opened)
    def open_row(self, event: InventoryTable.Opened) -> None:
        """Make the move under the cursor, or open the object of the line."""
        event.stop()
        if isinstance(event.row, MoveRow):
            self.action_move()
        elif isinstance(event.row, HostLoad):
            self.desk.open(Ref("host", event.row.host))
        elif isinstance(event.row, Fault) and event.row.about is not None:
            self.desk.open(event.row.about)

    def action_move(self) -> None:
        """Make the move under the cursor."""
        row = self._row
        if row is not None and self.why_not_now("move") is None and self.desk.perform(row.action):
            self.notify(f"{row.sentence} u takes it back.", markup=False)

    def action_move_all(self) -> None:
        """Make all moves in their turn; the first one that is refused ends it."""
        moves = self._found.moves if self._found else ()
        made = 0
        for move in moves:
            if not self.desk.perform(move):
                break
            made += 1
        if made:
            self.notify(f"{made} of {len(moves)} moves were made. u takes them back one by one.", markup=False)


def _sentence(row: MoveRow | HostLoad | Fault | None) -> str:
    if isinstance(row, MoveRow):
        return row.sentence
    if isinstance(row, HostLoad):
        return load_sentence(row)
    return staying_sentence(row) if row is not None else ""
