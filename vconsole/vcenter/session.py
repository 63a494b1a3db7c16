"""A session: the one place where state changes, with undo and redo, and where the screens listen."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import NamedTuple

from vconsole.files.cluster import dumps
from vconsole.files.replace import replace_file
from vconsole.model import Fault, Inventory, Ref
from vconsole.vcenter.actions import Action
from vconsole.vcenter.at_rest import at_rest, taken_up
from vconsole.vcenter.clock import advance, advance_to, settle
from vconsole.vcenter.event import Event
from vconsole.vcenter.journal import Entry, Journal, Move, outcome
from vconsole.vcenter.performing import Prepared, perform
from vconsole.vcenter.state import Change, State
from vconsole.vcenter.task import TaskStatus

Listener = Callable[[Change], None]

_BOOKKEEPING = {"now", "tasks", "numbers_given"}
"""What a refusal changes as well; undo is about the rest of the state."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """A state that undo or redo goes back to, and the act that lies between it and the next."""

    state: State
    act: str
    events: int
    """How many events had happened by then."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A moment of a session with all that leads there: `Session.turn_to` comes back to it."""

    state: State
    events: tuple[Event, ...]
    undo: tuple[_Moment, ...]
    redo: tuple[tuple[_Moment, list[Event]], ...]


