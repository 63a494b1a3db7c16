"""VM classes: created, deployed from, deleted, undone, and kept in the journal."""

from pathlib import Path
from typing import Any

import pytest

from tests.build import A100, T4, ask, device, estate, host, vm
from vconsole.files.cluster import dumps, load, loads, save
from vconsole.model import Fault, Firmware, Inventory, NvidiaVgpu, Power, Ref, VmClass
from vconsole.model.vm import MMIO_SIZE, MMIO_SWITCH
from vconsole.vcenter import Session, read_action
from vconsole.vcenter.journal import open_journal
from vconsole.vcenter.queries import PlaceIndex, path_to, vm_class_rows, vm_requirements

GPU = {"access": "dynamic-directpath-io", "allowed": ["10de:20f1"], "label": "Training"}
LARGE = VmClass(name="gpu-large", cpus=16, memory_gb=64, reserve_all_memory=True, pci=(ask(label="Training"),))


def lab(*classes: VmClass, **fields: Any) -> Inventory:
    """Two hosts with A100s for Training, the second with a T4 as well; the first has one VM."""
    inventory = estate(
        host("esxi-01", device("af:00.0", label="Training"), device("d8:00.0", label="Training")),
        host("esxi-02", device("af:00.0", label="Training"), device("3b:00.0", T4)),
        vms=(vm("web-01", "esxi-01"),),
        **fields,
    )
    for vm_class in classes:
        inventory = inventory.with_vm_class(vm_class)
    return inventory


def act(on: Session, action: str, /, **fields: Any) -> tuple[Fault, ...]:
    return on.perform(read_action({"action": action, **fields})).faults


def refused(on: Session, action: str, /, **fields: Any) -> Fault:
    before = on.inventory
    (fault,) = act(on, action, **fields)
    assert on.inventory is before
    assert fault.message
    assert fault.remedy
    return fault


def test_a_class_with_devices_reserves_all_memory_by_itself() -> None:
    on = Session(lab())
    assert act(on, "create-vm-class", name="gpu-large", cpus=16, memory_gb=64, pci=[GPU]) == ()
    assert on.inventory.vm_classes["gpu-large"] == LARGE
    assert act(on, "create-vm-class", name="small") == ()
    assert not on.inventory.vm_classes["small"].reserve_all_memory
    assert [(event.event, event.vm_class) for event in on.events] == [
        ("vm-class-created", "gpu-large"),
        ("vm-class-created", "small"),
    ]


def test_a_static_device_in_a_class_is_refused_with_the_reason() -> None:
    fixed = {"access": "directpath-io", "address": "af:00.0", "host": "esxi-01"}
    fault = refused(Session(lab()), "create-vm-class", name="fixed", cpus=4, memory_gb=16, pci=[GPU, fixed])
    assert (fault.code, fault.slot, fault.about) == ("static-device-in-class", 1, Ref("vm-class", "fixed"))
    assert "one device of one host" in fault.message
    assert "Dynamic DirectPath IO" in fault.remedy


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("name-taken", {"name": "gpu-large"}),
        ("several-models-in-class", {"pci": [{**GPU, "allowed": ["10de:20f1", "10de:1eb8"]}]}),
        ("assigned-device-in-class", {"pci": [{**GPU, "assigned": "af:00.0"}]}),
        ("class-memory-not-reserved", {"pci": [GPU], "reserve_all_memory": False}),
        ("profile-twice-in-class", {"pci": [{"access": "nvidia-vgpu", "profile": "grid_a100-10c"}] * 2}),
    ],
)
def test_a_class_that_no_vcenter_could_have_is_refused(code: str, fields: dict[str, Any]) -> None:
    assert refused(Session(lab(LARGE)), "create-vm-class", **{"name": "other", **fields}).code == code


def test_a_deployed_vm_lacks_nothing_that_its_devices_need() -> None:
    on = Session(lab(LARGE))
    assert act(on, "deploy-vm-class", vm_class="gpu-large", name="train-01", cluster="gpu") == ()
    deployed = on.inventory.vms["train-01"]
    assert (deployed.host, deployed.power, deployed.vm_class) == ("esxi-02", Power.OFF, "gpu-large")
    assert (deployed.cpus, deployed.memory_gb, deployed.reserve_all_memory) == (16, 64, True)
    assert (deployed.firmware, deployed.hardware_version) == (Firmware.EFI, 17)
    assert deployed.advanced == {MMIO_SWITCH: "TRUE", MMIO_SIZE: "128"}
    assert deployed.pci == LARGE.pci
    assert all(line.met for line in vm_requirements(on.inventory, deployed))
    assert on.state.tasks[-1].name == "Deploy virtual machine from VM class"
    assert (on.events[-1].event, on.events[-1].vm_class) == ("vm-created", "gpu-large")


def test_a_deployed_vm_powers_on() -> None:
    on = Session(lab(LARGE))
    act(on, "deploy-vm-class", vm_class="gpu-large", name="train-01", host="esxi-01")
    assert on.inventory.vms["train-01"].host == "esxi-01"
    assert act(on, "power-on", vm="train-01") == ()
    assert on.settle().faults == ()
    assert on.inventory.vms["train-01"].power is Power.ON


def test_the_mmio_region_suits_the_largest_devices_of_the_cluster() -> None:
    """A host where the VM may be started later counts as well as the one where it is registered."""
    big = device("af:00.0", memory_gb=80, bars_mb=(16, 131072, 32))
    inventory = estate(host("esxi-01", device("af:00.0")), host("esxi-02", big))
    on = Session(inventory.with_vm_class(VmClass(name="any", reserve_all_memory=True, pci=(ask(),))))
    act(on, "deploy-vm-class", vm_class="any", name="a", host="esxi-01")
    assert on.inventory.vms["a"].advanced[MMIO_SIZE] == "256"


