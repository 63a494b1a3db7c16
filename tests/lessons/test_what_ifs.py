"""Predicates that try: offers, can, after and each; what they find, when they wait, and that they leave no trace."""

from copy import deepcopy

import pytest

from tests.lessons.asking import Raw, asked, do, predicate, refusal, session
from vconsole.files.cluster import dumps
from vconsole.lessons.predicates import Evidence, acts_taken, depth, evidence_of
from vconsole.lessons.predicates.predicate import EACH_MAX, LIVE_ACTS_MAX
from vconsole.lessons.predicates.refusals import refusals
from vconsole.vcenter import Session, read_action

POWER_ON = {"action": "power-on", "vms": ["train-01"]}
POWER_ON_TYPO = {"action": "power-on", "vms": ["typo-01"]}
CORRECT = {"action": "set-hardware-label", "host": "esxi-01", "device": "0000:af:00.0", "label": "training"}
RUNS = {"any": "vm", "is": {"name": "train-01", "power": "on"}}
SURVIVES: Raw = {"each": "host", "do": [{"action": "fail-host", "host": "$each"}], "expect": RUNS}
MANY_ACTS = [CORRECT] * (LIVE_ACTS_MAX + 1)
HEAVY: Raw = {"after": MANY_ACTS, "expect": {"any": "gpu", "is": {"hardware_label": "training"}}}


OPEN, HELD = RUNS, {"any": "vm", "is": {"name": "train-01"}}


@pytest.fixture
def running() -> Session:
    """train-01 runs on esxi-01, in a cluster with vSphere HA."""
    at_work = session()
    do(at_work, "set-ha", cluster="gpu", enabled=True)
    do(at_work, "power-on", vms=["train-01"])
    return at_work


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        ({"offers": "train-01", "n": 2}, "2"),
        ({"offers": "train-01", "per": "gpu", "n": 2}, "2"),
        ({"offers": "typo-01", "n": 0}, "0"),
        ({"offers": "nobody", "n": 0}, "0"),
    ],
    ids=str,
)
def test_offers_counts_the_hosts_or_gpus_that_would_take_a_vm(raw: Raw, count: str) -> None:
    finding = asked(raw)
    assert finding.holds
    assert finding.found.text("count") == count
    assert not asked({**raw, "n": {"ge": int(count) + 1}}).holds


def test_a_vm_that_runs_is_offered_what_it_holds(running: Session) -> None:
    assert asked({"offers": "train-01", "n": 2}, running).holds


def test_can_says_why_not() -> None:
    assert asked({"can": POWER_ON}).holds
    finding = asked({"can": POWER_ON_TYPO})
    assert not finding.holds
    assert finding.found.text("reason").startswith("No host is compatible")
    assert finding.found.text("remedy") != "--"


def test_after_finds_what_is_found_on_the_copy() -> None:
    assert not asked(RUNS).holds
    finding = asked({"after": [POWER_ON], "expect": RUNS})
    assert finding.holds
    assert finding.found.text("power") == "on"
    assert asked({"after": [CORRECT, POWER_ON_TYPO], "expect": {"count": "vm", "is": {"power": "on"}, "n": 1}}).holds
    assert asked({"after": [POWER_ON], "expect": {"event": "vm-powered-on"}}).holds
    assert asked({"after": [POWER_ON_TYPO], "expect": {"refused": "power-on"}}).holds


def test_each_tries_every_object_and_names_the_first_that_does_not_hold(running: Session) -> None:
    assert asked(SURVIVES, running).holds
    finding = asked({**SURVIVES, "expect": {"any": "vm", "is": {"power": "on", "host": "esxi-02"}}}, running)
    assert not finding.holds
    assert finding.found.text("each") == "esxi-02"


def test_each_of_nothing_does_not_hold() -> None:
    assert not asked({**SURVIVES, "where": {"name": "esxi-09"}, "expect": {"none": "vm", "is": {"power": "on"}}}).holds


def test_a_field_of_the_object_can_stand_in_its_action() -> None:
    label = {"action": "set-hardware-label", "host": "$each.host", "device": "$each", "label": ""}
    labelled = {"each": "gpu", "where": {"hardware_label": "Training"}, "do": [label]}
    assert asked({**labelled, "expect": {"count": "gpu", "is": {"hardware_label": "Training"}, "n": 1}}).holds


