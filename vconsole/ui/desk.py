"""The desk: what every page, dialog and verb may ask of the running console."""

from abc import abstractmethod
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.dom import DOMNode
from textual.signal import Signal

from vconsole.model import Fault, Inventory, Ref
from vconsole.ui.esxi_shell.terminal import Terminals
from vconsole.ui.notices import NoticeBoard
from vconsole.vcenter import Action, Change, Prepared, Session, State

if TYPE_CHECKING:
    from vconsole.lessons.building import Beginning

TICK = 0.1
"""How often the virtual clock moves, in seconds of real time."""

NOTES_MAX = 3
"""How many refusals of one moment are told by themselves."""


class Speed(StrEnum):
    """How fast the screen plays the virtual clock."""

    INSTANT = "instant"
    DEMO = "demo"
    REAL = "real"

    @property
    def factor(self) -> float:
        """Seconds of virtual time in a second of real time; `instant` waits for nothing."""
        return {Speed.INSTANT: 0.0, Speed.DEMO: 1.0, Speed.REAL: 0.2}[self]


class Asked(NamedTuple):
    """An act that a person asked for."""

    action: Action
    before: State
    """The state in which it was asked."""


class Desk(NoticeBoard[int]):
    """An application around a session. It performs actions, plays the clock and tells who shows the inventory."""

    def __init__(self, session: Session, source: str = "") -> None:
        """Take a session on an estate; `source` is the file or sample it came from."""
        super().__init__()
        self.session = session
        self.source = source
        self.speed = Speed.DEMO
        self.terminals = Terminals()
        self.building: Beginning | None = None
        """Where the lab starts that is being built; None if none is."""
        self.clock_stands = False
        """Whether virtual time waits, for example while many VMs are being placed."""
        self.changed: Signal[Change] = Signal(self, "changed")
        """Published after every change of the state, the passing of time among them."""
        self.asked: Signal[Asked] = Signal(self, "asked")
        """Published after every act, done or refused; a change that comes of it is published before."""

    @property
    def inventory(self) -> Inventory:
        """The estate as it is now."""
        return self.session.inventory

    def on_mount(self) -> None:
        """Publish changes, and let the clock run."""
        self.session.listen(self.changed.publish)
        self.set_interval(TICK, self._tick)

    def attempt(self, action: Action | Prepared) -> tuple[Fault, ...]:
        """Perform an action; returns why it was refused, or nothing."""
        before = self.session.state
        faults = self.session.perform(action).faults
        self.asked.publish(Asked(action.action if isinstance(action, Prepared) else action, before))
        if self.speed is not Speed.INSTANT or self.clock_stands:
            return faults
        return faults + self.session.settle().faults

    def perform(self, action: Action) -> bool:
        """Perform an action and show a dialog if it is refused; returns whether it was accepted."""
        faults = self.attempt(action)
        if faults:
            self.explain(faults[0] if len(faults) == 1 else _together(faults))
        return not faults

    @property
    @abstractmethod
    def open_ref(self) -> Ref | None:
        """The object in the workspace."""

    @abstractmethod
    def offer_actions(self, ref: Ref | None) -> None:
        """Open the Actions menu of an object."""

    @abstractmethod
    def explain(self, fault: Fault) -> None:
        """Show why something was refused."""

    @abstractmethod
    def open(self, ref: Ref, page: str | None = None, *, focus: bool = True) -> None:
        """Open an object in the workspace, at the page with this id or its first one."""

    def back(self) -> None:
        """Go back to what was open before; a desk with one page has nothing else to show."""

    def set_speed(self, speed: Speed) -> None:
        """Play the clock at another speed."""
        self.speed = speed
        if speed is Speed.INSTANT:
            self._settle()

    def _tick(self) -> None:
        if not self.session.busy or self.clock_stands:
            return
        if self.speed is Speed.INSTANT:
            self._settle()
        else:
            self._tell(self.session.advance(TICK * self.speed.factor).faults)

    def _settle(self) -> None:
        self._tell(self.session.settle().faults)

    def _tell(self, faults: tuple[Fault, ...]) -> None:
        """Tell of refusals; one that comes while nobody waits for it becomes a note, and many become one."""
        if len(faults) > NOTES_MAX:
            self.notify(f"{len(faults)} tasks could not be completed; Recent Tasks tells why.", severity="warning")
            return
        for fault in faults:
            self.notify(fault.message, title=fault.about.name if fault.about else "", severity="warning", markup=False)


def _together(faults: tuple[Fault, ...]) -> Fault:
    """Several refusals of one act as one, so that they are read in one place."""
    return Fault(
        code="several-refused",
        message=f"{len(faults)} parts of it were refused.",
        remedy="What is not listed here was done.",
        causes=faults,
    )


def desk_of(node: DOMNode) -> Desk:
    """The desk that a widget or screen stands on."""
    return cast(Desk, node.app)
