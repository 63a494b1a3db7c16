"""Failures in time: what vCenter sees, what vSphere HA does, and what happens when things come back."""

from typing import Any

import pytest

from tests.build import T4, ask, device, estate, host, static, vm
from vconsole.model import HostState, PciAddress, Power
from vconsole.vcenter import (
    Action,
    Change,
    DeleteVm,
    FailHost,
    FailVcenter,
    IsolateHost,
    PowerOff,
    PowerOn,
    RebootHost,
    RecoverHost,
    RecoverVcenter,
    Session,
    SetHa,
    SetHardwareLabel,
    read_action,
)

GPU = PciAddress.parse("af:00.0")
HA = {"enabled": True}


def names(change: Change) -> list[str]:
    return [event.event for event in change.events]


def of(change: Change, name: str) -> list[str | None]:
    return [event.vm for event in change.events if event.event == name]


def refused(session: Session, action: Action) -> str:
    before = session.inventory
    (fault,) = session.perform(action).faults
    assert session.inventory is before
    assert fault.remedy
    return fault.code


def pair(*vms: Any, ha: Any = HA, second: tuple[Any, ...] = (device("3b:00.0"),), **cluster: Any) -> Session:
    """esxi-01 with two A100, esxi-02 with one; `moves` and `fixed` run on esxi-01 unless VMs are given."""
    usual = (
        vm("moves", "esxi-01", ask(assigned="3b:00.0"), on=True),
        vm("fixed", "esxi-01", static("af:00.0", "esxi-01"), on=True),
    )
    first = host("esxi-01", device("3b:00.0"), device("af:00.0"))
    return Session(estate(first, host("esxi-02", *second), vms=vms or usual, ha=ha, **cluster))


def test_a_failed_host_stops_responding_at_once_and_its_vms_are_disconnected() -> None:
    session = pair()
    change = session.perform(FailHost(host="esxi-01"))
    assert names(change) == ["host-connection-lost", "vm-disconnected", "vm-disconnected"]
    assert session.inventory.hosts["esxi-01"].state is HostState.NOT_RESPONDING
    assert session.inventory.vms["moves"].power is Power.ON, "as vCenter last saw it"


def test_after_the_detection_time_ha_restarts_what_it_can_through_an_ordinary_power_on() -> None:
    session = pair()
    session.perform(FailHost(host="esxi-01"))
    assert session.advance(14).events == ()
    assert names(session.advance(1)) == [
        "host-failed",
        "vm-powered-off",
        "vm-powered-off",
        "failover-started",
        "vm-placed",
        "device-hinted",
        "vm-failover-unsuccessful",
    ]
    assert session.state.tasks[-1].name == "Power On virtual machine"
    assert names(session.settle()) == ["device-assigned", "vm-powered-on", "vm-restarted-by-ha", "failover-completed"]
    moved = session.inventory.vms["moves"]
    assert (moved.host, moved.power) == ("esxi-02", Power.ON)
    left = session.inventory.vms["fixed"]
    assert (left.host, left.power) == ("esxi-01", Power.OFF)
    assert not session.state.awaiting_restart
    assert not session.busy


def test_events_carry_the_ids_of_vcenter_where_it_knows_them() -> None:
    session = pair()
    events = (*session.perform(FailHost(host="esxi-01")).events, *session.settle().events)
    ids = {event.event: event.event_id for event in events}
    assert ids["host-connection-lost"] == "HostConnectionLostEvent"
    assert ids["host-failed"] == "com.vmware.vc.HA.DasHostFailedEvent"
    assert ids["vm-restarted-by-ha"] == "com.vmware.vc.ha.VmRestartedByHAEvent"
    assert ids["device-hinted"] is None
    restarted = next(event for event in events if event.event == "vm-restarted-by-ha")
    assert restarted.model_dump(mode="json")["event_id"] == "com.vmware.vc.ha.VmRestartedByHAEvent"


def test_a_vm_left_off_names_every_host_and_restarts_when_a_device_is_freed() -> None:
    holder = vm("holder", "esxi-02", ask(assigned="3b:00.0"), on=True)
    session = pair(vm("waits", "esxi-01", ask(assigned="3b:00.0"), on=True), holder)
    session.perform(FailHost(host="esxi-01"))
    change = session.settle()
    assert of(change, "vm-left-off-by-ha") == ["waits"]
    answers = [(event.host, event.code) for event in change.events if event.event == "restart-refused"]
    assert answers == [("esxi-01", "host-not-connected"), ("esxi-02", "device-in-use")]
    assert change.faults == ()
    session.perform(PowerOff(vms=("holder",)))
    assert of(session.settle(), "vm-restarted-by-ha") == ["waits"]
    assert session.inventory.vms["waits"].host == "esxi-02"
    assert not session.state.watches


