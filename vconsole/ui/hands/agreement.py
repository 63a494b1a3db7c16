"""Whether what the keys did is what a line says, whichever way it is written."""

from vconsole.vcenter import Action, Change, State, perform
from vconsole.vcenter.journal import outcome


def same_act(state: State, wanted: Action, done: Action) -> bool:
    """Whether two actions of one kind on one object make the same of a state.

    A dialog leaves out what stays as it is and says outright what a script leaves open. What is refused either way
    may differ in what it would have brought: an act that cannot be done is refused before anything more is asked.
    """
    if type(wanted) is not type(done) or wanted.target != done.target:
        return False
    expected, found = perform(state, wanted), perform(state, done)
    if expected.faults and not expected.events:
        return _codes(expected) == _codes(found)
    return expected.state.inventory == found.state.inventory and outcome(expected) == outcome(found)


def _codes(change: Change) -> list[str]:
    return [fault.code for fault in change.faults]
