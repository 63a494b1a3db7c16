"""Enter and Exit Maintenance Mode: what is in the way, and a plan that gets the host there step by step."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from vconsole.model import ACCESS_NAMES, Fault, Host, HostState, Inventory, Ref
from vconsole.model.catalogue import device_class, operations
from vconsole.ui.acts.plan_list import DIGITS, PlanList, Progress, StepLine
from vconsole.ui.desk import Desk, desk_of
from vconsole.ui.dialogs import Dialog
from vconsole.ui.look import INFORMATION, MET, RUNNING, SUCCESS, UNMET, State, Tone
from vconsole.ui.widgets import WrappedLines, hanging, visible
from vconsole.vcenter import Change, EnterMaintenance, ExitMaintenance, blockers, maintenance_plan, moved_by_drs

KEYS = "w Whole plan   digit One step"
PLANNING = "c Convert"
STOPPING = "esc Stop after this step"
RUNNING_ON = Fault("plan-runs", "The plan is being performed.", "Press Esc to stop it after this step.")


def open_maintenance(desk: Desk, ref: Ref) -> None:
    """Show what keeps a host from maintenance mode, and the plan."""
    desk.push_screen(MaintenanceDialog(desk.inventory.hosts[ref.name]))


def leave_maintenance(desk: Desk, ref: Ref) -> None:
    """Let a host run VMs again, or give up entering; nothing is lost, so nothing is asked."""
    desk.perform(ExitMaintenance(host=ref.name))


class Outlook(NamedTuple):
    """What becomes of a VM that runs on the host."""

    vm: str
    takes: str
    """What it takes to have it gone."""
    is_moved: bool = False
    """Whether DRS moves it by itself."""

    @property
    def look(self) -> State:
        """Whether it is in the way."""
        return MET if self.is_moved else UNMET


class Outlooks(WrappedLines):
    """A line for each VM that runs on the host: those in the way, then those that DRS moves."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._told: tuple[Outlook, ...] = ()

    def show(self, told: tuple[Outlook, ...]) -> None:
        """Show what becomes of them now."""
        if told != self._told:
            self._told = told
            self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The VM, and dimmed what it takes."""
        return [
            line
            for each in self._told
            for line in hanging(
                Content.assemble(visible(each.vm), (f"  {visible(each.takes)}", Tone.MUTED.variable)),
                f"{each.look.glyph}  ",
                width,
                each.look.tone.variable,
            )
        ]


def outlooks(inventory: Inventory, host: Host) -> tuple[Outlook, ...]:
    """What becomes of the VMs that run on a host; once it is on the way, DRS has moved what it moves."""
    moved = moved_by_drs(inventory, host.name) if host.takes_vms else {}
    faults = [fault for fault in blockers(inventory, host.name) if fault.about and fault.about.name not in moved]
    in_the_way = (Outlook(fault.about.name, what_it_takes(inventory, fault)) for fault in faults if fault.about)
    gone = (Outlook(vm, f"DRS moves it to {to}", is_moved=True) for vm, to in moved.items())
    return (*in_the_way, *gone)


def what_it_takes(inventory: Inventory, fault: Fault) -> str:
    """What it takes to have a VM gone, in a few words: for a PCI device those of the capability table."""
    if fault.about is None or fault.slot is None:
        return fault.remedy
    vm = inventory.vms[fault.about.name]
    device = vm.pci[fault.slot]
    how = operations()["maintenance"].kinds[device_class(vm, device, inventory.hosts[vm.host])].how
    return f"{ACCESS_NAMES[device.access]}: {how or fault.remedy}"


class MaintenanceDialog(Dialog[None]):
    """Bring a host into maintenance mode: at once, by single steps, or by the whole plan."""

    HELP: ClassVar[str] = """\
# Enter Maintenance Mode

