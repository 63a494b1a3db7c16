"""A session: the one place where state changes, with undo and redo, and where the screens listen."""

from collections.abc import Callable
from dataclasses import dataclass

from vconsole.model import Inventory
from vconsole.vcenter.actions import Action
from vconsole.vcenter.actions.base import each
from vconsole.vcenter.clock import advance, settle
from vconsole.vcenter.event import Event
from vconsole.vcenter.state import Change, State

Listener = Callable[[Change], None]


@dataclass(frozen=True, slots=True)
class _Moment:
    """A state that undo or redo goes back to, and the act that lies between it and the next."""

    state: State
    act: str
    events: int
    """How many events had happened by then."""


def perform(state: State, action: Action) -> Change:
    """Apply an action to a state. A refusal changes no inventory; it shows as a task that could not complete."""
    outcome = action.perform(state)
    return each(Change(state), action.title, action.target, outcome)


class Session:
    """A person's work on one estate."""

    def __init__(self, inventory: Inventory) -> None:
        self.state = State(inventory)
        self.events: list[Event] = []
        self._undo: list[_Moment] = []
        self._redo: list[tuple[_Moment, list[Event]]] = []
        self._listeners: list[Listener] = []

    @property
    def inventory(self) -> Inventory:
        """The estate as it is now."""
        return self.state.inventory

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener after every change; the function returned ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def perform(self, action: Action) -> Change:
        """Apply an action; what it makes due happens when time passes."""
        before = _Moment(self.state, f"{action.title} ({action.target.name})", len(self.events))
        change = perform(self.state, action)
        if change.state.inventory is not before.state.inventory:
            self._undo.append(before)
            self._redo.clear()
        return self._take(change)

    def advance(self, seconds: float) -> Change:
        """Let virtual time pass."""
        return self._take(advance(self.state, seconds))

    def settle(self) -> Change:
        """Let time pass until nothing is due any more."""
        return self._take(settle(self.state))

    @property
    def busy(self) -> bool:
        """Whether something is due."""
        return bool(self.state.agenda)

    @property
    def acts(self) -> int:
        """How many acts undo could take back."""
        return len(self._undo)

    @property
    def undoes(self) -> str | None:
        """What undo would take back, or None."""
        return self._undo[-1].act if self._undo else None

    @property
    def redoes(self) -> str | None:
        """What redo would do again, or None."""
        return self._redo[-1][0].act if self._redo else None

    def undo(self) -> str | None:
        """Go back to before the last act; returns what was taken back, or None."""
        if not self._undo:
            return None
        moment = self._undo.pop()
        later = self.events[moment.events :]
        self._redo.append((_Moment(self.state, moment.act, len(self.events)), later))
        del self.events[moment.events :]
        self._take(Change(moment.state))
        return moment.act

    def redo(self) -> str | None:
        """Do again what was undone last; returns what it was, or None."""
        if not self._redo:
            return None
        moment, later = self._redo.pop()
        self._undo.append(_Moment(self.state, moment.act, len(self.events)))
        self.events += later
        self._take(Change(moment.state))
        return moment.act

    def _take(self, change: Change) -> Change:
        self.state = change.state
        self.events += change.events
        for listener in tuple(self._listeners):
            listener(change)
        return change