def test_a_class_without_devices_gives_a_plain_vm() -> None:
    on = Session(lab(VmClass(name="small", cpus=1, memory_gb=2)))
    act(on, "deploy-vm-class", vm_class="small", name="web-02", cluster="gpu")
    plain = on.inventory.vms["web-02"]
    assert (plain.cpus, plain.memory_gb, plain.reserve_all_memory, plain.advanced) == (1, 2, False, {})


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("no-such-vm-class", {"vm_class": "gpu-larg"}),
        ("name-taken", {"name": "web-01"}),
        ("no-such-cluster", {"cluster": "gpus"}),
        ("no-such-host", {"cluster": None, "host": "esxi-1"}),
        ("no-compute-resource", {"cluster": None}),
        ("hardware-version-not-supported", {"vm_class": "new"}),
    ],
)
def test_a_deployment_is_refused_with_a_reason(code: str, fields: dict[str, Any]) -> None:
    on = Session(lab(LARGE, VmClass(name="new", hardware_version=22)))
    asked = {"vm_class": "gpu-large", "name": "train-01", "cluster": "gpu", **fields}
    assert refused(on, "deploy-vm-class", **asked).code == code


def test_a_misspelt_class_is_answered_with_the_nearest() -> None:
    fault = refused(Session(lab(LARGE)), "delete-vm-class", vm_class="gpu-larg")
    assert (fault.code, fault.remedy) == ("no-such-vm-class", 'Did you mean "gpu-large"?')


def test_vms_outlive_their_class() -> None:
    on = Session(lab(LARGE))
    act(on, "deploy-vm-class", vm_class="gpu-large", name="train-01", cluster="gpu")
    assert act(on, "delete-vm-class", vm_class="gpu-large") == ()
    assert not on.inventory.vm_classes
    assert on.inventory.vms["train-01"].vm_class == "gpu-large"
    assert on.events[-1].event == "vm-class-deleted"
    assert loads(dumps(on.inventory)) == on.inventory


def test_classes_are_undone_and_done_again() -> None:
    on = Session(lab())
    start = on.inventory
    act(on, "create-vm-class", name="gpu-large", pci=[GPU])
    act(on, "deploy-vm-class", vm_class="gpu-large", name="train-01", cluster="gpu")
    act(on, "delete-vm-class", vm_class="gpu-large")
    reached = on.inventory
    assert on.undo() == "Delete VM class (gpu-large)"
    assert on.undo() == "Deploy virtual machine from VM class (train-01)"
    assert on.undo() == "Create VM class (gpu-large)"
    assert on.inventory is start
    while on.redo():
        pass
    assert on.inventory is reached


def test_a_journal_leads_to_the_same_classes(tmp_path: Path) -> None:
    path = tmp_path / "estate.toml"
    save(lab(), path)
    first = Session(load(path), open_journal(tmp_path / "sessions", str(path)))
    act(first, "create-vm-class", name="gpu-large", description="no: # yes", pci=[GPU])
    act(first, "deploy-vm-class", vm_class="gpu-large", name="train-01", cluster="gpu")
    first.close()
    again = Session(load(path), open_journal(tmp_path / "sessions", str(path)))
    again.go_on()
    assert again.inventory == first.inventory
    assert again.inventory.vm_classes["gpu-large"].description == "no: # yes"


def test_nothing_is_done_while_vcenter_is_down() -> None:
    on = Session(lab(LARGE))
    act(on, "fail-vcenter")
    assert refused(on, "delete-vm-class", vm_class="gpu-large").code == "vcenter-down"


def test_the_list_says_what_a_class_asks_for_and_for_how_many_vms_there_are_devices() -> None:
    pair = VmClass(name="pair", reserve_all_memory=True, pci=(ask(label="Training"), ask(label="Training")))
    mixed = VmClass(name="mixed", reserve_all_memory=True, pci=(ask(A100), ask(T4)))
    vgpu = VmClass(name="vgpu", reserve_all_memory=True, pci=(NvidiaVgpu(profile="grid_a100-10c"),))
    rows = vm_class_rows(lab(LARGE, pair, mixed, vgpu, VmClass(name="small")))
    assert [(row.vm_class.name, row.room) for row in rows] == [
        ("gpu-large", 3),
        ("pair", 1),
        ("mixed", 1),
        ("vgpu", None),
        ("small", None),
    ]
    assert rows[1].devices == "2 x GA100 [A100 PCIe 40GB] (Training)"
    assert rows[4].devices == ""


def test_devices_in_use_and_out_of_reach_leave_no_room() -> None:
    held = lab(LARGE).with_vm(vm("busy", "esxi-02", ask(label="Training", assigned="af:00.0"), on=True))
    assert vm_class_rows(held)[0].room == 2
    on = Session(held)
    act(on, "enter-maintenance", host="esxi-01")
    on.settle()
    assert vm_class_rows(on.inventory)[0].room == 0


def test_a_request_without_a_label_leaves_room_for_one_with() -> None:
    both = VmClass(name="both", reserve_all_memory=True, pci=(ask(label="Training"), ask()))
    (row,) = vm_class_rows(lab(both))
    assert row.room == 1


def test_a_class_is_found_and_stands_below_vcenter() -> None:
    inventory = lab(LARGE)
    (place,) = PlaceIndex(inventory).find("gpu-large", most=5)
    assert place.ref == Ref("vm-class", "gpu-large")
    assert path_to(inventory, place.ref) == (Ref("vcenter", inventory.vcenter.name),)
    assert path_to(inventory, Ref("vm-class", "web-01")) == ()
