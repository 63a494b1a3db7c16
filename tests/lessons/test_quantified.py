"""Predicates on objects: all, any, none and a number of them, with what each found."""

import pytest

from tests.build import device, estate, host
from tests.lessons.asking import Raw, asked, refusal, session
from vconsole.vcenter import Session, read_action

LABELLED = {"hardware_label": "Training"}
A100S = {"hardware_label": {"ne": ""}}
NOWHERE = {"host": "esxi-09"}

HOLDS: list[Raw] = [
    {"all": "gpu", "where": A100S, "is": LABELLED},
    {"all": "gpu", "where": NOWHERE, "is": LABELLED, "allow_empty": True},
    {"any": "gpu", "is": LABELLED},
    {"none": "vm", "is": {"power": "on"}},
    {"none": "gpu", "where": NOWHERE, "is": {}},
    {"count": "gpu", "is": LABELLED, "n": 2},
    {"count": "gpu", "n": {"between": [1, 3]}},
    {"count": "gpu", "where": NOWHERE, "n": 0},
]
DOES_NOT: list[Raw] = [
    {"all": "gpu", "is": LABELLED},
    {"all": "gpu", "where": NOWHERE, "is": LABELLED},
    {"any": "gpu", "is": {"hardware_label": "Inference"}},
    {"any": "gpu", "where": NOWHERE},
    {"none": "gpu", "is": LABELLED},
    {"count": "gpu", "is": LABELLED, "n": 3},
    {"count": "gpu", "n": {"ge": 4}},
]


@pytest.mark.parametrize("raw", HOLDS, ids=str)
def test_it_holds(raw: Raw) -> None:
    assert asked(raw).holds
    assert not asked({"not": raw}).holds


@pytest.mark.parametrize("raw", DOES_NOT, ids=str)
def test_it_does_not_hold(raw: Raw) -> None:
    assert not asked(raw).holds
    assert asked({"not": raw}).holds


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ({"all": "gpu", "is": LABELLED}, "0000:d8:00.0"),
        ({"any": "gpu", "where": {"host": "esxi-02"}, "is": LABELLED}, "0000:3b:00.0"),
        ({"any": "gpu", "where": {"host": "esxi-02"}, "is": {"active": False}}, "0000:3b:00.0"),
        ({"none": "gpu", "is": LABELLED}, "0000:af:00.0"),
        ({"count": "gpu", "is": LABELLED, "n": 1}, "0000:3b:00.0"),
    ],
    ids=str,
)
def test_the_object_that_decided_is_found(raw: Raw, address: str) -> None:
    assert asked(raw).found.text("address") == address


def test_a_number_is_found_beside_the_last_one_counted() -> None:
    found = asked({"count": "vm", "n": 5}).found
    assert (found.text("count"), found.text("name")) == ("2", "typo-01")


def test_where_nothing_is_selected_nothing_is_found() -> None:
    found = asked({"any": "gpu", "where": NOWHERE}).found
    assert not found.has("address")
    assert found.text("address") == "--"


@pytest.mark.parametrize(
    ("name", "text"), [("used_by", "--"), ("hardware_label", "--"), ("enabled", "yes"), ("colour", "--")]
)
def test_values_are_told_as_people_say_them(name: str, text: str) -> None:
    assert asked({"any": "gpu", "where": {"hardware_label": ""}}).found.text(name) == text


@pytest.mark.parametrize(
    ("raw", "name", "text"),
    [
        ({"any": "vm_pci"}, "access", "Dynamic DirectPath IO"),
        ({"any": "vm"}, "firmware", "EFI"),
        ({"any": "vm"}, "power", "off"),
        ({"any": "gpu"}, "passthrough", "enabled"),
    ],
)
def test_states_are_told_in_the_words_of_the_console(raw: Raw, name: str, text: str) -> None:
    assert asked(raw).found.text(name) == text


def test_a_vm_that_is_being_powered_on_is_not_told_as_off() -> None:
    at_work = session()
    at_work.perform(read_action({"action": "power-on", "vms": ["train-01"]}))
    starting = {"any": "vm", "where": {"name": "train-01"}}
    assert asked(starting, at_work).found.text("power") == "powering on"
    at_work.settle()
    assert asked(starting, at_work).found.text("power") == "on"


def test_a_gpu_that_waits_for_a_reboot_is_told_with_it() -> None:
    slow = host("esxi-01", device("0000:af:00.0", passthrough="enabled-needs-reboot"))
    found = asked({"all": "gpu", "is": {"active": True}}, Session(estate(slow))).found
    assert found.text("passthrough") == "enabled / needs reboot"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"all": "gpus"}, '"gpus" is no kind of object; did you mean "gpu"?'),
        ({"all": "gpu", "is": {"hardware_lable": "x"}}, 'did you mean "hardware_label"?'),
        ({"all": "gpu", "where": {"memory": 1}}, 'unknown key "memory"'),
        ({"count": "gpu"}, "Field required"),
        ({"count": "gpu", "n": "two"}, 'n: "two" is not a whole number'),
        ({"count": "gpu", "n": True}, "n: "),
        ({"count": "gpu", "n": -1}, "n: "),
        ({"all": "gpu", "any": "gpu"}, "are two predicates; put them into a list of all_of"),
        ({"every": "gpu"}, 'no predicate has the key "every"'),
        ({}, "no predicate has the key"),
        ({"all": "cluster", "is": {"ha": {"enbled": True}}}, 'did you mean "enabled"?'),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_told_with_what_can(raw: Raw, said: str) -> None:
    assert said in refusal(raw)


def test_a_field_of_a_table_is_reached_through_it() -> None:
    assert (
        asked({"all": "cluster", "is": {"ha": {"admission_control": "disabled"}}}).holds
        is asked({"none": "cluster", "is": {"ha": {"admission_control": {"ne": "disabled"}}}}).holds
    )
    assert not asked({"all": "vm", "is": {"advanced": {"never.heard.of": "TRUE"}}}).holds
    assert asked({"all": "vm", "is": {"advanced": {"never.heard.of": ""}}}).holds