def test_a_host_that_takes_no_vm_gives_all_its_reasons_in_the_event() -> None:
    waits = vm("waits", "esxi-01", ask(label="Training", assigned="3b:00.0"), on=True)
    session = pair(waits, second=(device("3b:00.0", label="Inference"), device("5e:00.0")))
    session.perform(FailHost(host="esxi-01"))
    events = [event for event in session.settle().events if event.event == "restart-refused"]
    (refused,) = [event for event in events if event.host == "esxi-02"]
    assert "0000:3b:00.0" in refused.message
    assert "0000:5e:00.0" in refused.message
    assert "more reason" not in refused.message


def test_a_waiting_vm_restarts_when_a_label_is_put_right() -> None:
    waits = vm("waits", "esxi-01", ask(label="Training", assigned="3b:00.0"), on=True)
    session = pair(waits, second=(device("3b:00.0", label="Trainnig"),))
    session.perform(FailHost(host="esxi-01"))
    session.settle()
    assert not session.inventory.vms["waits"].runs
    session.perform(SetHardwareLabel(host="esxi-02", device=PciAddress.parse("3b:00.0"), label="Training"))
    session.settle()
    assert session.inventory.vms["waits"].host == "esxi-02"


def test_a_waiting_vm_restarts_on_its_own_host_when_that_is_back() -> None:
    session = pair(vm("waits", "esxi-01", ask(assigned="af:00.0"), on=True), second=())
    session.perform(FailHost(host="esxi-01"))
    session.settle()
    assert [each.vm for each in session.state.awaiting_restart] == ["waits"]
    session.perform(RecoverHost(host="esxi-01"))
    assert of(session.settle(), "vm-restarted-by-ha") == ["waits"]


def test_a_waiting_vm_that_is_deleted_is_forgotten() -> None:
    session = pair(vm("waits", "esxi-01", ask(assigned="af:00.0"), on=True), second=())
    session.perform(FailHost(host="esxi-01"))
    session.settle()
    session.perform(DeleteVm(vm="waits"))
    session.settle()
    assert session.state.awaiting_restart == ()
    assert session.state.watches == ()


def test_a_restart_that_a_person_gives_up_is_not_tried_again() -> None:
    session = pair(vm("moves", "esxi-01", ask(assigned="af:00.0"), on=True))
    session.perform(FailHost(host="esxi-01"))
    session.advance(16)
    session.perform(PowerOff(vms=("moves",)))
    session.settle()
    assert not session.inventory.vms["moves"].runs
    assert session.state.awaiting_restart == ()


def test_when_the_host_is_back_static_vms_start_by_hand_and_dynamic_ones_stay_where_they_are() -> None:
    session = pair()
    session.perform(FailHost(host="esxi-01"))
    session.settle()
    assert refused(session, PowerOn(vms=("fixed",))) == "no-compatible-host"
    change = session.perform(RecoverHost(host="esxi-01"))
    assert names(change) == ["host-connected", "vm-connected"]
    assert session.settle().events == ()
    assert session.inventory.vms["moves"].host == "esxi-02"
    session.perform(PowerOn(vms=("fixed",)))
    session.settle()
    assert (session.inventory.vms["fixed"].host, session.inventory.vms["fixed"].power) == ("esxi-01", Power.ON)


def test_a_host_back_before_ha_noticed_has_lost_its_vms_all_the_same() -> None:
    session = pair()
    session.perform(FailHost(host="esxi-01"))
    session.advance(5)
    change = session.perform(RecoverHost(host="esxi-01"))
    assert of(change, "vm-powered-off") == ["fixed", "moves"]
    later = session.settle()
    assert "host-failed" not in names(later)
    assert of(later, "vm-restarted-by-ha") == ["moves"]
    assert not session.inventory.vms["fixed"].runs


