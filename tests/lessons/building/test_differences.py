"""What differs between two moments, with what a lab would ask for it."""

from tests.lessons.building.rig import GPU, HOST, act, label, power_on, recorded, toggle
from vconsole.lessons.building import Difference, differences
from vconsole.vcenter import Action


def found(*acts: Action) -> dict[str, Difference]:
    recording = recorded(*acts)
    return {each.sentence: each for each in differences(recording.start, recording.goal)}


def test_nothing_differs_from_itself() -> None:
    assert found() == {}


def test_a_label_is_asked_of_the_device_that_got_it() -> None:
    (only,) = found(label("Training")).values()
    assert only.sentence == f"GPU {GPU} of {HOST}: hardware label: not set → Training"
    assert only.when == {"all": "gpu", "where": {"host": HOST, "address": GPU}, "is": {"hardware_label": "Training"}}
    assert only.fail.endswith("expected 'Training', found '{found.hardware_label}'.")


def test_what_follows_from_a_power_on_is_proposed_without_a_tick() -> None:
    after = found(toggle(), label("Training"), power_on("train-01"))
    ticked = [each.sentence.partition(": ")[2] for each in after.values() if not each.follows]
    assert ticked == ["passthrough: disabled → enabled", "hardware label: not set → Training", "power: off → on"]
    assert any("users: none → train-01" in sentence for sentence in after)


def test_a_setting_of_a_table_is_asked_by_itself() -> None:
    (only,) = found(act("set-drs", cluster="gpu", automation="manual")).values()
    assert only.sentence == "cluster gpu: DRS automation: fully-automated → manual"
    assert only.when["is"] == {"drs": {"automation": "manual"}}


def test_a_new_vm_is_asked_for_with_what_its_author_chose() -> None:
    ask = {"access": "dynamic-directpath-io", "allowed": ["10de:20f1"], "label": "Training"}
    new = act("create-vm", name="new", cluster="gpu", reserve_all_memory=True, pci=[ask])
    ticked = [each.sentence for each in found(new).values() if not each.follows]
    assert ticked[:2] == ["VM new: not there → there", "VM new: reserve all memory: no → yes"]
    assert "PCI device 0 of VM new: label: not set → Training" in ticked
    assert not any("cpus" in sentence.lower() for sentence in ticked)


def test_a_vm_that_is_gone_is_asked_not_to_be_there() -> None:
    gone = found(act("delete-vm", vm="train-01"))["VM train-01: there → gone"]
    assert gone.when == {"none": "vm", "is": {"name": "train-01"}}


def test_a_setting_of_vcenter_needs_no_name() -> None:
    (only,) = found(act("set-vcenter-setting", key="config.some.thing", value="on")).values()
    assert only.sentence == "vCenter: advanced setting config.some.thing: not set → on"
    assert "where" not in only.when


def test_a_label_with_braces_does_not_look_like_something_found() -> None:
    (only,) = found(label("{found.host}")).values()
    assert "(found.host)" in only.fail
