"""Monitor > vSphere HA > If a Host Fails."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from vconsole.ha import Failure, Headroom, Survey, survey
from vconsole.model import Inventory, Ref
from vconsole.ui.acts.failures import fail_host
from vconsole.ui.look import RUNNING, WARNING, State
from vconsole.ui.pages.action_row import Act, ActsPage
from vconsole.ui.pages.monitor.awaited import still_awaited
from vconsole.ui.pages.monitor.failure_dialog import FailureDialog
from vconsole.ui.pages.monitor.survey_tables import FailureTable, HeadroomTable
from vconsole.ui.pages.monitor.survey_text import (
    COUNTS_ONLY,
    admission_properties,
    admission_verdict,
    room_sentence,
    sentences,
    verdict,
)
from vconsole.ui.widgets import InventoryTable, PropertyGrid, SeveralLists, WrappedLines, hanging, visible

HOSTS, HEADROOM, ADMISSION = range(3)
OUT_OF_DATE = "Out of date: the estate has changed since. r surveys it again."
LOOK_SECONDS = 0.1
"""How often the line about a survey under way is drawn anew."""


class Said(WrappedLines):
    """Sentences, each behind the sign of a state."""

    def __init__(self) -> None:
        super().__init__()
        self._said: tuple[tuple[State, str], ...] = ()

    def say(self, *said: tuple[State, str]) -> None:
        """Say something else."""
        if said != self._said:
            self._said = said
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """The sentences, broken behind their signs."""
        return [
            line
            for state, text in self._said
            for line in hanging(Content(visible(text)), f"{state.glyph} ", width, state.tone.variable)
        ]


class IfAHostFailsPage(SeveralLists, ActsPage):
    """Each host of a cluster failed in turn on a copy of the estate, and what vSphere HA would make of it."""

    DEFAULT_CSS = """
    IfAHostFailsPage {
        & > Said { margin: 0 0 1 0; }
        &.-low > Said { margin: 0; }
        & InventoryTable { min-height: 3; }
        & > #admission { height: 1fr; scrollbar-size-vertical: 1; }
        & #counts-only { color: $text-muted; margin: 1 0 0 0; }
        & > #told { height: auto; max-height: 2; color: $text-muted; }
    }
    """

    HELP: ClassVar[str] = """\
# If a Host Fails

Each host of the cluster is failed in turn, on a copy of the estate: which VMs vSphere HA would restart where, and
which would stay off. **Enter** shows every VM of the host, with each reason why no other host can take it.

**v** goes on to the *headroom* (how many more VMs with the same PCI devices could run and would still all restart,
whichever host fails) and to *admission control*, which counts CPU and memory only: it can be content while the
devices do not suffice.

The survey is a picture of one moment. When the estate changes, **r** surveys it again. **f** fails the host live; **u**
takes that back.