def test_a_field_of_the_model_can_stand_in_its_action(running: Session) -> None:
    raw = {"each": "vm", "where": {"power": "on"}, "do": [{"action": "fail-host", "host": "$each.host"}]}
    assert asked(
        {**raw, "expect": {"any": "host", "is": {"name": "esxi-01", "state": "not-responding"}}}, running
    ).holds


def refused(raw: Raw, of: Session) -> list[tuple[str, str]]:
    return [(refusal.act.about, refusal.fault.code) for refusal in refusals(predicate(raw), evidence_of(of))]


NOWHERE = {"action": "fail-host", "host": "esxi-09"}


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ({"after": [NOWHERE], "expect": HELD}, [("esxi-09", "no-such-host")]),
        ({"after": [{**NOWHERE, "refused": "no-such-host"}], "expect": HELD}, []),
        ({"after": [POWER_ON], "expect": {"after": [NOWHERE], "expect": HELD}}, [("esxi-09", "no-such-host")]),
        ({"each": "host", "do": [POWER_ON_TYPO], "expect": HELD}, [("typo-01", "no-compatible-host")] * 2),
        ({"not": {"can": POWER_ON_TYPO}}, []),
        ({"not": {"can": NOWHERE}}, [("esxi-09", "no-such-host")]),
        ({"any_of": [HELD, {"after": [NOWHERE], "expect": HELD}]}, []),
        (SURVIVES, []),
    ],
    ids=str,
)
def test_a_what_if_that_does_not_happen_is_found(raw: Raw, codes: list[tuple[str, str]]) -> None:
    assert refused(raw, session()) == codes


@pytest.mark.parametrize(
    "raw",
    [
        SURVIVES,
        HEAVY,
        {"can": POWER_ON},
        {"can": POWER_ON_TYPO},
        {"offers": "train-01", "per": "gpu", "n": 2},
        {"after": [POWER_ON, {"action": "delete-vm", "vm": "typo-01"}, {"action": "fail-vcenter"}], "expect": RUNS},
        {"not": {"all_of": [{"after": [POWER_ON], "expect": RUNS}, SURVIVES]}},
    ],
    ids=lambda raw: next(iter(raw)),
)
@pytest.mark.parametrize("live", [True, False])
def test_a_what_if_leaves_no_trace(running: Session, raw: Raw, live: bool) -> None:
    evidence = evidence_of(running, {"which": "one"})
    kept = deepcopy((evidence.state.tasks, evidence.events, evidence.answers, evidence.visits))
    before, text, acts = evidence.state, dumps(running.inventory), running.acts
    asked(raw, evidence, live=live)
    assert evidence.state is before
    assert (evidence.state.tasks, evidence.events, evidence.answers, evidence.visits) == kept
    assert (running.state, running.acts) == (before, acts)
    assert dumps(running.inventory) == text


def test_what_takes_long_waits_while_the_learner_works_and_is_asked_for() -> None:
    finding = asked(HEAVY, live=True)
    assert (finding.holds, finding.postponed) == (False, True)
    assert (asked(HEAVY).holds, asked(HEAVY).postponed) == (True, False)


def test_as_many_acts_as_are_tried_at_once_do_not_wait() -> None:
    assert not asked({**HEAVY, "after": MANY_ACTS[1:]}, live=True).postponed


def test_the_opposite_of_what_waits_waits() -> None:
    assert asked({"not": HEAVY}, live=True).postponed
    assert not asked({"not": HEAVY}).holds


def test_each_of_too_many_objects_is_never_tried() -> None:
    inventory = session().inventory
    one = inventory.hosts["esxi-01"]
    for number in range(EACH_MAX):
        inventory = inventory.with_host(one.model_copy(update={"name": f"copy-{number}"}))
    evidence: Evidence = evidence_of(Session(inventory))
    assert asked(SURVIVES, evidence).postponed
    assert not asked({**SURVIVES, "where": {"name": {"has": "copy"}}}, evidence).postponed


