"""A lab being done without a screen, line by line."""

from tests.lessons.labs import lab
from vconsole.lessons.lab import Act, Answer, Look, Wait
from vconsole.lessons.predicates import Visit
from vconsole.lessons.rehearsal import NOT_REFUSED, Rehearsal
from vconsole.model import PciAddress

HOST, GPU = "esxi-01.lab.local", PciAddress.parse("af:00.0")
REBOOT = {"action": "reboot-host", "host": HOST}
MISSING = {"action": "power-on", "vms": ["nobody"]}


def act(fields: dict[str, object], **more: object) -> Act:
    return Act.model_validate({**fields, **more})


def test_the_solution_passes_and_is_not_refused() -> None:
    rehearsal = Rehearsal(lab())
    assert rehearsal.do_all(lab().lines) == ()
    assert rehearsal.session.inventory.hosts[HOST].device(GPU).hardware_label == "Training"


def test_a_refusal_that_no_line_names_is_returned_and_one_that_is_named_is_not() -> None:
    rehearsal = Rehearsal(lab())
    (fault,) = rehearsal.do(act(MISSING))
    assert fault.code == "no-such-virtual-machine"
    assert rehearsal.do(act(MISSING, refused="no-such-virtual-machine")) == ()


def test_a_refusal_that_did_not_come_is_returned() -> None:
    rehearsal = Rehearsal(lab())
    (fault,) = rehearsal.do(act(REBOOT, refused="host-not-lost"))
    assert fault.code == NOT_REFUSED
    assert 'is to be refused with "host-not-lost", and was not.' in str(fault)


def test_another_refusal_than_the_named_one_is_returned_beside() -> None:
    faults = Rehearsal(lab()).do(act(MISSING, refused="host-not-lost"))
    assert [fault.code for fault in faults] == ["no-such-virtual-machine", NOT_REFUSED]


def test_after_an_act_nothing_is_due() -> None:
    rehearsal = Rehearsal(lab())
    rehearsal.do(act(REBOOT))
    assert not rehearsal.session.busy
    assert [event.event for event in rehearsal.evidence.events][-1] == "host-rebooted"


def test_waiting_lets_time_pass_and_does_nothing_else() -> None:
    rehearsal = Rehearsal(lab())
    before = rehearsal.session.state
    assert rehearsal.do(Wait(wait=90)) == ()
    after = rehearsal.session.state
    assert after.now == before.now + 90
    assert (after.inventory, after.tasks) == (before.inventory, before.tasks)


def test_answers_and_visits_are_evidence() -> None:
    rehearsal = Rehearsal(lab())
    rehearsal.do(Answer.model_validate({"answer": "which", "is": "one"}))
    rehearsal.do(Answer.model_validate({"answer": "which", "is": "two"}))
    rehearsal.do(Look(visit="host/pci-devices", name=HOST))
    assert rehearsal.evidence.answers == {"which": "two"}
    assert rehearsal.evidence.visits == {Visit("host/pci-devices", HOST)}
