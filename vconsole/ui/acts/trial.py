"""Actions tried on a copy of the session, to say beforehand what will come of them."""

from vconsole.model import Fault
from vconsole.vcenter import Action, Change, Session, perform


def outcome(session: Session, action: Action) -> Change:
    """What the action would do at once; the session stays as it is."""
    return perform(session.state, action)


def why_refused(session: Session, action: Action) -> Fault | None:
    """Why the action would be refused now, or None."""
    return next(iter(outcome(session, action).faults), None)


def carried_through(session: Session, action: Action) -> Session:
    """A copy of the session in which the action and all that follows from it have happened."""
    copy = Session(session.inventory)
    copy.state = session.state
    copy.perform(action)
    copy.settle()
    return copy