@pytest.mark.parametrize(
    ("raw", "holds", "postponed"),
    [
        ({"all_of": [HELD, HELD]}, True, False),
        ({"all_of": [HELD, OPEN]}, False, False),
        ({"all_of": [HELD, HEAVY]}, False, True),
        ({"all_of": [OPEN, HEAVY]}, False, False),
        ({"all_of": [HEAVY, OPEN]}, False, False),
        ({"all_of": [HEAVY, HELD]}, False, True),
        ({"any_of": [OPEN, HELD]}, True, False),
        ({"any_of": [OPEN, OPEN]}, False, False),
        ({"any_of": [HEAVY, HELD]}, True, False),
        ({"any_of": [HEAVY, OPEN]}, False, True),
        ({"any_of": [OPEN, HEAVY]}, False, True),
        ({"not": {"any_of": [OPEN, HEAVY]}}, False, True),
    ],
)
def test_predicates_together_wait_if_what_waits_may_decide(raw: Raw, holds: bool, postponed: bool) -> None:
    finding = asked(raw, live=True)
    assert (finding.holds, finding.postponed) == (holds, postponed)


def test_together_the_part_that_decided_is_found() -> None:
    typo = {"any": "vm", "is": {"name": "typo-01", "power": "off"}}
    assert asked({"all_of": [HELD, typo]}).found.text("name") == "typo-01"
    assert asked({"all_of": [{"none": "vm", "is": {"power": "off"}}, typo]}).found.text("name") == "train-01"
    assert asked({"any_of": [OPEN, typo]}).found.text("name") == "typo-01"
    assert asked({"any_of": [OPEN, {"none": "vm"}]}).found.text("name") == "train-01"


def test_acts_are_counted_with_those_below() -> None:
    evidence = evidence_of(session())
    nested = {**SURVIVES, "expect": {"after": [POWER_ON, POWER_ON], "expect": {"can": POWER_ON}}}
    assert acts_taken(predicate(nested), evidence) == 2 * (1 + 3)
    assert depth(predicate(nested)) == 3
    assert acts_taken(predicate({"any_of": [HEAVY, {"can": POWER_ON}]}), evidence) == len(MANY_ACTS) + 1


def test_what_is_under_way_has_come_to_its_end_on_the_copy() -> None:
    begun = session()
    begun.perform(read_action(POWER_ON))
    assert not asked(RUNS, begun).holds
    assert asked({"after": [CORRECT], "expect": RUNS}, begun).holds
    assert not asked({"can": POWER_ON}, begun).holds


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"can": {"action": "power-onn"}}, "power-onn"),
        ({"can": {"action": "power-on"}}, 'power-on: the key "vms" is needed'),
        ({"can": {"action": "power-on", "vms": "x"}}, 'power-on: vms: "x" is not a list'),
        ({"can": {"vms": ["train-01"]}}, 'the key "action" is needed, one of set-passthrough'),
        ({"after": [], "expect": RUNS}, "at least 1"),
        ({"after": [{"action": "fail-host"}], "expect": RUNS}, 'fail-host: the key "host" is needed'),
        ({"each": "host", "do": [{"action": "fail-host", "hosts": "$each"}], "expect": RUNS}, "fail-host"),
        (
            {**SURVIVES, "do": [{"action": "fail-host", "host": "$ech"}]},
            '"$ech" stands for nothing; did you mean "$each"?',
        ),
        (
            {**SURVIVES, "do": [{"action": "fail-host", "host": "$each.hots"}]},
            '"$each.hots" stands for nothing; did you mean "$each.',
        ),
        (
            {"after": [{"action": "fail-host", "host": "$each"}], "expect": RUNS},
            '"$each" stands for nothing; $each is known in the do of an each only',
        ),
        ({"can": {"action": "fail-host", "host": "$each"}}, '"$each" stands for nothing'),
        ({"after": [{**POWER_ON, "refused": 5}], "expect": RUNS}, "refused: 5 is not the code of a refusal"),
        ({"offers": "train-01"}, "Field required"),
        ({"offers": "train-01", "per": "cluster", "n": 1}, "host"),
        ({"all_of": []}, "at least 1"),
        ({"not": 5}, "5 is no predicate; a predicate is a table with one of the keys"),
    ],
    ids=str,
)
def test_what_cannot_be_tried_is_told(raw: Raw, said: str) -> None:
    assert said in refusal(raw)
