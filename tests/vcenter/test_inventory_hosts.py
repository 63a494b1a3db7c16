"""Hosts that join the inventory and leave it."""

from typing import Any

import pytest

from tests.build import A100, T4, ask, device, estate, host, vm
from vconsole.files.cluster import dumps, loads
from vconsole.model import HostState, Inventory, Passthrough, Power
from vconsole.model.cluster import Ha
from vconsole.vcenter import (
    Action,
    AddHost,
    EnterMaintenance,
    FailHost,
    PowerOn,
    RebootHost,
    RemoveHost,
    Session,
    SetDrs,
    action_json,
    read_action,
)

GPU = {"address": "af:00.0", "model": "NVIDIA A100 PCIe 40GB", "passthrough": "enabled"}
OUT = HostState.MAINTENANCE


def add(name: str = "esxi-09", **fields: Any) -> Action:
    return read_action({"action": "add-host", "name": name, "cluster": "gpu", **fields})


def refused(session: Session, action: Action) -> tuple[str, str]:
    before = session.state
    (fault,) = session.perform(action).faults
    assert session.inventory is before.inventory
    assert session.state.lost_hosts == before.lost_hosts
    return fault.code, fault.remedy


def test_a_new_host_is_connected_and_drs_counts_on_it() -> None:
    session = Session(estate(host("esxi-01"), vms=(vm("a", "esxi-01", ask()),)))
    assert session.perform(PowerOn(vms=("a",))).faults != ()
    change = session.perform(add(pci=[GPU], cpu_cores=32, memory_gb=256))
    assert [event.message for event in change.events] == ["Added esxi-09 to the cluster gpu."]
    assert [each.name for each in session.inventory.hosts_in("gpu")] == ["esxi-01", "esxi-09"]
    session.perform(PowerOn(vms=("a",)))
    session.settle()
    assert (session.inventory.vms["a"].host, session.inventory.vms["a"].power) == ("esxi-09", Power.ON)


def test_the_catalogue_fills_in_what_a_device_leaves_out() -> None:
    session = Session(estate(host("esxi-01")))
    session.perform(add(pci=[{"address": "af:00.0", "model": "NVIDIA A100 PCIe 40GB"}]))
    (found,) = session.inventory.hosts["esxi-09"].pci
    assert (found.id, found.passthrough, found.memory_gb) == (A100, Passthrough.DISABLED, 40)


def test_a_host_that_joins_in_maintenance_mode_takes_no_vms() -> None:
    session = Session(estate(host("esxi-01"), vms=(vm("a", "esxi-01", ask()),)))
    session.perform(add(pci=[GPU], state="maintenance"))
    (fault,) = session.perform(PowerOn(vms=("a",))).faults
    assert "host-in-maintenance" in {cause.code for cause in fault.causes}


def test_a_host_may_stand_alone_in_a_datacenter() -> None:
    session = Session(estate(host("esxi-01")))
    session.perform(read_action({"action": "add-host", "name": "alone", "datacenter": "Lab"}))
    assert [each.name for each in session.inventory.standalone_hosts("Lab")] == ["alone"]


def test_vms_that_wait_for_vsphere_ha_start_on_a_host_that_joins() -> None:
    inventory = estate(
        host("esxi-01", device("af:00.0")),
        host("esxi-02"),
        vms=(vm("a", "esxi-01", ask(assigned="af:00.0"), on=True),),
        ha=Ha(enabled=True, admission_control="disabled"),
    )
    session = Session(inventory)
    session.perform(FailHost(host="esxi-01"))
    session.settle()
    assert [each.vm for each in session.state.awaiting_restart] == ["a"]
    session.perform(add(pci=[GPU]))
    session.settle()
    assert (session.inventory.vms["a"].host, session.inventory.vms["a"].power) == ("esxi-09", Power.ON)
    assert session.state.awaiting_restart == ()


def test_the_action_on_record_adds_the_same_host() -> None:
    action = add(pci=[GPU, {"address": "3b:00.0", "vendor_id": "0x10de", "device_id": "0x1eb8"}], version="7.0.3")
    first, second = Session(estate(host("esxi-01"))), Session(estate(host("esxi-01")))
    first.perform(action)
    second.perform(read_action(action_json(action)))
    assert first.inventory == second.inventory
    assert loads(dumps(first.inventory)) == first.inventory


@pytest.mark.parametrize(
    ("fields", "code", "remedy"),
    [
        ({"name": "esxi-01"}, "name-taken", "Choose another name."),
        ({"cluster": "gup"}, "no-such-cluster", 'Did you mean "gpu"?'),
        ({"cluster": None, "datacenter": "Lob"}, "no-such-datacenter", 'Did you mean "Lab"?'),
        ({"cluster": None}, "no-place-for-host", "Name a cluster, or a datacenter where it stands alone."),
        ({"datacenter": "Lob"}, "cluster-not-in-datacenter", "Name only the cluster."),
        ({"pci": [GPU, GPU]}, "devices-contradict", "Correct the devices; nothing was added."),
    ],
)
def test_a_host_that_cannot_join_is_refused(fields: dict[str, Any], code: str, remedy: str) -> None:
    session = Session(estate(host("esxi-01")))
    assert refused(session, add(**{"name": "esxi-09", **fields})) == (code, remedy)


