"""Building a lab in a running session: from the moment where it starts to the one that is its goal."""

from typing import NamedTuple

from vconsole.lessons.building.recording import Done, Recording, lasting_acts, record, sample_of
from vconsole.model import Fault
from vconsole.vcenter import Session
from vconsole.vcenter.journal import read_journal


class Beginning(NamedTuple):
    """The moment of a session at which a lab is to start."""

    sample: str
    """The shipped sample that the session began with."""
    done: tuple[Done, ...]
    """What was done since."""


def begin(session: Session, source: str) -> Beginning | Fault:
    """Let a lab start at the present moment of a session on what `source` names."""
    sample = sample_of(source, session.start)
    if sample is None:
        return Fault(
            "lab-needs-sample",
            f"A lab starts from a sample that ships with vconsole; this estate is {source or 'none of them'}.",
            "Open a sample (vconsole samples lists them) and do there what leads to your start: those acts are "
            "written into the lab as well.",
        )
    return Beginning(sample, _done(session))


def way_from(beginning: Beginning, session: Session) -> Recording | Fault:
    """What leads from the start of a lab to the present moment, done once more as a lab does it."""
    done, before = _done(session), len(beginning.done)
    if done[:before] != beginning.done:
        return Fault(
            "lab-start-undone",
            "What led to the start of the lab was undone since.",
            "Do it again (ctrl+r), or let the lab start here.",
        )
    actions = [each.action for each in done]
    return record(beginning.sample, actions[:before], actions[before:])


def _done(session: Session) -> tuple[Done, ...]:
    text = session.journal.text if session.journal else ""
    return lasting_acts(session.start, read_journal(text.encode("ascii")).entries)
