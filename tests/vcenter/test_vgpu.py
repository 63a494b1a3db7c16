"""VMs with vGPUs from power-on to the end, through the actions."""

import pytest

from tests.build import A40, A100, T4, ask, device, estate, gpu, host, sharing, vgpu, vm
from vconsole.model import Fault, Host, Inventory, PciAddress, Power, Vm
from vconsole.vcenter import (
    ApplyRecommendation,
    EnterMaintenance,
    FailHost,
    FailVcenter,
    MigrateVm,
    PowerOff,
    PowerOn,
    ReconfigureVm,
    Session,
    SetVcenterSetting,
    blockers,
    find_place,
    fixes,
    maintenance_plan,
    read_action,
)

FIRST, SECOND = PciAddress.parse("3b:00.0"), PciAddress.parse("af:00.0")
HOT = "vgpu.hotmigrate.enabled"
ONE = sharing("esxi-01", gpu("3b:00.0"), gpu("af:00.0"))
TWO = sharing("esxi-02", gpu("3b:00.0"))


def session(*vms: Vm, hosts: tuple[Host, ...] = (ONE, TWO), **cluster: object) -> Session:
    return Session(estate(*hosts, vms=vms, **cluster))


def on(name: str, where: str = "esxi-01", assigned: str = "3b:00.0", profile: str = "grid_a100d-10c") -> Vm:
    return vm(name, where, vgpu(profile, assigned), on=True)


def refused(work: Session, action: object) -> Fault:
    before = work.inventory
    change = work.perform(action)  # type: ignore[arg-type]
    assert work.inventory is before, "a refused action changes nothing"
    (fault,) = change.faults
    assert fault.remedy
    return fault


def test_a_vgpu_is_hinted_at_placement_and_assigned_by_the_host():
    work = session(vm("a", "esxi-01", vgpu()), hosts=(ONE,))
    hinted = work.perform(PowerOn(vms=("a",)))
    assert [event.event for event in hinted.events] == ["vm-placed", "device-hinted"]
    assert hinted.events[1].message == "vGPU grid_a100d-10c of 0000:3B:00.0 on esxi-01 is reserved for a (pending)."
    assert work.inventory.vms["a"].holds(work.inventory.vms["a"].pci[0]) == FIRST
    done = work.settle()
    assert done.events[0].message == "esxi-01 assigned vGPU grid_a100d-10c of 0000:3B:00.0 to a."
    assert work.inventory.vms["a"].pci[0] == vgpu(assigned="3b:00.0")


def test_a_hint_that_does_not_serve_any_more_is_replaced_and_said():
    work = session(vm("a", "esxi-01", vgpu()), vm("b", "esxi-01", vgpu("grid_a100d-80c")), hosts=(ONE,))
    work.perform(PowerOn(vms=("a",)))
    taken = work.inventory.vms["b"].assigned([FIRST]).model_copy(update={"power": Power.ON})
    work.state = work.state.with_inventory(work.inventory.with_vm(taken))
    (assigned,) = [event for event in work.settle().events if event.event == "device-assigned"]
    assert assigned.device == SECOND
    assert "The hint was 0000:3B:00.0, which does not serve any more." in assigned.message


def test_a_power_on_that_the_host_refuses_is_tried_once_more_and_gives_its_gpu_back():
    work = session(vm("a", "esxi-02", vgpu()), vm("b", "esxi-02", vgpu("grid_a100d-80c")), hosts=(TWO,))
    work.perform(PowerOn(vms=("a",)))
    taken = work.inventory.vms["b"].assigned([FIRST]).model_copy(update={"power": Power.ON})
    work.state = work.state.with_inventory(work.inventory.with_vm(taken))
    change = work.settle()
    assert [event.code for event in change.events if event.event == "power-on-refused"] == ["device-unavailable"]
    assert work.inventory.vms["a"].pci[0] == vgpu()
    assert not work.inventory.vms["a"].runs


@pytest.mark.parametrize(("way", "power"), [("power-off", Power.OFF), ("suspend", Power.SUSPENDED)])
def test_power_off_and_suspend_free_the_gpu(way: str, power: Power):
    work = session(on("a"), on("b"))
    change = work.perform(read_action({"action": way, "vm": "a"}))
    assert change.faults == ()
    assert (work.inventory.vms["a"].power, work.inventory.vms["a"].pci[0]) == (power, vgpu())
    assert work.inventory.vms["b"].holds(work.inventory.vms["b"].pci[0]) == FIRST