def test_every_contradiction_of_the_devices_is_named_with_its_place() -> None:
    session = Session(estate(host("esxi-01")))
    action = add(pci=[GPU, {**GPU, "dependent_device": "01:00.0"}])
    (fault,) = session.perform(action).faults
    assert [cause.message for cause in fault.causes] == [
        "pci[1].address: 0000:af:00.0 is already the address of pci[0] of this host.",
        "pci[1].dependent_device: this host has no device at 0000:01:00.0.",
    ]


def test_a_removed_host_takes_its_vms_along_each_with_an_event() -> None:
    inventory = estate(
        host("esxi-01", state=OUT), host("esxi-02"), vms=(vm("b", "esxi-01"), vm("a", "esxi-01"), vm("c", "esxi-02"))
    )
    session = Session(inventory)
    change = session.perform(RemoveHost(host="esxi-01"))
    assert [(event.event, event.vm) for event in change.events] == [
        ("vm-removed", "a"),
        ("vm-removed", "b"),
        ("host-removed", None),
    ]
    assert (list(session.inventory.hosts), list(session.inventory.vms)) == (["esxi-02"], ["c"])
    assert session.inventory == estate(host("esxi-02"), vms=(vm("c", "esxi-02"),))
    session.undo()
    assert session.inventory == inventory


def test_the_last_host_of_a_cluster_can_go_and_another_come() -> None:
    session = Session(estate(host("esxi-01", state=OUT)))
    session.perform(RemoveHost(host="esxi-01"))
    assert session.inventory.hosts_in("gpu") == ()
    assert loads(dumps(session.inventory)) == session.inventory
    session.perform(add("esxi-01"))
    assert session.inventory == estate(host("esxi-01"))


def test_a_dedicated_failover_host_that_is_removed_is_none_any_more() -> None:
    ha = Ha(admission_control="dedicated-failover-hosts", failover_hosts=("esxi-01", "esxi-02"))
    session = Session(estate(host("esxi-01", state=OUT), host("esxi-02"), ha=ha))
    session.perform(RemoveHost(host="esxi-01"))
    assert session.inventory.clusters["gpu"].ha.failover_hosts == ("esxi-02",)
    assert loads(dumps(session.inventory)) == session.inventory


def failed(*, on: bool) -> Session:
    vms = (vm("a", "esxi-01", ask(assigned="af:00.0" if on else None), on=on),)
    session = Session(estate(host("esxi-01", device("af:00.0")), vms=vms, ha=Ha(enabled=False)))
    session.perform(FailHost(host="esxi-01"))
    return session


def test_a_failed_host_that_is_removed_is_not_missed_any_more() -> None:
    session = failed(on=False)
    session.perform(RemoveHost(host="esxi-01"))
    session.settle()
    assert session.state.lost_hosts == ()
    assert session.inventory == estate(ha=Ha(enabled=False))


def rebooting() -> Session:
    session = Session(estate(host("esxi-01")))
    session.perform(RebootHost(host="esxi-01"))
    return session


REMEDY = "Recover esxi-01 and power them off, or let vSphere HA restart them elsewhere."


@pytest.mark.parametrize(
    ("session", "name", "code", "remedy"),
    [
        (Session(estate(host("esxi-01"))), "esxi-1", "no-such-host", 'Did you mean "esxi-01"?'),
        (Session(estate(host("esxi-01"))), "esxi-01", "host-in-service", "Bring esxi-01 into maintenance mode first."),
        (failed(on=True), "esxi-01", "host-has-running-vms", REMEDY),
        (rebooting(), "esxi-01", "host-rebooting", "Wait until it is back."),
    ],
)
def test_a_host_that_cannot_leave_is_refused(session: Session, name: str, code: str, remedy: str) -> None:
    assert refused(session, RemoveHost(host=name)) == (code, remedy)


def test_a_vm_whose_former_host_left_stays_where_its_restart_was_refused() -> None:
    """HA restarts it elsewhere, its former host is removed meanwhile, and the new host refuses: it has a home still."""
    inventory = estate(
        host("esxi-01", device("af:00.0")),
        host("esxi-02", device("af:00.0")),
        vms=(vm("a", "esxi-01", ask(assigned="af:00.0"), on=True),),
        ha=Ha(enabled=True, admission_control="disabled"),
    )
    session = Session(inventory)
    session.perform(FailHost(host="esxi-01"))
    session.advance(15.5)
    assert session.inventory.vms["a"].powering_on
    session.perform(RemoveHost(host="esxi-01"))
    session.perform(EnterMaintenance(host="esxi-02"))
    session.settle()
    assert (session.inventory.vms["a"].host, session.inventory.vms["a"].power) == ("esxi-02", Power.OFF)


def test_what_drs_recommended_for_a_removed_host_expires_with_it() -> None:
    inventory: Inventory = estate(
        host("esxi-01", device("af:00.0", T4)),
        host("esxi-02", device("af:00.0")),
        vms=(vm("a", "esxi-01", ask()),),
    )
    session = Session(inventory)
    session.perform(SetDrs(cluster="gpu", automation="manual"))
    session.perform(PowerOn(vms=("a",)))
    session.perform(FailHost(host="esxi-02"))
    assert [choice.host for made in session.state.recommendations for choice in made.hosts] == ["esxi-02"]
    change = session.perform(RemoveHost(host="esxi-02"))
    assert [event.event for event in change.events] == ["host-removed", "recommendation-expired"]
    assert session.state.recommendations == ()


def test_an_added_host_is_a_value_like_any_action() -> None:
    assert add(pci=[GPU]) == AddHost.model_validate(action_json(add(pci=[GPU])))
