"""Power On with the placement shown: the hosts, the chosen one, and what happens then; or why not, and what helps."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from vconsole.drs import HostVerdict, Placement
from vconsole.model import Inventory, Power, Ref, Vm
from vconsole.ui.acts.placing.fix_list import FIXES_MAX, FixLine, FixList
from vconsole.ui.acts.placing.host_table import HostTable
from vconsole.ui.acts.placing.reasons import Reasons
from vconsole.ui.acts.placing.recommended import STANDS, choices, tell_standing
from vconsole.ui.acts.placing.story import Story, starting
from vconsole.ui.acts.placing.timeline import Timeline
from vconsole.ui.acts.power import power_off_question
from vconsole.ui.acts.settings_dialog import open_settings
from vconsole.ui.desk import Desk, desk_of
from vconsole.ui.dialogs import ConfirmDialog, Dialog
from vconsole.ui.look import INFORMATION, PROBLEM, SUCCESS, State
from vconsole.ui.widgets import InventoryTable, visible
from vconsole.vcenter import Action, Fix, PowerOff, PowerOn, Recommendation, find_place, fixes, settings_fixes
from vconsole.vcenter.queries import AWAITS_RESTART, NextVgpu, awaiting_ha, next_vgpus

HELPING = "What would help (press its digit)"
GOES_ON = "The power-on goes on when this is closed."
RECOMMENDED = "Recommended hosts, best first (press a digit to power on there)"
ASKED = "DRS is at the level manual: it recommends, and you choose the host."
LEADS_ON = "p Power on again   e Edit Settings   f1 Help"


def open_power_on(desk: Desk, ref: Ref, host: str | None = None) -> None:
    """Power a VM on, on the host that is named if one is, and show where it is placed, or why nowhere."""
    vm = desk.inventory.vms.get(ref.name)
    if vm is None or vm.runs:
        desk.perform(PowerOn(vms=(ref.name,), host=host))
    else:
        desk.push_screen(PowerOnDialog(vm, host), lambda _: tell_standing(desk, ref))


class PowerOnDialog(Dialog[None]):
    """One power-on from placement to its end. It can be closed at any time; the power-on goes on."""

    HELP: ClassVar[str] = """\
# Power On

The hosts that DRS considered, with the one it chose or the reasons against each: **↑** and **↓** go through the
hosts. When none can take the VM, a **digit** makes one of the changes that would help, and **p** powers on again;
**Tab** goes on to the reasons and to the changes, which scroll. **e** opens Edit Settings.

