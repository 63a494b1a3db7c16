"""Migration: cold where there is a match, live only with migratable devices."""

import pytest

from tests.build import T4, ask, device, estate, host, static, vm
from vconsole.model import Fault, HostState, NvidiaVgpu, PciAddress, Power
from vconsole.vcenter import Change, MigrateVm, PowerOn, Session
from vconsole.vcenter.queries import load_balance

FIRST = PciAddress.parse("3b:00.0")
SECOND = PciAddress.parse("af:00.0")


def session(*vms: object, migratable: bool = True, **target: object) -> Session:
    cards = (device("af:00.0", migratable=migratable), device("d8:00.0", T4))
    return Session(
        estate(
            host("esxi-01", device("3b:00.0", migratable=True), device("3c:00.0")),
            host("esxi-02", *cards, **target),
            vms=vms,  # type: ignore[arg-type]
        )
    )


def refused(on: Session, name: str, target: str = "esxi-02") -> Fault:
    before = on.inventory
    (fault,) = on.perform(MigrateVm(vm=name, host=target)).faults
    assert on.inventory is before
    assert fault.remedy
    return fault


def moves(on: Session, name: str) -> Change:
    change = on.perform(MigrateVm(vm=name, host="esxi-02"))
    assert change.faults == ()
    assert on.inventory.vms[name].host == "esxi-02"
    return change


def test_a_running_vm_without_devices_moves_live() -> None:
    on = session(vm("web", "esxi-01", on=True))
    (event,) = moves(on, "web").events
    assert event.message == "web was migrated live from esxi-01 to esxi-02."
    assert on.inventory.vms["web"].power is Power.ON


def test_a_migratable_device_is_bound_anew_on_the_target_and_freed_at_the_source() -> None:
    on = session(vm("a", "esxi-01", ask(assigned="3b:00.0"), on=True))
    events = moves(on, "a").events
    assert [(event.event, event.host, event.device) for event in events] == [
        ("device-assigned", "esxi-02", SECOND),
        ("device-released", "esxi-01", FIRST),
        ("vm-migrated", "esxi-02", None),
    ]
    moved = on.inventory.vms["a"]
    assert moved.holds(moved.pci[0]) == SECOND


def test_a_device_that_is_not_migratable_prevents_it_with_the_way_out() -> None:
    fault = refused(session(vm("a", "esxi-01", ask(assigned="3c:00.0"), on=True)), "a")
    assert fault.code == "device-prevents-migration"
    assert fault.remedy == "Power off a and migrate it cold."


def test_a_static_device_prevents_it_even_if_the_device_is_migratable() -> None:
    fault = refused(session(vm("a", "esxi-01", static("3b:00.0", "esxi-01"), on=True)), "a")
    assert (fault.code, fault.device) == ("device-prevents-migration", FIRST)


def test_every_device_that_prevents_it_is_a_cause() -> None:
    pci = (ask(assigned="3c:00.0"), NvidiaVgpu(profile="grid_a100-10c"))
    fault = refused(session(vm("a", "esxi-01", *pci, on=True)), "a")
    assert [cause.slot for cause in fault.causes] == [0, 1]


def test_a_match_on_the_target_must_be_migratable_too() -> None:
    fault = refused(session(vm("a", "esxi-01", ask(assigned="3b:00.0"), on=True), migratable=False), "a")
    assert fault.code == "host-not-compatible"
    (reason,) = [cause for cause in fault.causes if cause.code == "device-not-migratable"]
    assert reason.device == SECOND


def test_a_match_on_the_target_must_be_free() -> None:
    holds = vm("b", "esxi-02", ask(assigned="af:00.0"), on=True)
    fault = refused(session(vm("a", "esxi-01", ask(assigned="3b:00.0"), on=True), holds), "a")
    assert [cause.code for cause in fault.causes] == ["device-in-use"]


