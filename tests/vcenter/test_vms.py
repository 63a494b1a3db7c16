"""New, changed and deleted VMs, and those that run."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.build import A100, ask, device, estate, host, static, vm
from vconsole.model import DirectPathIo, Fault, HostState, PciAddress, Power
from vconsole.vcenter import Action, PowerOff, PowerOn, Reset, RestartGuest, Session, read_action

GPU = PciAddress.parse("af:00.0")
POWER_ACTS = ("power-off", "suspend", "reset", "restart-guest")


def session(*vms: Any) -> Session:
    return Session(estate(host("esxi-01", device("af:00.0")), host("esxi-02", device("3b:00.0")), vms=vms))


def act(on: Session, action: str, /, **fields: Any) -> tuple[Fault, ...]:
    return on.perform(read_action({"action": action, **fields})).faults


def refused(on: Session, action: Action) -> str:
    before = on.inventory
    (fault,) = on.perform(action).faults
    assert fault.message
    assert fault.remedy
    assert on.inventory is before
    return fault.code


def test_a_new_vm_with_a_passthrough_device_reserves_all_its_memory_by_itself() -> None:
    on = session()
    assert (
        act(
            on,
            "create-vm",
            name="train-01",
            cluster="gpu",
            pci=[{"access": "dynamic-directpath-io", "allowed": ["10de:20f1"]}],
        )
        == ()
    )
    created = on.inventory.vms["train-01"]
    assert created.reserve_all_memory
    assert created.power is Power.OFF
    assert created.hardware_version == 20


def test_a_new_vm_without_devices_reserves_nothing() -> None:
    on = session()
    act(on, "create-vm", name="web-01", host="esxi-02")
    assert not on.inventory.vms["web-01"].reserve_all_memory
    assert on.inventory.vms["web-01"].host == "esxi-02"


def test_a_new_vm_in_a_cluster_is_registered_on_its_emptiest_host() -> None:
    on = session(vm("a", "esxi-01"))
    act(on, "create-vm", name="b", cluster="gpu")
    assert on.inventory.vms["b"].host == "esxi-02"


def test_a_static_device_remembers_the_host_and_the_model_that_stood_there() -> None:
    on = session()
    act(on, "create-vm", name="fixed", host="esxi-01", pci=[{"access": "directpath-io", "address": "af:00.0"}])
    (kept,) = on.inventory.vms["fixed"].pci
    assert kept == DirectPathIo(address=GPU, host="esxi-01", vendor_id=A100.vendor, device_id=A100.device)


def test_creation_is_refused_with_a_reason() -> None:
    on = session(vm("a", "esxi-01"))
    cases = {
        "name-taken": {"name": "a", "cluster": "gpu"},
        "no-compute-resource": {"name": "b"},
        "no-such-cluster": {"name": "b", "cluster": "gpus"},
        "no-such-host": {"name": "b", "host": "esxi-1"},
        "host-not-in-cluster": {"name": "b", "cluster": "cpu", "host": "esxi-01"},
        "hardware-version-not-supported": {"name": "b", "cluster": "gpu", "hardware_version": 21},
        "hardware-version-too-old": {
            "name": "b",
            "cluster": "gpu",
            "hardware_version": 15,
            "pci": [{"access": "dynamic-directpath-io", "allowed": ["10de:20f1"]}],
        },
        "no-such-device-address": {
            "name": "b",
            "host": "esxi-01",
            "pci": [{"access": "directpath-io", "address": "01:00.0"}],
        },
    }
    for code, fields in cases.items():
        assert refused(on, read_action({"action": "create-vm", **fields})) == code


def test_a_static_device_must_be_passed_through_first() -> None:
    on = Session(estate(host("esxi-01", device("af:00.0", passthrough="disabled"))))
    (fault,) = act(on, "create-vm", name="b", host="esxi-01", pci=[{"access": "directpath-io", "address": "af:00.0"}])
    assert fault.code == "passthrough-disabled"
    assert fault.message == "Device 175:0.0 is not a passthrough device."


def test_reconfigure_changes_only_what_is_given() -> None:
    on = session(vm("a", "esxi-01", ask(label="Trainnig")))
    assert act(on, "reconfigure-vm", vm="a", cpus=16) == ()
    changed = on.inventory.vms["a"]
    assert changed == vm("a", "esxi-01", ask(label="Trainnig"), cpus=16)


def test_adding_a_device_reserves_all_memory() -> None:
    on = session(vm("a", "esxi-01", reserve_all_memory=False))
    act(on, "reconfigure-vm", vm="a", pci=[{"access": "dynamic-directpath-io", "allowed": ["10de:20f1"]}])
    assert on.inventory.vms["a"].reserve_all_memory


def test_the_devices_of_a_running_vm_do_not_change() -> None:
    on = session(vm("a", "esxi-01", ask(assigned="af:00.0"), on=True))
    assert refused(on, read_action({"action": "reconfigure-vm", "vm": "a", "pci": []})) == "vm-is-powered-on"
    assert act(on, "reconfigure-vm", vm="a", restart_priority="high") == ()


def test_a_running_vm_is_not_deleted() -> None:
    on = session(vm("a", "esxi-01", on=True))
    assert refused(on, read_action({"action": "delete-vm", "vm": "a"})) == "vm-is-powered-on"
    act(on, "power-off", vm="a")
    assert act(on, "delete-vm", vm="a") == ()
    assert "a" not in on.inventory.vms


def test_only_power_off_frees_a_device() -> None:
    """F17: a restart of the guest, or a reset, must not give the VM another device."""
    on = session(vm("a", "esxi-01", ask(assigned="af:00.0"), on=True))
    before = on.inventory
    for action in (Reset(vms=("a",)), RestartGuest(vms=("a",))):
        assert on.perform(action).faults == ()
        assert on.inventory is before
    on.perform(PowerOff(vms=("a",)))
    assert on.inventory.vms["a"] == vm("a", "esxi-01", ask())


def test_a_vm_that_is_off_is_neither_reset_nor_powered_off() -> None:
    on = session(vm("a", "esxi-01"))
    for name in ("reset", "restart-guest", "power-off"):
        assert refused(on, read_action({"action": name, "vm": "a"})) == "vm-wrong-power-state"


def test_a_vm_that_is_off_needs_nothing_to_be_powered_off_or_suspended() -> None:
    on = session(vm("a", "esxi-01"))
    remedies = {name: on.perform(read_action({"action": name, "vm": "a"})).faults[0].remedy for name in POWER_ACTS}
    assert remedies == {
        "power-off": "a is powered off already: there is nothing to do.",
        "suspend": "a is powered off, so there is nothing to suspend.",
        "reset": "Power on a first.",
        "restart-guest": "Power on a first.",
    }


def test_a_suspended_vm_is_resumed_before_it_is_reset_and_is_suspended_already() -> None:
    on = session(vm("a", "esxi-01", power=Power.SUSPENDED))
    remedies = {name: on.perform(read_action({"action": name, "vm": "a"})).faults[0].remedy for name in POWER_ACTS[1:]}
    assert remedies == {
        "suspend": "a is suspended already: there is nothing to do.",
        "reset": "Resume a first.",
        "restart-guest": "Resume a first.",
    }


def test_a_vm_that_is_powering_on_is_waited_for() -> None:
    on = session(vm("a", "esxi-01"))
    on.perform(PowerOn(vms=("a",)))
    (again,) = on.perform(PowerOn(vms=("a",))).faults
    (reset,) = on.perform(Reset(vms=("a",))).faults
    assert "(Powering on)" in again.message
    assert again.remedy == "a is on its way to power on; wait until it is."
    assert reset.remedy == "Wait until a is powered on."


def test_a_change_that_names_no_setting_is_refused() -> None:
    on = session(vm("a", "esxi-01"))
    change = on.perform(read_action({"action": "reconfigure-vm", "vm": "a"}))
    assert change.faults[0].remedy.startswith("Give at least one of hardware_version, firmware, ")
    assert refused(on, read_action({"action": "reconfigure-vm", "vm": "a"})) == "nothing-to-change"


def test_a_vm_on_a_host_that_does_not_answer_cannot_be_powered_off() -> None:
    gone = host("esxi-01", state=HostState.NOT_RESPONDING)
    on = Session(estate(gone, vms=(vm("a", "esxi-01", on=True),)))
    assert refused(on, PowerOff(vms=("a",))) == "host-not-connected"


def test_a_static_device_of_another_host_is_not_added() -> None:
    on = session(vm("a", "esxi-01"))
    given = static("3b:00.0", "esxi-02").model_dump(mode="json")
    assert refused(on, read_action({"action": "reconfigure-vm", "vm": "a", "pci": [given]})) == "static-other-host"


@pytest.mark.parametrize("key", ["assigned", "hinted"])
@pytest.mark.parametrize("act", [{"action": "create-vm", "name": "b", "host": "esxi-01"}, {"action": "reconfigure-vm"}])
def test_settings_do_not_say_which_device_a_request_gets(act: dict[str, str], key: str) -> None:
    on = session(vm("a", "esxi-01"))
    pci = [{"access": "dynamic-directpath-io", "allowed": ["10de:20f1"], key: "af:00.0"}]
    named = act if "name" in act else {**act, "vm": "a"}
    before = on.inventory
    (fault,) = on.perform(read_action({**named, "pci": pci})).faults
    assert on.inventory is before
    assert (fault.code, fault.slot) == ("device-assigned-in-settings", 0)
    assert fault.remedy.startswith('Leave "assigned" out.')


@pytest.mark.parametrize(("number", "remedy"), [(12, "Choose 11 or 13."), (16, "Choose 15 or 17.")])
def test_a_hardware_version_that_does_not_exist_is_refused(number: int, remedy: str) -> None:
    on = session(vm("a", "esxi-01", hardware_version=11))
    for act in ({"action": "create-vm", "name": "b", "host": "esxi-01"}, {"action": "reconfigure-vm", "vm": "a"}):
        before = on.inventory
        (fault,) = on.perform(read_action({**act, "hardware_version": number})).faults
        assert on.inventory is before
        assert (fault.code, fault.remedy) == ("no-such-hardware-version", remedy)


def test_compatibility_is_never_lowered() -> None:
    on = session(vm("a", "esxi-01"))
    lower = read_action({"action": "reconfigure-vm", "vm": "a", "hardware_version": 17})
    assert refused(on, lower) == "hardware-version-lower"


def test_a_static_device_in_a_cluster_needs_its_host_named() -> None:
    pci = [{"access": "directpath-io", "address": "af:00.0"}]
    on = session()
    unnamed = read_action({"action": "create-vm", "name": "b", "cluster": "gpu", "pci": pci})
    assert refused(on, unnamed) == "static-device-without-host"
    pci[0]["host"] = "esxi-01"
    assert act(on, "create-vm", name="b", cluster="gpu", pci=pci) == ()
    assert on.inventory.vms["b"].host == "esxi-01"


def test_one_vm_is_named_in_one_way_only() -> None:
    with pytest.raises(ValidationError, match="not by both"):
        read_action({"action": "reset", "vm": "a", "vms": ["a"]})


def test_other_pci_devices_forget_what_a_vmx_file_said_of_the_old_ones() -> None:
    kept = {"uuid.bios": "56", "pciPassthru0.pciSlotNumber": "256"}
    on = session(vm("train-01", "esxi-01", ask(), vmx=kept))
    act(on, "reconfigure-vm", vm="train-01", cpus=4)
    assert on.inventory.vms["train-01"].vmx == kept
    act(on, "reconfigure-vm", vm="train-01", pci=[ask(label="Training").model_dump(mode="json")])
    assert on.inventory.vms["train-01"].vmx == {"uuid.bios": "56"}
    on.undo()
    assert on.inventory.vms["train-01"].vmx == kept