The client has no such page; it is ours.
"""

    LIST_TITLES = ("HOSTS", "HEADROOM", "ADMISSION CONTROL")
    ACTS = (Act("f", "Fail Host…", "fail_host"), Act("r", "Survey Again", "survey_again", at_right=True))

    BINDINGS: ClassVar[list[BindingType]] = [
        *(act.binding for act in ACTS),
        Binding("v", "switch_list", "Other list", show=False, id="page.switch-list"),
    ]

    def __init__(self, ref: Ref) -> None:
        """Make the page of a cluster; it surveys the cluster when it is opened."""
        super().__init__(ref)
        self._basis: Inventory | None = None
        self._found: Survey | None = None
        self._under_way: Worker[Survey] | None = None
        self._at = 0

    def compose(self) -> ComposeResult:
        """Title, lists, acts, the verdict, and the lists of which one is seen."""
        yield Static(Content("If a Host Fails"), classes="page-title")
        yield self.list_strip()
        yield self.action_row()
        yield Said()
        yield FailureTable()
        yield HeadroomTable()
        with VerticalScroll(id="admission"):
            yield PropertyGrid()
            yield Static(Content(COUNTS_ONLY), id="counts-only")
        yield Static(id="told")

    def on_mount(self) -> None:
        """Show the first list, and survey the cluster."""
        self.show_list()
        self.set_interval(LOOK_SECONDS, self._show_progress)

    # The survey

    def show(self, inventory: Inventory) -> None:
        """Survey the estate when the page is opened, anew if it changes meanwhile; later only tell that it has."""
        if self._basis is None or (self._found is None and inventory is not self._basis):
            self._begin(inventory)
        else:
            self._say()

    def _begin(self, inventory: Inventory) -> None:
        self._basis, self._found, self._at = inventory, None, 0
        self._under_way = self._survey(inventory)
        self._say()

    @work(thread=True, exclusive=True, group="survey")
    def _survey(self, inventory: Inventory) -> Survey:
        """Survey the cluster beside the screen; the estate is a value, so that nobody changes it meanwhile.

        It ends early when the page is left, or when a survey of a later estate takes its place.
        """

        def told(host: str) -> None:
            del host
            still_awaited()
            self._at += 1

        return survey(inventory, inventory.clusters[self.ref.name], told=told)

    @on(Worker.StateChanged)
    def take(self, event: Worker.StateChanged) -> None:
        """Take what the survey found."""
        found = event.worker.result
        awaited = self.is_attached and event.worker is self._under_way
        if awaited and event.state is WorkerState.SUCCESS and isinstance(found, Survey):
            self._found = found
            self._show_found(found)

    def _show_found(self, found: Survey) -> None:
        self.query_one(FailureTable).replace_rows(found.failures)
        self.query_one(HeadroomTable).replace_rows(found.headroom)
        if self._basis is not None:
            self.query_one(PropertyGrid).show(list(admission_properties(self._basis, found)))
        self.show_list()
        self._say()

    @property
    def _is_out_of_date(self) -> bool:
        return self.desk.inventory is not self._basis

    def _show_progress(self) -> None:
        if self._found is None:
            self._say()

    def _say(self) -> None:
        said = self.query_one(Said)
        if self._found is None:
            hosts = len(self._basis.hosts_in(self.ref.name)) if self._basis else 0
            said.say((RUNNING, f"Failing each host in turn on a copy: {self._at} of {hosts}"))
            return
        late = ((WARNING, OUT_OF_DATE),) if self._is_out_of_date else ()
        said.say(*late, verdict(self._found), admission_verdict(self._found))

    # The lists

    @property
    def list_counts(self) -> Sequence[int | None]:
        """How many hosts there are, and kinds of VM for which there may be room, once that is known."""
        found = self._found
        return (len(found.failures), len(found.headroom), None) if found else super().list_counts

    @property
    def lists(self) -> tuple[FailureTable, HeadroomTable, VerticalScroll]:
        """The hosts, the headroom, and the admission control."""
        admission = self.query_one("#admission", VerticalScroll)
        return self.query_one(FailureTable), self.query_one(HeadroomTable), admission

    def list_shown(self) -> None:
        """Tell about the row under the cursor."""
        failures, headroom, _ = self.lists
        row: Failure | Headroom | None = (failures.cursor_row, headroom.cursor_row, None)[self.current_list]
        text = sentences(row) if isinstance(row, Failure) else room_sentence(row) if row else ""
        self.query_one("#told", Static).update(Content(visible(text)))
        self.acts_changed()

    @on(InventoryTable.Highlighted)
    def choose(self, event: InventoryTable.Highlighted) -> None:
        """Tell about the row under the cursor."""
        event.stop()
        self.list_shown()

    # What can be done

    def why_not(self, action: str) -> str | None:
        """Only a host that is connected can fail."""
        if action == "survey_again":
            return "The survey is under way." if self._found is None else None
        host = self._host
        if host is None:
            return "Choose a host in the list HOSTS."
        known = self.desk.inventory.hosts.get(host)
        if known is None or not known.answers:
            return f"{host} has failed already; Recover Host is among its actions."
        return None

    @property
    def _host(self) -> str | None:
        """The host under the cursor, while the hosts are shown."""
        if self.current_list != HOSTS or not self.query(FailureTable):
            return None
        row = self.query_one(FailureTable).cursor_row
        return row.host if row else None

    @on(InventoryTable.Opened, "FailureTable")
    def open_failure(self, event: InventoryTable.Opened) -> None:
        """Show who restarts where and who stays off; a VM chosen there is opened."""
        event.stop()
        self.desk.push_screen(FailureDialog(event.row), lambda ref: self.desk.open(ref) if ref else None)

    def action_survey_again(self) -> None:
        """Survey the estate as it is now."""
        self._begin(self.desk.inventory)
        self.acts_changed()

    def action_fail_host(self) -> None:
        """Fail the host live, after a question that says what will come of it."""
        if self._host is not None:
            fail_host(self.desk, Ref("host", self._host))
