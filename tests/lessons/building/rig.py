"""Acts on the sample `fresh-host`, and what a session with a journal makes of them."""

from typing import Any

from vconsole.lessons.building import Difference, Head, Recording, differences, record
from vconsole.lessons.lab import Lab, parse_lab
from vconsole.lessons.proofs import Case, prove_all
from vconsole.lessons.start import opened
from vconsole.vcenter import Action, Session, read_action
from vconsole.vcenter.journal import Entry, Header, Journal, read_journal

SAMPLE, HOST, GPU = "fresh-host", "esxi-01.lab.local", "0000:af:00.0"
HEAD = Head(id="own", title="A lab of one's own")


def act(action: str, **fields: Any) -> Action:
    """An action as a file writes it."""
    return read_action({"action": action, **fields})


def toggle(*, enabled: bool = True) -> Action:
    """Passthrough of the GPU, on or off."""
    return act("set-passthrough", host=HOST, devices=[GPU], enabled=enabled)


def label(text: str | None) -> Action:
    """The hardware label of the GPU."""
    return act("set-hardware-label", host=HOST, device=GPU, label=text)


def power_on(*vms: str) -> Action:
    """Power on VMs."""
    return act("power-on", vms=list(vms))


def session(sample: str = SAMPLE) -> Session:
    """A session with a journal in memory."""
    return Session(opened(sample), Journal(Header(sample, "")))


def entries(session: Session) -> tuple[Entry, ...]:
    """What the journal of a session says."""
    assert session.journal is not None
    return read_journal(session.journal.text.encode("ascii")).entries


def recorded(*acts: Action, before: tuple[Action, ...] = ()) -> Recording:
    """These acts, recorded on the sample."""
    return record(SAMPLE, before, acts)


def proposed(recording: Recording) -> tuple[Difference, ...]:
    """What is ticked when nobody ticks anything."""
    return tuple(each for each in differences(recording.start, recording.goal) if not each.follows)


def proven(text: str) -> Lab:
    """The lab of a text, after all its proofs."""
    (lab,) = parse_lab(text)
    assert [str(flaw) for flaw in prove_all(Case(lab))] == []
    return lab