def test_without_ha_nothing_restarts_and_the_vms_are_off_when_the_host_is_back() -> None:
    session = pair(ha={"enabled": False})
    session.perform(FailHost(host="esxi-01"))
    assert session.settle().events == ()
    session.perform(RecoverHost(host="esxi-01"))
    session.settle()
    assert not any(each.runs for each in session.inventory.vms.values())


def test_a_vm_with_restart_priority_disabled_is_not_restarted() -> None:
    session = pair(vm("plain", "esxi-01", on=True, restart_priority="disabled"))
    session.perform(FailHost(host="esxi-01"))
    assert of(session.settle(), "vm-restart-disabled") == ["plain"]


def test_the_failure_of_the_target_during_a_restart_leads_to_another_restart() -> None:
    hosts = [host(f"esxi-0{n}", device("af:00.0")) for n in (1, 2, 3)]
    session = Session(estate(*hosts, vms=(vm("a", "esxi-01", ask(assigned="af:00.0"), on=True),), ha=HA))
    session.perform(FailHost(host="esxi-01"))
    session.advance(16)
    target = session.inventory.vms["a"].host
    session.perform(FailHost(host=target))
    change = session.settle()
    assert of(change, "vm-restarted-by-ha") == ["a"]
    assert session.inventory.vms["a"].host not in ("esxi-01", target)


@pytest.mark.parametrize(("response", "at"), [("power-off", 30), ("shutdown", 50)])
def test_an_isolated_host_gives_its_vms_up_if_it_is_told_to(response: str, at: float) -> None:
    session = pair(ha={**HA, "isolation_response": response})
    session.perform(IsolateHost(host="esxi-01"))
    change = session.settle()
    stopped = [event.at for event in change.events if event.event == "vm-powered-off"]
    assert stopped == [at, at]
    assert of(change, "vm-restarted-by-ha") == ["moves"]
    assert of(change, "vm-failover-unsuccessful") == ["fixed"]
    assert (session.inventory.vms["fixed"].host, session.inventory.vms["fixed"].runs) == ("esxi-01", False)


def test_an_isolated_host_without_a_response_lets_its_vms_run() -> None:
    session = pair()
    session.perform(IsolateHost(host="esxi-01"))
    assert names(session.settle()) == ["host-isolated"]
    assert all(each.runs for each in session.inventory.vms.values())
    session.perform(RecoverHost(host="esxi-01"))
    assert session.settle().events == ()
    assert all(each.runs for each in session.inventory.vms.values())


def test_after_isolation_a_vm_without_a_host_is_told_of_by_its_own_event() -> None:
    session = pair(
        vm("waits", "esxi-01", ask(assigned="3b:00.0"), on=True),
        vm("stays", "esxi-01", on=True, restart_priority="disabled"),
        ha={**HA, "isolation_response": "power-off"},
        second=(device("3b:00.0", T4),),
    )
    session.perform(IsolateHost(host="esxi-01"))
    change = session.settle()
    assert of(change, "vm-left-off-after-isolation") == ["waits"]
    assert session.inventory.vms["stays"].runs, "what HA may not restart is not stopped"


def test_vcenter_down_stops_clients_and_drs_but_not_ha() -> None:
    session = pair()
    session.perform(FailVcenter())
    assert refused(session, PowerOff(vms=("moves",))) == "vcenter-down"
    assert refused(session, FailVcenter()) == "vcenter-down"
    session.perform(FailHost(host="esxi-01"))
    change = session.settle()
    assert of(change, "vm-restarted-by-ha") == ["moves"]
    placed = next(event for event in change.events if event.event == "vm-placed")
    assert "DRS" not in placed.message
    session.perform(RecoverVcenter())
    assert session.perform(PowerOff(vms=("moves",))).faults == ()
    assert refused(session, RecoverVcenter()) == "vcenter-runs"


def test_new_hardware_at_another_address_serves_the_dynamic_vm_and_not_the_static_one() -> None:
    session = pair(
        vm("waits", "esxi-01", ask(assigned="3b:00.0"), on=True),
        vm("fixed", "esxi-01", static("af:00.0", "esxi-01"), on=True),
        second=(),
    )
    session.perform(FailHost(host="esxi-01"))
    session.settle()
    swap = [
        {"address": "3b:00.0", "new_address": "5e:00.0"},
        {"address": "af:00.0", "new_address": "d8:00.0", "model": "NVIDIA A30"},
    ]
    session.perform(read_action({"action": "replace-host", "host": "esxi-01", "devices": swap}))
    session.settle()
    addresses = [str(each.address) for each in session.inventory.hosts["esxi-01"].pci]
    assert addresses == ["0000:5e:00.0", "0000:d8:00.0"]
    assert session.inventory.hosts["esxi-01"].pci[1].model == "NVIDIA A30"
    assert session.inventory.vms["waits"].runs
    (fault,) = session.perform(PowerOn(vms=("fixed",))).faults
    assert "static-device-missing" in {cause.code for cause in fault.causes}