def test_a_suspended_vm_needs_a_gpu_again():
    work = session(on("a", "esxi-02"), vm("b", "esxi-02", vgpu("grid_a100d-80c")), hosts=(TWO,))
    for action in ({"action": "suspend", "vm": "a"}, {"action": "power-on", "vm": "b"}):
        work.perform(read_action(action))
    work.settle()
    fault = refused(work, read_action({"action": "resume", "vm": "a"}))
    assert [cause.code for cause in fault.causes] == ["vgpu-no-gpu", "vgpu-size-differs"]
    work.perform(PowerOff(vms=("b",)))
    work.perform(read_action({"action": "resume", "vm": "a"}))
    work.settle()
    assert work.inventory.vms["a"].power is Power.ON


def test_a_snapshot_is_taken_and_a_reset_keeps_the_gpu():
    work = session(on("a"))
    assert work.perform(read_action({"action": "create-snapshot", "vm": "a", "name": "x"})).faults == ()
    assert work.perform(read_action({"action": "reset", "vm": "a"})).faults == ()
    assert work.inventory.vms["a"].holds(work.inventory.vms["a"].pci[0]) == FIRST


def test_all_memory_must_be_reserved_and_is_when_the_device_is_added():
    work = session(vm("a", "esxi-01", vgpu(), reserve_all_memory=False), hosts=(ONE,), drs={"enabled": False})
    work.perform(PowerOn(vms=("a",)))
    assert [fault.code for fault in work.settle().faults] == ["memory-not-reserved"]
    work = session(vm("b", "esxi-01", reserve_all_memory=False))
    work.perform(ReconfigureVm(vm="b", pci=(vgpu(),)))
    assert work.inventory.vms["b"].reserve_all_memory
    work.perform(read_action({"action": "create-vm", "name": "c", "host": "esxi-01", "pci": [vgpu().model_dump()]}))
    assert work.inventory.vms["c"].reserve_all_memory


def test_no_mmio_and_no_efi_are_asked_for_a_vgpu():
    work = session(vm("a", "esxi-01", vgpu(), advanced={}, firmware="bios"), hosts=(ONE,))
    work.perform(PowerOn(vms=("a",)))
    work.settle()
    assert work.inventory.vms["a"].power is Power.ON


def test_drs_at_the_level_manual_recommends_a_host_and_the_gpu_there():
    work = session(vm("a", "esxi-01", vgpu()), drs={"enabled": True, "automation": "manual"})
    work.perform(PowerOn(vms=("a",)))
    (made,) = work.state.recommendations
    assert made.on("esxi-02").devices == (FIRST,)
    work.perform(ApplyRecommendation(vm="a", host="esxi-02"))
    work.settle()
    assert work.inventory.vms["a"].host == "esxi-02"


def test_a_hint_by_hand_is_one_for_each_vgpu_too():
    work = session(vm("a", "esxi-01", vgpu()), hosts=(ONE,))
    fault = refused(work, PowerOn(vms=("a",), devices=(FIRST, SECOND)))
    assert "1 Dynamic DirectPath IO devices and vGPUs" in fault.message
    work.perform(PowerOn(vms=("a",), devices=(SECOND,)))
    assert work.inventory.vms["a"].holds(work.inventory.vms["a"].pci[0]) == SECOND


# What its use of a GPU prevents


def test_passthrough_of_a_gpu_that_is_shared_cannot_be_toggled():
    work = session(on("a"), on("b"))
    action = {"action": "set-passthrough", "host": "esxi-01", "devices": ["3b:00.0"], "enabled": True}
    fault = refused(work, read_action(action))
    assert fault.code == "device-in-use"
    assert fault.remedy == "Power off a, b, then toggle passthrough."


@pytest.mark.parametrize(
    "action",
    [
        {"action": "set-device-graphics", "device": "3b:00.0", "type": "shared"},
        {"action": "set-host-graphics", "default_type": "shared", "restart_xorg": True},
    ],
)
def test_the_type_of_a_gpu_that_runs_vgpus_does_not_change(action: dict[str, object]):
    fault = refused(session(on("a")), read_action({**action, "host": "esxi-01"}))
    assert (fault.code, fault.device, fault.remedy) == ("gpu-in-use", FIRST, "Power off a first.")


def test_the_policy_and_the_type_of_another_gpu_are_free():
    work = session(on("a"))
    for action in (
        {"action": "set-host-graphics", "assignment_policy": "consolidation"},
        {"action": "set-device-graphics", "device": "af:00.0", "type": "shared", "restart_xorg": True},
    ):
        assert work.perform(read_action({**action, "host": "esxi-01"})).faults == ()


