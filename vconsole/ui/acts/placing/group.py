"""Power On of several VMs: what DRS recommends, what was started, and what found no host."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.model import Fault
from vconsole.ui.acts.placing.group_story import GroupStory, Way
from vconsole.ui.acts.placing.group_tables import FailedTable, StartedTable, told
from vconsole.ui.acts.placing.power_on import PowerOnDialog
from vconsole.ui.desk import Desk, desk_of
from vconsole.ui.dialogs import Dialog
from vconsole.ui.pages.recommendation_table import Choice, RecommendationTable
from vconsole.ui.widgets import InventoryTable, SeveralLists, visible
from vconsole.vcenter import ApplyRecommendation, PowerOn, Prepared, Task, prepare
from vconsole.vcenter.queries import group_power_on

RECOMMENDED, STARTED, FAILED = range(3)
VMS_MAX = 1000
"""How many VMs are powered on together; so many tasks are remembered."""
PAUSE_SECONDS = 0.001
"""How long the screen has to itself between two VMs."""
APPLYING = "enter Apply   w Apply all   i Why"
READING = "enter Details"
STOPPING = "esc Stop after this VM"


def open_group_power_on(desk: Desk, names: Sequence[str]) -> None:
    """Power VMs on together, and show what becomes of them."""
    dialog = GroupPowerOnDialog(names[:VMS_MAX], left_out=len(names[VMS_MAX:]))
    desk.push_screen(dialog, lambda _: dialog.tell_standing(desk))


class GroupPowerOnDialog(SeveralLists, Dialog[None]):
    """The three lists of a group power-on. It can be closed at any time; what was started goes on."""

    HELP: ClassVar[str] = """\
# Power On of several VMs

The VMs are placed one after the other: a device that one of them takes, or would take, is not there for the next.
**v** goes through the three lists.

*Power On Recommendations* wait for you, since DRS of their cluster is at the level manual. The best host stands first,
the others below it: **Enter** applies the line under the cursor, **w** the best host of every VM, **i** shows why.

*Started Power-Ons* follow the clock. *Failed Power-Ons* found no host: **Enter** shows every host with every reason,
and what would help, each by a digit.