**OK** lets the host take no more VMs; the task waits until the last VM is gone. The plan below has them gone: **w**
performs all of it step by step, **1** the next step, other **digits** later ones. **c** plans anew, with static devices
converted to Dynamic DirectPath IO where that lets a VM start elsewhere. Each step is an act of its own; **u** takes it
back.
"""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"step({digit})", f"Step {digit}", show=False) for digit in range(1, DIGITS + 1)),
        Binding("w", "whole", "Whole plan", show=False, id="maintenance.whole"),
        Binding("c", "convert", "Convert", show=False, id="maintenance.convert"),
    ]

    DEFAULT_CSS = """
    MaintenanceDialog {
        & #dialog-box { height: 100%; max-height: 30; }
        & #dialog-body { height: 1fr; }
        & #outcome { height: auto; margin: 0 0 1 0; }
        & #in-the-way { height: auto; max-height: 5; margin: 0 0 1 0; scrollbar-size-vertical: 1; overflow-y: auto; }
        & #plan-title { height: 1; text-style: bold; }
    }
    """

    def __init__(self, host: Host) -> None:
        """Make the dialog; the plan is made when it is shown."""
        begun = host.entering_maintenance
        cancel = None if begun else "CANCEL"
        super().__init__(
            "Enter Maintenance Mode", host.name, confirm="CLOSE" if begun else "OK", cancel=cancel, classes="-wide"
        )
        self._host = host.name
        self._progress = Progress(())
        self._judged: Inventory | None = None
        self._outlooks: tuple[Outlook, ...] = ()
        """What becomes of the VMs of the host in the estate that was judged."""
        self._convert = False
        self._whole = False
        """Whether the whole plan is being performed."""

    def body(self) -> Iterable[Widget]:
        """How it stands, what is in the way, and the plan."""
        yield Static(id="outcome")
        yield Outlooks(id="in-the-way")
        yield Static(id="plan-title")
        yield PlanList()

    def on_mount(self) -> None:
        """Make the plan, and follow what happens."""
        desk_of(self).changed.subscribe(self, self._follow)
        self.query_one(PlanList).focus()
        self.call_next(self._make_plan)

    async def _make_plan(self) -> None:
        self._progress = Progress(maintenance_plan(desk_of(self).inventory, self._host, convert=self._convert))
        await self._show()

    async def _follow(self, change: Change) -> None:
        """Go on with the plan when the step before has come to its end, and stop at a refusal."""
        if self._whole and change.faults:
            self._stop(change.faults[0])
        if self._whole and not desk_of(self).session.busy:
            self._next()
        await self._show()

    async def _show(self) -> None:
        inventory = desk_of(self).inventory
        if self._host not in inventory.hosts:
            self.dismiss(None)
            return
        if inventory is not self._judged:
            self._judged, self._outlooks = inventory, outlooks(inventory, inventory.hosts[self._host])
        self.query_one(Outlooks).show(self._outlooks)
        self._tell(inventory.hosts[self._host], sum(not each.is_moved for each in self._outlooks))
        await self.query_one(PlanList).show(self._progress)

    def _tell(self, host: Host, count: int) -> None:
        """Say how it stands, and which keys lead on."""
        in_the_way = "No VM is in the way." if not count else f"{count} VM{'' if count == 1 else 's'} in the way."
        if host.state is HostState.MAINTENANCE:
            self._say(SUCCESS, f"{host.name} is in maintenance mode.")
        elif host.entering_maintenance:
            self._say(RUNNING, f"{host.name} is entering maintenance mode. {in_the_way}")
        else:
            self._say(INFORMATION, f"{host.name} takes no VM in maintenance mode. {in_the_way}")
        done, acts = len(self._progress.done), self._progress.acts
        converting = ", static devices converted" if self._convert else ""
        self.query_one("#plan-title", Static).update(Content(f"Plan: {done} of {acts} steps done{converting}"))
        self.query_one("#dialog-note", Static).update(Content(self._keys))
        begun = host.entering_maintenance or host.state is HostState.MAINTENANCE
        self.query_one("#dialog-confirm", Button).label = Content("CLOSE" if begun else "OK")
        for button in self.query("#dialog-cancel"):
            button.display = not begun

    @property
    def _keys(self) -> str:
        """The keys that do something now."""
        if self._whole:
            return STOPPING
        told = (KEYS if self._progress.open else "", "" if self._progress.done else PLANNING)
        return "   ".join(words for words in told if words)

    def _say(self, state: State, words: str) -> None:
        said = Content.assemble((state.glyph, f"bold {state.tone.variable}"), f"  {visible(words)}")
        self.query_one("#outcome", Static).update(said)

    def _perform(self, place: int) -> None:
        """Perform a step; a refusal is shown and ends the whole plan."""
        action = self._progress.steps[place].action
        if action is None:
            return
        faults = desk_of(self).attempt(action)
        if faults:
            self._progress = self._progress.stopped(place)
            self._stop(faults[0])
        else:
            self._progress = self._progress.performed(place)
            self.accept()

    def _next(self) -> None:
        if self._progress.open:
            self._perform(self._progress.open[0])
        else:
            self._whole = False

    def _stop(self, fault: Fault) -> None:
        self._whole = False
        self.refuse(fault)

    async def action_step(self, number: int) -> None:
        """Perform one step, counted from the next one."""
        if not self._whole and number <= len(self._progress.open):
            self._perform(self._progress.open[number - 1])
            await self._show()

    @on(StepLine.Chosen)
    async def _step_clicked(self, event: StepLine.Chosen) -> None:
        if not self._whole and event.place in self._progress.open:
            self._perform(event.place)
            await self._show()

    async def action_whole(self) -> None:
        """Perform all steps that are left, each when the one before has come to its end."""
        if self._progress.open and not self._whole:
            self._whole = True
            if not desk_of(self).session.busy:
                self._next()
            await self._show()

    async def action_convert(self) -> None:
        """Make the plan anew, with static devices converted or not; not once it is under way."""
        if not self._whole and not self._progress.done:
            self._convert = not self._convert
            self.accept()
            await self._make_plan()

    def action_cancel(self) -> None:
        """Stop the plan if it runs, otherwise close."""
        if self._whole:
            self._whole = False
            self.call_next(self._show)
        else:
            super().action_cancel()

    def answer(self) -> Fault | None:
        """Begin to enter maintenance mode if that was not done yet; the task waits for what is in the way."""
        if self._whole:
            return RUNNING_ON
        desk = desk_of(self)
        host = desk.inventory.hosts[self._host]
        if host.entering_maintenance or host.state is HostState.MAINTENANCE:
            return None
        return next(iter(desk.attempt(EnterMaintenance(host=self._host))), None)