def test_a_restart_of_xorg_does_not_make_a_waiting_type_active_under_a_vgpu():
    waiting = sharing("esxi-01", gpu("3b:00.0", graphics_type="shared"), gpu("af:00.0"))
    work = session(on("a"), hosts=(waiting,))
    fault = refused(work, read_action({"action": "set-host-graphics", "host": "esxi-01", "restart_xorg": True}))
    assert fault.code == "gpu-in-use"


# Moving


def test_a_live_move_needs_the_setting_of_vcenter():
    work = session(on("a"))
    fault = refused(work, MigrateVm(vm="a", host="esxi-02"))
    assert fault.code == "device-prevents-migration"
    assert HOT in fault.remedy
    work.perform(SetVcenterSetting(key=HOT, value="TRUE"))
    change = work.perform(MigrateVm(vm="a", host="esxi-02"))
    assert change.faults == ()
    assert change.events[0].message == "esxi-02 assigned vGPU grid_a100d-10c of 0000:3B:00.0 to a."
    assert (work.inventory.vms["a"].host, work.inventory.vms["a"].power) == ("esxi-02", Power.ON)


@pytest.mark.parametrize("value", ["FALSE", None, "yes"])
def test_any_other_text_does_not_open_it(value: str | None):
    work = session(on("a"))
    work.perform(SetVcenterSetting(key=HOT, value="true"))
    work.perform(SetVcenterSetting(key=HOT, value=value))
    assert refused(work, MigrateVm(vm="a", host="esxi-02")).code == "device-prevents-migration"


def test_a_live_move_needs_room_of_that_size():
    work = session(on("a"), on("b", "esxi-02", profile="grid_a100d-40c"))
    work.perform(SetVcenterSetting(key=HOT, value="TRUE"))
    fault = refused(work, MigrateVm(vm="a", host="esxi-02"))
    assert [cause.code for cause in fault.causes] == ["vgpu-no-gpu", "vgpu-size-differs"]


def test_a_cold_move_works_with_a_match_and_without_the_setting():
    work = session(vm("a", "esxi-01", vgpu()), vm("b", "esxi-01", vgpu("grid_t4-8c")))
    assert work.perform(MigrateVm(vm="a", host="esxi-02")).faults == ()
    fault = refused(work, MigrateVm(vm="b", host="esxi-02"))
    assert "vgpu-profile-not-offered" in {cause.code for cause in fault.causes}


def test_the_setting_is_kept_undone_and_taken_away():
    work = session()
    work.perform(SetVcenterSetting(key=HOT, value="TRUE"))
    assert work.inventory.vcenter.advanced == {HOT: "TRUE"}
    work.undo()
    assert work.inventory.vcenter.advanced == {}
    work.redo()
    change = work.perform(SetVcenterSetting(key=HOT, value=None))
    assert work.inventory.vcenter.advanced == {}
    assert change.events[0].message.endswith("is not set any more.")


def test_a_setting_that_says_something_else_is_shown_with_what_is_expected():
    work = session(on("a"))
    change = work.perform(SetVcenterSetting(key=HOT, value="yes"))
    assert change.events[0].message.endswith("is set to yes, which means nothing; expected is TRUE or FALSE.")
    fault = refused(work, MigrateVm(vm="a", host="esxi-02"))
    assert f'{HOT} is "yes", where TRUE is expected' in fault.message
    assert f"{HOT} to TRUE" in fault.remedy


def test_a_known_setting_with_a_typo_is_refused_and_the_right_one_is_named():
    work = session()
    before = work.inventory
    fault = refused(work, SetVcenterSetting(key="vgpu.hotmigrate.enabeld", value="TRUE"))
    assert (fault.code, fault.remedy) == ("setting-misspelt", f"Write {HOT}.")
    assert work.inventory is before
    assert work.perform(SetVcenterSetting(key="config.log.level", value="info")).faults == ()


def test_a_setting_with_a_typo_that_a_file_has_can_be_taken_away():
    work = session()
    assert work.perform(SetVcenterSetting(key="vgpu.hotmigrate.enabeld", value=None)).faults == ()


def test_no_setting_can_be_made_while_vcenter_is_down():
    work = session()
    work.perform(FailVcenter())
    assert refused(work, SetVcenterSetting(key=HOT, value="TRUE")).code == "vcenter-down"


# Maintenance and failures


def _planned(work: Session) -> list[str]:
    return [step.message for step in maintenance_plan(work.inventory, "esxi-01")]