def replacing(**slot: str) -> Action:
    return read_action({"action": "replace-host", "host": "esxi-01", "devices": [slot]})


def test_hardware_that_cannot_be_is_refused() -> None:
    session = pair()
    assert refused(session, replacing(address="af:00.0")) == "host-in-service"
    session.perform(FailHost(host="esxi-01"))
    session.settle()
    assert refused(session, replacing(address="01:00.0")) == "no-such-device-address"
    assert refused(session, replacing(address="af:00.0", new_address="3b:00.0")) == "address-taken"
    assert refused(session, replacing(address="af:00.0", model="NVIDIA A3O")) == "no-such-model"


def test_a_host_that_is_lost_cannot_be_lost_again_and_one_that_answers_cannot_come_back() -> None:
    session = pair()
    assert refused(session, RecoverHost(host="esxi-01")) == "host-not-lost"
    assert refused(session, FailHost(host="esxi-1")) == "no-such-host"
    session.perform(FailHost(host="esxi-01"))
    assert refused(session, FailHost(host="esxi-01")) == "host-not-connected"
    assert refused(session, IsolateHost(host="esxi-01")) == "host-not-connected"
    session.perform(RebootHost(host="esxi-02"))
    assert refused(session, RecoverHost(host="esxi-02")) == "host-rebooting"


def test_admission_control_refuses_a_power_on_that_leaves_too_little() -> None:
    session = pair(
        vm("large", "esxi-01", on=True, memory_gb=500),
        vm("new", "esxi-02", memory_gb=300),
        ha={**HA, "memory_percent": 25},
    )
    before = session.inventory
    (fault,) = session.perform(PowerOn(vms=("new",))).faults
    assert fault.message == "Insufficient resources to satisfy configured failover level for vSphere HA."
    assert fault.code == "insufficient-failover-resources"
    assert "25 % are kept" in fault.causes[0].message
    assert session.inventory is before
    session.perform(SetHa(cluster="gpu", admission_control="disabled"))
    assert session.perform(PowerOn(vms=("new",))).faults == ()


def test_no_vm_is_powered_on_on_a_dedicated_failover_host() -> None:
    session = pair(vm("new", "esxi-01", ask(T4)), second=(device("3b:00.0", T4),))
    session.perform(SetHa(cluster="gpu", admission_control="dedicated-failover-hosts", failover_hosts=("esxi-02",)))
    (fault,) = session.perform(PowerOn(vms=("new",))).faults
    assert "dedicated-failover-host" in {cause.code for cause in fault.causes}
    assert refused(session, PowerOn(vms=("new",), host="esxi-02")) == "host-not-compatible"


def test_failover_hosts_must_be_in_the_cluster_and_a_setting_must_be_given() -> None:
    assert refused(pair(), SetHa(cluster="gpu", failover_hosts=("esxi-2",))) == "host-not-in-cluster"
    assert refused(pair(), SetHa(cluster="gpo", enabled=True)) == "no-such-cluster"
    with pytest.raises(ValueError, match="at least one"):
        SetHa(cluster="gpu")


def test_turning_ha_off_forgets_who_waits() -> None:
    session = pair(vm("waits", "esxi-01", ask(assigned="af:00.0"), on=True), second=())
    session.perform(FailHost(host="esxi-01"))
    session.settle()
    change = session.perform(SetHa(cluster="gpu", enabled=False))
    assert names(change) == ["ha-configured"]
    assert session.state.awaiting_restart == ()
    session.perform(RecoverHost(host="esxi-01"))
    session.settle()
    assert not session.inventory.vms["waits"].runs


def test_a_failure_can_be_undone() -> None:
    session = pair()
    before = session.inventory
    session.perform(FailHost(host="esxi-01"))
    session.settle()
    session.undo()
    assert session.inventory is before
    assert session.state.lost_hosts == ()
    assert not session.busy
