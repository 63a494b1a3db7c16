"""Replaying a session on the estate that it began with: what of it is left to do, and what was left out."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from vconsole.model import Fault, Inventory, Ref
from vconsole.plans.plan import REHEARSAL_ONLY, Act, Plan, Remark, Step
from vconsole.plans.undoing import Undo, changed_devices, undo_of
from vconsole.vcenter import Action, Change, Session
from vconsole.vcenter.actions.base import VmsAction
from vconsole.vcenter.journal import Entry, Move, read_journal
from vconsole.vcenter.lasting import Lasting

_SETTINGS = frozenset({"set-passthrough", "set-hardware-label", "set-drs", "set-ha", "reconfigure-vm"})
"""Actions that leave nothing to do if the state is what they ask for already."""

Items = tuple[Step | Remark, ...]


def plan_of(inventory: Inventory, acts: Iterable[Action | Entry], source: str = "") -> Plan:
    """The plan of a list of actions, or of the entries of a journal, that were done on this estate.

    After an action nothing is due any more; an entry has its own time, and what it undoes does not appear.
    """
    replay = _Replay(inventory)
    for act in acts:
        if isinstance(act, Entry):
            replay.follow(act)
        else:
            replay.perform(act)
            replay.session.settle()
    replay.session.settle()
    return Plan(inventory.vcenter.name, PurePath(source.replace("\\", "/")).name, replay.items)


def plan_of_session(session: Session, source: str = "") -> Plan:
    """The plan of a running session, from its journal as far as it goes."""
    text = session.journal.text if session.journal else ""
    return plan_of(session.start, read_journal(text.encode("ascii")).entries, source)


class _Replay:
    """A session that is done once more, with the steps that lead to where it is."""

    def __init__(self, inventory: Inventory) -> None:
        self.session = Session(inventory)
        self._lasting: Lasting[Step | Remark] = Lasting()
        self._under_way: dict[int, Step] = {}
        """Steps by their task, while it may still be stopped."""
        self.session.listen(self._stopped_later)

    @property
    def items(self) -> Items:
        """The steps, and remarks on what is none."""
        return self._lasting.notes

    def follow(self, entry: Entry) -> None:
        """Do what an entry says, when it says so."""
        session = self.session
        if entry.act is Move.TIME or entry.at > session.state.now:
            session.follow(Entry(entry.at, Move.TIME))
        match entry.act:
            case Action():
                self.perform(entry.act)
            case Move.UNDO if session.undo() is not None:
                self._lasting.undo()
            case Move.REDO if session.redo() is not None:
                self._lasting.redo()
            case Move.RESET if session.reset() is not None:
                self._lasting.remember()
                self._lasting.notes = ()

    def perform(self, action: Action) -> None:
        """Do an action, and note what it is for the real estate."""
        session, before = self.session, self.session.state
        acts, given = session.acts, before.numbers_given
        change = session.perform(action)
        if session.acts > acts:
            self._lasting.remember()
        tasks = {task.target: task for task in change.state.tasks if task.number > given}
        refused = {target: task.fault for target, task in tasks.items() if task.fault}
        for item, target in _items(action, before.inventory, change.state.inventory, refused):
            if isinstance(item, Step) and target in tasks:
                self._under_way[tasks[target].number] = item
            self._lasting.note(item)

    def _stopped_later(self, change: Change) -> None:
        """A task that was under way is stopped: its step was refused after all."""
        for task in change.state.tasks:
            step = self._under_way.get(task.number) if task.fault else None
            if step is not None and task.fault is not None and step.act.action.target == task.target:
                why = f"Left out: it was refused in the rehearsal. {reasons(task.fault)}"
                refused = Remark(words_of(step.act), why)
                self._lasting.notes = tuple(refused if item is step else item for item in self.items)


def _items(
    action: Action, before: Inventory, after: Inventory, refused: Mapping[Ref, Fault]
) -> Iterator[tuple[Step | Remark, Ref]]:
    """An action as items, one for each VM that it names, each with the object that its task is about."""
    names = dict.fromkeys(action.vms) if isinstance(action, VmsAction) else {}
    each = [action.model_copy(update={"vms": (name,)}) for name in names] or [action]
    for one in each:
        act, target = Act(one, before, after), one.target
        if target in refused:
            yield (
                Remark(words_of(act), f"Left out: it was refused in the rehearsal. {reasons(refused[target])}"),
                target,
            )
        elif act.name in REHEARSAL_ONLY:
            why = "Rehearsal only: nothing to do here. What follows was rehearsed after it."
            yield Remark(words_of(act), why), target
        else:
            yield _step(act), target


def _step(act: Act) -> Step | Remark:
    """The act as a step, narrowed to what it changes."""
    if act.name in _SETTINGS and _same(act):
        return Remark(words_of(act), "Nothing to do: it is so already.")
    if act.name == "power-on" and _only_asked(act):
        return Remark(words_of(act), "DRS is set to manual and only recommended hosts; the recommendation is a step.")
    if act.name == "set-passthrough":
        devices = changed_devices(act)
        narrowed = {**act.action.model_dump(mode="json"), "devices": devices}
        act = act._replace(action=type(act.action).model_validate(narrowed))
    undo = _undo(act)
    back = _way_back(act)
    return Step(act, tuple(Act(action, act.after, back) for action in undo.actions), undo.words)


def _way_back(act: Act) -> Inventory:
    """The estate that undo leads to: that before the act, but for a hardware version, which stays what it is."""
    if act.name != "reconfigure-vm":
        return act.before
    old, new = (inventory.vms[act.action.target.name] for inventory in (act.before, act.after))
    return act.before.with_vm(old.model_copy(update={"hardware_version": new.hardware_version}))


def _undo(act: Act) -> Undo:
    """What takes the act back.

    What only sets something is tried on a copy: the way back may be refused where the way there was not.
    """
    undo = undo_of(act)
    if not act.name.startswith(("set-", "reconfigure-")):
        return undo
    trial = Session(act.before)
    trial.perform(act.action)
    refused = [fault for action in undo.actions for fault in trial.perform(action).faults]
    return Undo(words=f"It cannot be taken back as the estate is: {reasons(refused[0])}") if refused else undo


def _same(act: Act) -> bool:
    name, kind = act.action.target.name, act.action.target.kind
    places = {"host": "hosts", "vm": "vms", "cluster": "clusters"}
    old, new = (getattr(inventory, places[kind])[name] for inventory in (act.before, act.after))
    return bool(old == new)


def _only_asked(act: Act) -> bool:
    vm = act.after.vms[act.action.target.name]
    return not vm.runs and act.before.vms[vm.name] == vm


def reasons(fault: Fault) -> str:
    """A refusal with everything behind it, each reason once."""
    return " ".join(dict.fromkeys(_reasons(fault)))


def _reasons(fault: Fault) -> Iterator[str]:
    yield str(fault)
    for cause in fault.causes:
        first, *more = _reasons(cause)
        place = f"On {cause.about.name}: " if cause.about and cause.about.kind == "host" else ""
        yield first if cause.about and cause.about.name in first else place + first
        yield from more


def words_of(act: Act) -> str:
    """An act in a few words, whatever it is."""
    return f"{act.action.title} ({act.action.target.name})"
