"""Predicates on what the learner did, and the evidence that they are asked of."""

from dataclasses import replace

import pytest

from tests.lessons.asking import Raw, asked, do, refusal, session
from vconsole.lessons.predicates import Evidence, Visit, evidence_of
from vconsole.vcenter import Session

RUNS = {"event": "vm-powered-on"}
REFUSED = {"refused": "power-on"}


@pytest.fixture
def worked() -> Session:
    """train-01 was powered on twice and off once between, and typo-01 was refused."""
    at_work = session()
    do(at_work, "power-on", vms=["train-01"])
    do(at_work, "power-off", vm="train-01")
    do(at_work, "power-on", vms=["train-01"])
    do(at_work, "power-on", vms=["typo-01"])
    return at_work


def evidence(**more: object) -> Evidence:
    return replace(evidence_of(session()), **more)  # type: ignore[arg-type]


def test_an_answer_is_the_option_that_was_chosen() -> None:
    wanted = {"answer": "which", "is": "esxi-02"}
    for chosen, holds in (("esxi-02", True), ("esxi-01", False)):
        finding = asked(wanted, evidence(answers={"which": chosen}))
        assert (finding.holds, finding.found.text("answer")) == (holds, chosen)
    assert not asked(wanted).holds


def test_a_page_was_looked_at_that_of_any_object_or_of_one() -> None:
    seen = evidence(visits=frozenset({Visit("host/pci-devices", "esxi-01")}))
    assert asked({"visited": "host/pci-devices"}, seen).holds
    assert asked({"visited": "host/pci-devices", "name": "esxi-01"}, seen).holds
    assert not asked({"visited": "host/pci-devices", "name": "esxi-02"}, seen).holds
    assert not asked({"visited": "host/summary"}, seen).holds


@pytest.mark.parametrize(
    ("raw", "holds"),
    [
        (RUNS, True),
        ({**RUNS, "n": 2}, True),
        ({**RUNS, "n": 1}, False),
        ({**RUNS, "where": {"vm": "train-01"}}, True),
        ({**RUNS, "where": {"vm": "typo-01"}}, False),
        ({**RUNS, "where": {"vm": {"in": ["train-01", "typo-01"]}}}, True),
        ({"event": "vm-deleted"}, False),
        ({"event": "vm-deleted", "n": 0}, True),
        ({"event": "device-assigned", "where": {"device": "0000:af:00.0", "slot": 0}}, True),
        ({"event": "device-assigned", "where": {"slot": {"ge": 1}}}, False),
        (REFUSED, True),
        ({**REFUSED, "n": 2}, False),
        ({**REFUSED, "where": {"about": "typo-01"}}, True),
        ({**REFUSED, "where": {"about": "train-01"}}, False),
        ({**REFUSED, "where": {"code": "no-compatible-host"}}, True),
        ({**REFUSED, "where": {"cause": "label-differs"}}, True),
        ({**REFUSED, "where": {"cause": "passthrough-needs-reboot"}}, False),
        ({"refused": "power-off"}, False),
    ],
    ids=str,
)
def test_what_happened_and_what_was_refused_is_counted(worked: Session, raw: Raw, holds: bool) -> None:
    assert asked(raw, worked).holds is holds


def test_the_last_event_and_the_last_refusal_are_found(worked: Session) -> None:
    found = asked({**RUNS, "n": 9}, worked).found
    assert (found.text("count"), found.text("vm"), found.text("cluster")) == ("2", "train-01", "--")
    found = asked(REFUSED, worked).found
    assert (found.text("about"), found.text("code")) == ("typo-01", "no-compatible-host")
    assert found.text("reason").startswith("No host is compatible")
    assert found.text("remedy") != "--"


def test_what_was_undone_did_not_happen(worked: Session) -> None:
    before = worked.inventory
    do(worked, "power-off", vm="train-01")
    assert asked({"event": "vm-powered-off", "n": 2}, worked).holds
    worked.undo()
    assert asked({"event": "vm-powered-off", "n": 1}, worked).holds
    assert asked({"any": "vm", "is": {"name": "train-01", "power": "on"}}, worked).holds
    assert worked.inventory == before


def test_after_a_reset_nothing_happened_and_nothing_was_refused(worked: Session) -> None:
    worked.reset()
    assert not asked(RUNS, worked).holds
    assert not asked(REFUSED, worked).holds
    do(worked, "power-on", vms=["typo-01"])
    assert asked({**REFUSED, "n": 1}, worked).holds


def test_when_a_reset_is_undone_all_of_it_happened_again(worked: Session) -> None:
    worked.reset()
    worked.undo()
    assert asked({**RUNS, "n": 2}, worked).holds


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"event": "vm-powerd-on"}, 'did you mean "vm-powered-on"?'),
        ({**RUNS, "where": {"vms": "a"}}, 'did you mean "vm"?'),
        ({"refused": "power-onn"}, '"power-onn" is no action; did you mean "power-on"?'),
        ({**REFUSED, "where": {"codes": "a"}}, 'did you mean "code"?'),
        ({"visited": "host/pci-device"}, 'is no page; did you mean "host/pci-devices"?'),
        ({"answer": "which"}, "Field required"),
    ],
    ids=str,
)
def test_a_name_that_is_none_is_told_with_the_nearest(raw: Raw, said: str) -> None:
    assert said in refusal(raw)