**Esc** while it is under way stops after the VM at hand; what was done until then stays. Otherwise it closes.
"""

    LIST_TITLES = ("Power On Recommendations", "Started Power-Ons", "Failed Power-Ons")
    """The tabs of the client."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "switch_list", "Next list", show=False, id="group.switch-list"),
        Binding("w", "apply_all", "Apply all", show=False, id="group.apply-all"),
        Binding("i", "explain", "Why", show=False, id="group.explain"),
    ]

    DEFAULT_CSS = """
    GroupPowerOnDialog {
        & #dialog-box { height: 100%; max-height: 34; }
        & #dialog-body { height: 1fr; }
        & #outcome { height: auto; margin: 0 0 1 0; }
        & InventoryTable { height: 1fr; min-height: 3; }
        & #told { height: auto; max-height: 3; color: $text-muted; }
    }
    """

    def __init__(self, names: Sequence[str], *, left_out: int = 0) -> None:
        """Make the dialog; the VMs are placed when it is shown. `left_out` says how many more were asked for."""
        count = len(names) + left_out
        super().__init__("Power On", f"{count} virtual machines", confirm="CLOSE", cancel=None, classes="-wide")
        self._names = tuple(names)
        self._story = GroupStory(not_tried=left_out)
        self._since = 0
        """How many events the session had before the group was begun."""
        self._stop = False

    def body(self) -> Iterable[Widget]:
        """How far it is, the three lists, and the line under the cursor in full."""
        desk = desk_of(self)
        yield Static(id="outcome")
        yield self.list_strip("v Next")
        yield RecommendationTable(empty="DRS recommends nothing: it places these VMs by itself, or is turned off.")
        yield StartedTable(lambda: desk.inventory, lambda: desk.session.state.now)
        yield FailedTable()
        yield Static(id="told")

    def on_mount(self) -> None:
        """Place the VMs, and follow the clock."""
        desk_of(self).changed.subscribe(self, lambda _: self._show())
        self.show_list()
        self._find_places()

    def answer(self) -> None:
        """Nothing to answer."""
        return

    # Placing and applying, one VM after the other

    @work(exclusive=True, group="way")
    async def _find_places(self) -> None:
        """Work out the places VM by VM while the clock stands, then perform what was worked out as one act."""
        desk = desk_of(self)
        self._since = len(desk.session.events)
        desk.clock_stands = True
        try:
            prepared = await self._prepared(desk)
        finally:
            self._end_way()
        self._perform(prepared)

    async def _prepared(self, desk: Desk) -> Prepared:
        """The power-on of all the VMs, or of those up to where the reader stopped it."""
        ways = enumerate(prepare(desk.session.state, PowerOn(vms=self._names)), start=1)
        at, prepared = next(ways)
        while not await self._stopped_at("Finding a place", at, len(self._names)):
            further = next(ways, None)
            if further is None:
                break
            at, prepared = further
        return prepared

    def _perform(self, prepared: Prepared) -> None:
        """Perform what was worked out. The refusal of a VM stands in its list; one of the whole is shown by itself."""
        asked = prepared.action.vms
        not_tried = self._story.not_tried + len(self._names) - len(asked)
        self._story = replace(self._story, asked=asked, not_tried=not_tried)
        faults = desk_of(self).attempt(prepared)
        self._show()
        story = self._story
        if faults and not story.accounts_for_all:
            self._story = GroupStory(not_tried=story.not_tried + len(asked))
            self.refuse(faults[0])
        self.choose_list(RECOMMENDED if story.waiting else FAILED if story.failed else STARTED)

    @work(exclusive=True, group="way")
    async def _apply_best(self) -> None:
        """Apply the best host of every recommendation; what is refused stays in the list."""
        desk, waiting, refused = desk_of(self), self._story.waiting, list[Fault]()
        desk.clock_stands = True
        try:
            for at, made in enumerate(waiting, start=1):
                refused += desk.attempt(ApplyRecommendation(vm=made.vm))
                if await self._stopped_at("Applying", at, len(waiting)):
                    break
        finally:
            self._end_way()
        self._show()
        if refused:
            self.refuse(refused[0])
        elif not self._story.waiting:
            self.choose_list(STARTED)

    async def _stopped_at(self, doing: str, at: int, of: int) -> bool:
        """Show how far it is and let the screen live; whether the reader stopped it."""
        self._story = replace(self._story, way=Way(doing, at, of))
        self.list_shown()
        await asyncio.sleep(PAUSE_SECONDS)
        return self._stop

    def _end_way(self) -> None:
        desk_of(self).clock_stands = False
        self._story, self._stop = replace(self._story, way=None), False

    # The lists

    @property
    def lists(self) -> tuple[RecommendationTable, StartedTable, FailedTable]:
        """The three lists."""
        return self.query_one(RecommendationTable), self.query_one(StartedTable), self.query_one(FailedTable)

    @property
    def _table(self) -> InventoryTable[Any]:
        return self.lists[self.current_list]

    def _show(self) -> None:
        """Show how it stands now; while only time passes, only the bars are drawn anew."""
        if self._story.way is not None:
            return
        found = group_power_on(desk_of(self).session.state, self._story.asked)
        recommended, started, failed = self.lists
        if found != self._story.found:
            self._story = replace(self._story, found=found)
            recommended.show(self._story.waiting)
            started.replace_rows(self._story.started)
            failed.replace_rows(self._story.failed)
            self.show_list()
            return
        if self._story.under_way:
            started.refresh()
        self.list_shown()

    @property
    def list_counts(self) -> Sequence[int | None]:
        """How many VMs wait, were started, and found no host."""
        return self._story.counts

    # What it says

    @on(InventoryTable.Highlighted)
    def list_shown(self) -> None:
        """Say how it stands, the line under the cursor in full, and the keys that do something now."""
        story = self._story
        said = Content.assemble((story.state.glyph, f"bold {story.state.tone.variable}"), f"  {story.sentence}")
        self.query_one("#outcome", Static).update(said)
        self.query_one("#told", Static).update(Content(visible(self._line)))
        reading = APPLYING if self.current_list == RECOMMENDED else READING
        note = STOPPING if story.way else reading if self._table.row_count else ""
        self.query_one("#dialog-note", Static).update(Content(note))

    @property
    def _line(self) -> str:
        row = self._table.cursor_row
        if isinstance(row, Choice):
            return row.sentence
        if isinstance(row, Task):
            return told(row)
        return ""

    # What can be done

    @on(InventoryTable.Opened)
    def _open(self, event: InventoryTable.Opened) -> None:
        """Apply a recommendation, or explain what became of a power-on."""
        event.stop()
        if self._story.way is not None:
            return
        if isinstance(event.row, Choice):
            self._apply(event.row)
        else:
            self.action_explain()

    def _apply(self, row: Choice) -> None:
        faults = desk_of(self).attempt(ApplyRecommendation(vm=row.made.vm, host=row.host.host))
        if faults:
            self.refuse(faults[0])
        else:
            self.accept()

    def action_apply_all(self) -> None:
        """Apply the best host of every recommendation."""
        if self._story.way is None and self._story.waiting:
            self.accept()
            self._apply_best()

    def action_explain(self) -> None:
        """Show the placement of the VM under the cursor: every host, every reason, and what would help."""
        row = self._table.cursor_row
        if row is None or self._story.way is not None:
            return
        name = row.made.vm if isinstance(row, Choice) else row.target.name
        vm = desk_of(self).inventory.vms.get(name)
        if vm is not None:
            self.app.push_screen(PowerOnDialog(vm, since=self._since))

    def action_cancel(self) -> None:
        """Stop what is under way after the VM at hand, otherwise close."""
        if self._story.way is not None:
            self._stop = True
        else:
            super().action_cancel()

    def confirm(self) -> None:
        """Close, unless something is under way."""
        if self._story.way is None:
            super().confirm()

    def tell_standing(self, desk: Desk) -> None:
        """Say that nothing was powered on yet where recommendations still wait."""
        waiting = len(group_power_on(desk.session.state, self._story.asked).recommendations)
        if waiting:
            desk.notify(
                f"{waiting} of the VMs {'is' if waiting == 1 else 'are'} not powered on. "
                f"What DRS recommends for {'it' if waiting == 1 else 'them'} stands: "
                "Monitor > vSphere DRS > Recommendations of their cluster.",
                markup=False,
            )