def test_a_host_waits_for_its_vgpus_and_the_plan_power_cycles_or_moves_them():
    work = session(on("a"))
    (blocker,) = blockers(work.inventory, "esxi-01")
    assert (blocker.code, blocker.remedy) == ("device-blocks-maintenance", "Migrate a by hand, or power it off.")
    assert _planned(work)[1:] == [
        "a runs with an NVIDIA vGPU ('PCI device 0'), which DRS does not move by itself. Power it off.",
        "Migrate a to esxi-02 while it is off.",
        "Power a on again.",
    ]
    work.perform(SetVcenterSetting(key=HOT, value="TRUE"))
    assert _planned(work)[1:] == ["Migrate a live to esxi-02."]
    work.perform(EnterMaintenance(host="esxi-01"))
    work.settle()
    assert work.inventory.vms["a"].host == "esxi-01", "DRS does not move it by itself"


@pytest.mark.parametrize("vcenter_up", [True, False])
def test_ha_restarts_vms_with_vgpus_where_a_gpu_has_room(vcenter_up: bool):
    work = session(on("a"), on("b", profile="grid_a100d-80c", assigned="af:00.0"), ha={"enabled": True})
    if not vcenter_up:
        work.perform(FailVcenter())
    work.perform(FailHost(host="esxi-01"))
    change = work.settle()
    restarted = [event.vm for event in change.events if event.event == "vm-restarted-by-ha"]
    refusals = [event.code for event in change.events if event.event == "restart-refused"]
    assert restarted == ["a"], "of two that fit on one host the first by name goes first"
    assert refusals == ["host-not-connected", "vgpu-no-gpu"]


# Changes that help


def _fixes(inventory: Inventory, name: str) -> list[str]:
    asking = inventory.vms[name]
    return [fix.message for fix in fixes(inventory, asking, find_place(inventory, asking))]


def test_a_default_that_is_shared_can_be_changed():
    plain = host("esxi-01", gpu("3b:00.0", graphics_type="shared", active_graphics_type="shared"), graphics={})
    driven = plain.model_copy(update={"graphics": plain.graphics.model_copy(update={"vgpu_driver": True})})
    work = session(vm("a", "esxi-01", vgpu()), hosts=(driven,))
    (fix,) = fixes(work.inventory, work.inventory.vms["a"], find_place(work.inventory, work.inventory.vms["a"]))
    assert fix.message == "Set the default graphics type of esxi-01 to Shared Direct, and restart its X.Org service."
    assert fix.action is not None
    work.perform(fix.action)
    assert find_place(work.inventory, work.inventory.vms["a"]).fits


@pytest.mark.parametrize(
    ("card", "message"),
    [
        (
            gpu("3b:00.0", graphics_type="shared", active_graphics_type="shared"),
            "Set 0000:3b:00.0 of esxi-01 to Shared Direct, and restart the host's X.Org service.",
        ),
        (
            gpu("3b:00.0", active_graphics_type="shared"),
            "Restart the X.Org service of esxi-01, so that Shared Direct becomes active.",
        ),
        (gpu("3b:00.0", passthrough="enabled"), "Disable passthrough of 0000:3b:00.0 on esxi-01."),
    ],
)
def test_a_gpu_that_cannot_be_shared_can_be_made_to(card: object, message: str):
    work = session(vm("a", "esxi-01", vgpu()), hosts=(sharing("esxi-01", card),))  # type: ignore[arg-type]
    assert _fixes(work.inventory, "a") == [message]


def test_a_holder_can_give_way_and_another_policy_is_not_offered():
    work = session(on("a"), on("b", assigned="af:00.0"), vm("new", "esxi-01", vgpu("grid_a100d-20c")), hosts=(ONE,))
    assert _fixes(work.inventory, "new") == ["Power off a on esxi-01.", "Power off b on esxi-01."]


def test_a_holder_moves_live_where_the_setting_allows_it():
    there = sharing("esxi-02", gpu("3b:00.0", A40), device("af:00.0", A100), gpu("d8:00.0"))
    blocking = on("c", "esxi-02", "d8:00.0")
    hosts = (sharing("esxi-01", gpu("3b:00.0")), there)
    work = session(on("a"), blocking, vm("new", "esxi-01", vgpu("grid_a100d-20c")), hosts=hosts)
    work.perform(SetVcenterSetting(key=HOT, value="TRUE"))
    assert "Migrate a from esxi-01 to esxi-02; it keeps running." in _fixes(work.inventory, "new")


def test_a_vgpu_beside_a_passthrough_device_on_one_host():
    mixed = sharing("esxi-01", gpu("3b:00.0"), device("af:00.0", T4))
    work = session(vm("a", "esxi-01", ask(T4), vgpu()), hosts=(mixed,))
    work.perform(PowerOn(vms=("a",)))
    work.settle()
    running = work.inventory.vms["a"]
    assert [running.holds(each) for each in running.pci] == [SECOND, FIRST]