def test_a_running_vm_keeps_the_model_that_it_holds() -> None:
    other_kind = estate(
        host("esxi-01", device("3b:00.0", migratable=True)),
        host("esxi-02", device("d8:00.0", T4, migratable=True)),
        vms=(vm("a", "esxi-01", ask(device("3b:00.0").id, T4, assigned="3b:00.0"), on=True),),
    )
    assert [cause.code for cause in refused(Session(other_kind), "a").causes] == ["no-such-device"]


def test_the_target_asks_for_what_it_asks_at_power_on() -> None:
    addresses = [f"{bus:02x}:00.0" for bus in range(17)]
    cards = [device(address, T4, migratable=True) for address in addresses]
    many = vm("a", "esxi-01", *(ask(T4, assigned=address) for address in addresses), on=True, hardware_version=17)
    on = Session(estate(host("esxi-01", *cards), host("esxi-02", *cards, version="7.0"), vms=(many,)))
    assert refused(on, "a").code == "too-many-devices"


def test_a_dynamic_vm_that_is_off_moves_to_any_host_with_a_match() -> None:
    on = session(vm("a", "esxi-01", ask()), migratable=False)
    (event,) = moves(on, "a").events
    assert event.message == "a was migrated cold from esxi-01 to esxi-02."
    on.perform(PowerOn(vms=("a",), host="esxi-02"))
    on.settle()
    assert on.inventory.vms["a"].power is Power.ON


def test_a_host_without_a_match_refuses_the_cold_vm_as_well() -> None:
    fault = refused(session(vm("a", "esxi-01", ask(label="Training"))), "a")
    assert [cause.code for cause in fault.causes] == ["label-differs"]


def test_a_static_vm_never_moves_while_it_names_another_host() -> None:
    fault = refused(session(vm("a", "esxi-01", static("af:00.0", "esxi-01"))), "a")
    assert [cause.code for cause in fault.causes] == ["static-other-host"]


def test_a_static_vm_moves_to_the_host_that_it_names() -> None:
    moves(session(vm("a", "esxi-01", static("af:00.0", "esxi-02"))), "a")


@pytest.mark.parametrize(
    ("state", "code"),
    [(HostState.MAINTENANCE, "host-in-maintenance"), (HostState.NOT_RESPONDING, "host-not-connected")],
)
def test_a_target_that_takes_no_vms_is_refused(state: HostState, code: str) -> None:
    fault = refused(session(vm("web", "esxi-01", on=True), state=state), "web")
    assert [cause.code for cause in fault.causes] == [code]


def test_a_dedicated_failover_host_takes_no_vm_that_runs() -> None:
    ha = {"enabled": True, "admission_control": "dedicated-failover-hosts", "failover_hosts": ("esxi-02",)}
    inventory = estate(host("esxi-01"), host("esxi-02"), vms=(vm("web", "esxi-01", on=True),), ha=ha)
    assert [cause.code for cause in refused(Session(inventory), "web").causes] == ["dedicated-failover-host"]
    assert load_balance(inventory, "gpu").moves == ()


def test_who_cannot_be_meant_is_refused() -> None:
    inventory = estate(
        host("esxi-01", device("3b:00.0")),
        host("far-01", cluster=None).model_copy(update={"datacenter": "Far"}),
        host("gone-01", state=HostState.NOT_RESPONDING),
        vms=(vm("a", "esxi-01", ask()), vm("b", "gone-01")),
    )
    assert refused(Session(inventory), "c").code == "no-such-virtual-machine"
    assert refused(Session(inventory), "a", "esxi-1").code == "no-such-host"
    assert refused(Session(inventory), "a", "esxi-01").code == "vm-already-there"
    assert refused(Session(inventory), "a", "far-01").code == "host-not-in-datacenter"
    assert refused(Session(inventory), "b", "esxi-01").code == "host-not-connected"
    under_way = Session(inventory)
    under_way.perform(PowerOn(vms=("a",)))
    assert refused(under_way, "a", "gone-01").code == "vm-wrong-power-state"
