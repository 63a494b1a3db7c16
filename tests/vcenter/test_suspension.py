"""Suspend, resume and snapshots."""

import pytest

from tests.build import ask, device, estate, host, static, vm
from vconsole.model import HostState, Power, Vm
from vconsole.vcenter import Action, CreateSnapshot, PowerOff, PowerOn, Resume, Session, Suspend, read_action

SNAPSHOT = CreateSnapshot(vm="a", name="before the upgrade")
DYNAMIC = vm("a", "esxi-01", ask(assigned="af:00.0"), on=True)
STATIC = vm("a", "esxi-01", static("af:00.0", "esxi-01"), on=True)
MIGRATABLE = vm("a", "esxi-01", ask(assigned="b0:00.0"), on=True)
BARE = vm("a", "esxi-01", on=True)


def session(*vms: Vm, **fields: object) -> Session:
    here = host("esxi-01", device("af:00.0"), device("b0:00.0", migratable=True), **fields)
    return Session(estate(here, host("esxi-02", memory_gb=64), vms=vms))


def refused(on: Session, action: Action) -> str:
    before = on.inventory
    (fault,) = on.perform(action).faults
    assert on.inventory is before
    assert fault.remedy
    return fault.code


@pytest.mark.parametrize("holder", [DYNAMIC, STATIC, MIGRATABLE], ids=["dynamic", "static", "migratable"])
def test_a_passthrough_device_prevents_suspend_and_snapshot(holder: Vm) -> None:
    assert refused(session(holder), Suspend(vms=("a",))) == "device-prevents-suspend"
    assert refused(session(holder), SNAPSHOT) == "device-prevents-snapshot"


def test_a_passthrough_device_prevents_the_snapshot_of_a_vm_that_is_off_too() -> None:
    assert refused(session(vm("a", "esxi-01", ask())), SNAPSHOT) == "device-prevents-snapshot"


def test_a_vm_without_devices_is_suspended_and_goes_on() -> None:
    on = session(BARE)
    assert [event.event for event in on.perform(Suspend(vms=("a",))).events] == ["vm-suspended"]
    assert on.inventory.vms["a"].power is Power.SUSPENDED
    on.perform(Resume(vms=("a",)))
    assert [event.event for event in on.settle().events] == ["vm-resumed", "vm-powered-on"]
    assert on.inventory.vms["a"].power is Power.ON


def test_a_refused_resume_leaves_the_vm_suspended() -> None:
    on = session(vm("a", "esxi-01", ask(), power=Power.SUSPENDED, reserve_all_memory=False))
    on.perform(Resume(vms=("a",)))
    (fault,) = on.settle().faults
    assert fault.code == "memory-not-reserved"
    left = on.inventory.vms["a"]
    assert (left.power, left.runs) == (Power.SUSPENDED, False)


def test_a_resume_under_way_can_be_given_up() -> None:
    on = session(vm("a", "esxi-01", ask(), power=Power.SUSPENDED))
    on.perform(Resume(vms=("a",)))
    on.perform(PowerOff(vms=("a",)))
    assert on.settle().events == ()
    assert on.inventory.vms["a"] == vm("a", "esxi-01", ask())


def test_the_power_state_must_fit() -> None:
    off = session(vm("a", "esxi-01"))
    assert refused(off, Suspend(vms=("a",))) == "vm-wrong-power-state"
    assert refused(off, Resume(vms=("a",))) == "vm-wrong-power-state"
    assert refused(session(BARE), Resume(vms=("a",))) == "vm-wrong-power-state"
    assert refused(off, Resume(vms=("b",))) == "no-such-virtual-machine"


def test_snapshots_are_kept_in_order_while_the_session_lasts() -> None:
    on = session(BARE)
    for name in ("one", "two"):
        (event,) = on.perform(CreateSnapshot(vm="a", name=name)).events
        assert event.event == "snapshot-created"
    assert on.inventory.vms["a"].snapshots == ("one", "two")
    on.undo()
    assert on.inventory.vms["a"].snapshots == ("one",)


def test_a_snapshot_needs_a_vm_at_rest_on_a_host_that_answers() -> None:
    assert refused(session(BARE, state=HostState.NOT_RESPONDING), SNAPSHOT) == "host-not-connected"
    assert refused(session(), SNAPSHOT) == "no-such-virtual-machine"
    starting = session(vm("a", "esxi-01"))
    starting.perform(PowerOn(vms=("a",)))
    assert refused(starting, SNAPSHOT) == "vm-wrong-power-state"


REQUESTED = {"access": "dynamic-directpath-io", "allowed": ["10de:20f1"]}
STATICALLY = {"access": "directpath-io", "address": "af:00.0"}


def given(*pci: dict[str, object]) -> Action:
    return read_action({"action": "reconfigure-vm", "vm": "a", "pci": list(pci)})


@pytest.mark.parametrize("device", [REQUESTED, STATICALLY], ids=["dynamic", "static"])
def test_a_suspended_vm_is_given_no_device_that_cannot_be_suspended(device: dict[str, object]) -> None:
    on = session(BARE)
    on.perform(Suspend(vms=("a",)))
    assert refused(on, given(device)) == "vm-is-suspended"
    on.perform(PowerOff(vms=("a",)))
    assert on.perform(given(device)).faults == ()


def test_a_vm_with_snapshots_is_given_no_device_that_no_snapshot_saves() -> None:
    on = session(vm("a", "esxi-01"))
    on.perform(SNAPSHOT)
    (fault,) = on.perform(given(REQUESTED)).faults
    assert (fault.code, fault.slot) == ("vm-has-snapshots", 0)
    assert fault.remedy == "Undo the snapshots, or give the device to another virtual machine."
    assert on.perform(given({"access": "nvidia-vgpu", "profile": "grid_a100-10c"})).faults == ()


def test_a_suspended_vm_keeps_the_devices_that_it_has() -> None:
    on = session(vm("a", "esxi-01", ask(), power=Power.SUSPENDED))
    assert refused(on, given(REQUESTED, REQUESTED)) == "vm-is-suspended"
    assert on.perform(given()).faults == ()