Closing does not stop a power-on. What powers off another VM asks first.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"apply({digit})", f"Fix {digit}", show=False) for digit in range(1, FIXES_MAX + 1)),
        Binding("p", "again", "Power on again", show=False, id="power-on.again"),
        Binding("e", "edit", "Edit Settings", show=False, id="power-on.edit"),
    ]

    DEFAULT_CSS = """
    PowerOnDialog {
        & #dialog-box { height: 100%; max-height: 34; }
        & #dialog-body { height: 1fr; }
        & #outcome { height: auto; margin: 0 0 1 0; }
        & #reasons { height: 1fr; min-height: 3; margin: 1 0 0 0; scrollbar-size-vertical: 1; }
        & #helping { height: 1; text-style: bold; margin: 1 0 0 0; }
        & Timeline { height: auto; margin: 1 0 0 0; }
    }
    """

    def __init__(self, vm: Vm, host: str | None = None, *, since: int | None = None) -> None:
        """Make the dialog; the power-on begins when it is shown. A `host` that is named is the only one tried.

        `since` joins a power-on that was begun elsewhere, after that many events of the session.
        """
        super().__init__(
            "Resume" if vm.power is Power.SUSPENDED else "Power On",
            vm.name,
            confirm="CLOSE",
            cancel=None,
            classes="-wide",
        )
        self._vm = vm
        self._on_host = host
        self._joins = since is not None
        self._begin = since or 0
        self._placement = Placement(vm.name, ())
        self._placed_in: Inventory | None = None
        self._done = ""
        self._mended = False
        self._offered: Recommendation | None = None

    def body(self) -> Iterable[Widget]:
        """What came of it, the hosts, the reasons of one, then the timeline or the fixes."""
        yield Static(id="outcome")
        yield HostTable()
        with VerticalScroll(id="reasons"):
            yield Reasons()
        yield Timeline()
        yield Static(id="helping")
        yield FixList()

    def on_mount(self) -> None:
        """Power the VM on, and follow the clock."""
        desk_of(self).changed.subscribe(self, lambda _: self._follow())
        self.call_next(self._join if self._joins else self._power_on)

    def answer(self) -> None:
        """Nothing to answer."""
        return

    @property
    def _story(self) -> Story:
        return Story.of(desk_of(self).session, self._vm, self._begin)

    async def _power_on(self) -> None:
        """Keep the verdicts of placement, then perform the action."""
        if not self.is_on_top:
            return
        desk = desk_of(self)
        self._done = ""
        self._mended = self._joins = False
        await self._place(desk.inventory)
        self._begin = len(desk.session.events)
        desk.attempt(starting(self._vm, self._on_host))
        if self._story.refused_at_once:
            self.query_one(HostTable).show(self._placement, proposed=True)
        await self._offer()
        self._show_story()

    async def _join(self) -> None:
        """Take up how the power-on stands."""
        if self.is_on_top:
            await self._place(desk_of(self).inventory)
            await self._offer()
            await self._mend()
            self._show_story()

    async def _place(self, inventory: Inventory) -> None:
        """Look for a place, and for what would help if there is none."""
        self._placed_in = inventory
        self._vm = inventory.vms[self._vm.name]
        self._placement = find_place(inventory, self._vm, self._on_host)
        proposed = bool(self._done) or (self._joins and not self._vm.runs)
        chosen = self._vm.host if self._joins and self._vm.runs else None
        self.query_one(HostTable).show(self._placement, proposed=proposed, chosen=chosen)
        await self.query_one(FixList).show(fixes(inventory, self._vm, self._placement, self._on_host))

    async def _follow(self) -> None:
        """Take up what happened: events of the power-on, or what a fix changed."""
        inventory = desk_of(self).inventory
        if self._vm.name not in inventory.vms:
            self.dismiss(None)
            return
        if self._done and inventory.vms[self._vm.name].runs:
            self._done, self._joins = "", True
            await self._place(inventory)
        elif self._done and inventory is not self._placed_in:
            await self._place(inventory)
        await self._offer()
        await self._mend()
        self._show_story()

    async def _mend(self) -> None:
        """Offer the settings that the host asked for, once it has refused."""
        if self._refused_by_host and not self._mended:
            self._mended = True
            await self.query_one(FixList).show(settings_fixes(desk_of(self).inventory, self._vm.name))

    @property
    def _refused_by_host(self) -> bool:
        """Whether placement went well and the host refused later."""
        story = self._story
        return story.begun and story.fault is not None

    async def _offer(self) -> None:
        """Let the reader choose among the recommended hosts while they wait for that."""
        made = self._story.recommendation
        if made == self._offered:
            return
        self._offered = made
        chosen = None if made else desk_of(self).inventory.vms[self._vm.name].host
        self.query_one(HostTable).show(self._placement, proposed=made is not None, chosen=chosen)
        await self.query_one(FixList).show(choices(made) if made else ())

    def _show_story(self) -> None:
        story, helping = self._story, self.query_one(FixList)
        helping.display = (not story.begun or self._refused_by_host) and helping.fix(1) is not None
        self.query_one(Timeline).display = story.begun and not helping.display
        self.query_one(Timeline).show(story)
        title = self.query_one("#helping", Static)
        title.display = helping.display
        title.update(Content(RECOMMENDED if story.recommendation else HELPING))
        self._tell(story)
        self._show_reasons()

    def _tell(self, story: Story) -> None:
        """Say what came of it by now, and which keys lead on."""
        if self._done:
            self._say(SUCCESS, f"Done: {self._done}", self._what_next)
        elif self._joins and story.refused_at_once and self._placement.fits:
            waiting = desk_of(self).session.state.recommendations
            reason = story.fault.remedy if story.fault and waiting else "The reasons are gone meanwhile."
            self._say(INFORMATION, reason, self._what_next)
        elif story.fault is not None:
            self._say(PROBLEM, story.fault.message, AWAITS_RESTART if self._waits else story.fault.remedy)
        elif story.happened("vm-powered-on"):
            self._say(SUCCESS, story.events[-1].message)
        elif story.recommendation is not None:
            self._say(INFORMATION, ASKED)
        elif story.events:
            self._say(INFORMATION, story.events[-1 if story.ended else 0].message)
        if story.recommendation is not None:
            note = STANDS
        else:
            note = LEADS_ON if story.fault is not None or story.expired else "" if story.ended else GOES_ON
        self.query_one("#dialog-note", Static).update(Content(note))

    @property
    def _what_next(self) -> str:
        if self._placement.fits:
            can = f"{self._placement.host} can take {self._vm.name} now"
            return f"{can}: vSphere HA restarts it by itself." if self._waits else f"{can}: press p to power on again."
        busy = desk_of(self).session.busy
        return "It takes a moment to take effect." if busy else "It was not enough by itself."

    @property
    def _waits(self) -> bool:
        """Whether vSphere HA has yet to restart the VM."""
        return self._vm.name in awaiting_ha(desk_of(self).session.state)

    def _say(self, state: State, *sentences: str) -> None:
        words = visible(" ".join(sentence for sentence in sentences if sentence))
        said = Content.assemble((str(state), f"bold {state.tone.variable}"), f"  {words}")
        self.query_one("#outcome", Static).update(said)

    @on(InventoryTable.Highlighted)
    def _show_reasons(self) -> None:
        """Explain the highlighted host; the refusal of the chosen one comes before what placement found."""
        verdict, fault = self.query_one(HostTable).cursor_row, self._story.fault
        if fault is not None and not self._done and verdict is not None and verdict.host == self._placement.host:
            self.query_one(Reasons).show_fault(fault)
        else:
            self.query_one(Reasons).show(verdict, self._vm, self._vgpus_on(verdict))

    def _vgpus_on(self, verdict: HostVerdict | None) -> tuple[NextVgpu, ...]:
        """How a host stood for the vGPUs of the VM when it was placed."""
        host = self._placed_in.hosts.get(verdict.host) if verdict and self._placed_in else None
        return next_vgpus(self._placed_in, host, self._vm) if host and self._placed_in else ()

    @on(InventoryTable.Opened)
    def _close(self, event: InventoryTable.Opened) -> None:
        event.stop()
        self.dismiss(None)

    @on(FixList.Cut)
    def _tell_more(self, event: FixList.Cut) -> None:
        event.stop()
        more = f"   ▾ {event.below} more below, Tab and ↓" if event.below else ""
        title = RECOMMENDED if self._story.recommendation else HELPING
        self.query_one("#helping", Static).update(Content(f"{title}{more}"))

    @on(FixLine.Chosen)
    def _apply_clicked(self, event: FixLine.Chosen) -> None:
        self.action_apply(event.number)

    def action_apply(self, number: int) -> None:
        """Perform a fix, and say what was done."""
        fix = self.query_one(FixList).fix(number)
        story = self._story
        if fix is None or (story.begun and not self._refused_by_host):
            return
        if fix.action is None:
            self._say(INFORMATION, fix.message, "The console cannot do this; change the cluster file.")
            return
        question = self._question(fix.action)
        if question is None:
            self._apply(fix, fix.action)
        else:
            action = fix.action
            self.app.push_screen(question, lambda yes: self._apply(fix, action) if yes else None)

    def _question(self, action: Action) -> ConfirmDialog | None:
        """What to ask before a fix takes a running VM down."""
        vm = desk_of(self).inventory.vms.get(action.vms[0]) if isinstance(action, PowerOff) else None
        return power_off_question(vm) if vm is not None else None

    def _apply(self, fix: Fix, action: Action) -> None:
        recommended = self._story.recommendation is not None
        faults = desk_of(self).attempt(action)
        if faults:
            self._say(PROBLEM, faults[0].message, faults[0].remedy)
        elif not recommended:
            self._done = fix.done

    async def action_again(self) -> None:
        """Try once more, with the estate as it is now."""
        story = self._story
        if (story.fault is not None or story.expired) and self._vm.name in desk_of(self).inventory.vms:
            await self._power_on()

    def action_edit(self) -> None:
        """Close, and open the settings of the VM."""
        desk = desk_of(self)
        self.dismiss(None)
        open_settings(desk, Ref("vm", self._vm.name))