class Session:
    """A person's work on one estate. With a journal, whatever is done is written there before anybody sees it."""

    def __init__(self, inventory: Inventory, journal: Journal | None = None) -> None:
        self.state = taken_up(inventory)
        self.events: list[Event] = []
        self.journal = journal
        self._start = self.state
        self._undo: list[_Moment] = []
        self._redo: list[tuple[_Moment, list[Event]]] = []
        self._listeners: list[Listener] = []
        self._replay: Replay | None = None

    @property
    def inventory(self) -> Inventory:
        """The estate as it is now."""
        return self.state.inventory

    @property
    def at_rest(self) -> Inventory:
        """The estate as a cluster file keeps it: what a failure left behind is marked."""
        return at_rest(self.state)

    @property
    def start(self) -> Inventory:
        """The estate as the session began."""
        return self._start.inventory

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener after every change; the function returned ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def perform(self, action: Action | Prepared) -> Change:
        """Apply an action, or take what was prepared; what it makes due happens when time passes."""
        change = action.on(self.state) if isinstance(action, Prepared) else perform(self.state, action)
        entry = self._record(action.action if isinstance(action, Prepared) else action, change)
        if _differs(self.state, change.state):
            self._remember(entry)
        return self._take(change)

    def advance(self, seconds: float) -> Change:
        """Let virtual time pass."""
        return self._pass(advance(self.state, seconds))

    def settle(self) -> Change:
        """Let time pass until nothing is due any more."""
        return self._pass(settle(self.state))

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
        self._record(Move.UNDO)
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
        self._record(Move.REDO)
        moment, later = self._redo.pop()
        self._undo.append(_Moment(self.state, moment.act, len(self.events)))
        self.events += later
        self._take(Change(moment.state))
        return moment.act

    def reset(self) -> str | None:
        """Bring the estate back to where the session began, an act that undo takes back; None if it is there."""
        if not _differs(self._start, self.state):
            return None
        entry = self._record(Move.RESET)
        self._remember(entry)
        self._take(_reset(self.state, self._start))
        return str(entry)

    def bookmark(self) -> Bookmark:
        """The present moment, to come back to."""
        return Bookmark(self.state, tuple(self.events), tuple(self._undo), tuple(self._redo))

    def turn_to(self, bookmark: Bookmark) -> None:
        """Come back to a moment that was kept, as if nothing had happened since.

        A journal could not tell of that, so a session with one raises ValueError.
        """
        if self.journal is not None:
            raise ValueError("a session with a journal goes back by undo")
        self.events = list(bookmark.events)
        self._undo, self._redo = list(bookmark.undo), list(bookmark.redo)
        self._take(Change(bookmark.state))

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let what is done within leave no trace: no record, and nothing to undo or to do again afterwards.

        A console that ends meanwhile, however it ends, is gone on with from before it.
        """
        journal, self.journal = self.journal, None
        before = self.bookmark()
        try:
            yield
        finally:
            self.turn_to(before)
            self.journal = journal

    def follow(self, entry: Entry) -> Change:
        """Do what an entry of a journal says, at its time; returns what came of it and of the time before."""
        later = entry.act is Move.TIME or entry.at > self.state.now
        passed = self._pass(advance_to(self.state, entry.at)) if later else Change(self.state)
        known = len(self.events)
        faults = self._do(entry.act)
        return Change(self.state, passed.events + tuple(self.events[known:]), passed.faults + faults)

    def look_back(self) -> "Replay | None":
        """Do again, on a copy, what the session did that the journal found on disk; None if there is none."""
        previous = self.journal.previous if self.journal else None
        if previous is None:
            return None
        if self._replay is None:
            self._replay = replayed(previous.start or at_rest(self._start), previous.reading.entries)
        return self._replay

    def go_on(self) -> None:
        """Continue the session that the journal found on disk: its history is this session's. Listeners hear once.

        Where an entry leads elsewhere than it did, the session goes on from before it.
        """
        replay = self.look_back()
        if self.journal is None or replay is None:
            return
        followed, self._replay = replay.session, None
        self.events, self._start = followed.events, followed._start
        self._undo, self._redo = followed._undo, followed._redo
        self.journal.go_on(replay.followed)
        self._take(Change(followed.state))

    def save(self, path: Path) -> None:
        """Save the estate as a cluster file; the journal of that very file goes along. Raises FileProblems."""
        text = dumps(self.at_rest)
        if self.journal is None:
            replace_file(path, text)
            return
        with self.journal.following(path, text, dumps(at_rest(self._start))):
            replace_file(path, text)

    def close(self) -> None:
        """End the session: how far the clock is goes on record, and another console may go on."""
        if self.journal is None:
            return
        if self.busy:
            self._record(Move.TIME)
        self.journal.close()

    def _do(self, act: Action | Move) -> tuple[Fault, ...]:
        match act:
            case Action():
                return self.perform(act).faults
            case Move.UNDO:
                self.undo()
            case Move.REDO:
                self.redo()
            case Move.RESET:
                self.reset()
        return ()

    def _pass(self, change: Change) -> Change:
        """Take what time brought; it goes on record if anything was due."""
        if change.state.agenda is not self.state.agenda:
            self._record(Move.TIME, change, at=change.state.now)
        return self._take(change)

    def _record(self, act: Action | Move, change: Change | None = None, *, at: float | None = None) -> Entry:
        entry = Entry(self.state.now if at is None else at, act, outcome(change) if change else None)
        if self.journal is not None:
            self.journal.record(entry)
        return entry

    def _remember(self, entry: Entry) -> None:
        """Let undo come back to the present state; what was undone before is forgotten."""
        self._undo.append(_Moment(self.state, str(entry), len(self.events)))
        self._redo.clear()

    def _take(self, change: Change) -> Change:
        self.state = change.state
        self.events += change.events
        for listener in tuple(self._listeners):
            listener(change)
        return change


class Replay(NamedTuple):
    """A session that was done again."""

    session: Session
    followed: int
    """How many of its entries led where they had led: all of them, or those before the one that does not."""
    stray: Entry | None = None
    """The entry that leads elsewhere, if there is one."""

    @property
    def stray_line(self) -> int:
        """The line of the entry that leads elsewhere, in the journal, counted from 1."""
        return self.followed + 2


def replayed(inventory: Inventory, entries: Sequence[Entry]) -> Replay:
    """The session that did all this on an estate, up to where it leads elsewhere."""
    session = Session(inventory)
    for followed, entry in enumerate(entries):
        if not _leads_there(session, entry):
            return Replay(replayed(inventory, entries[:followed]).session, followed, entry)
    return Replay(session, len(entries))


def _leads_there(session: Session, entry: Entry) -> bool:
    try:
        return not strays(session.follow(entry), entry)
    except Exception:  # whatever another version wrote must not keep the console from opening
        return False


def strays(change: Change, entry: Entry) -> bool:
    """Whether an entry led elsewhere than when it was written."""
    return entry.led is not None and outcome(change) != entry.led


def _differs(before: State, after: State) -> bool:
    """Whether more than the clock and the tasks differs. Inventories are told apart by identity, which is quick."""
    if before.inventory is not after.inventory:
        return True
    compared = (field.name for field in fields(State) if field.name not in {"inventory", *_BOOKKEEPING})
    return any(getattr(before, name) != getattr(after, name) for name in compared)


def _reset(state: State, start: State) -> Change:
    """The start once more, at the present time; what was under way is given up."""
    after = replace(start, now=state.now, tasks=state.tasks, numbers_given=state.numbers_given)
    for task in state.tasks:
        if task.status is TaskStatus.RUNNING:
            after = after.cancelled(task.number, detail="Given up")
    vcenter = Ref("vcenter", start.inventory.vcenter.name)
    event = Event(at=state.now, event="estate-reset", message="The estate is as it was when the session began.")
    return Change(after.done(Move.RESET.words, vcenter), (event,))
