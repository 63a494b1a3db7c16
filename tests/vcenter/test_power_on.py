"""Power on: placed by DRS, hinted, pending, bound by the host."""

import pytest
from pydantic import ValidationError

from tests.build import T4, ask, device, estate, host, static, vm
from vconsole.model import PciAddress, Power
from vconsole.vcenter import Change, PowerOff, PowerOn, Session, SetHardwareLabel, TaskStatus

FIRST = PciAddress.parse("3b:00.0")
SECOND = PciAddress.parse("af:00.0")


def two_hosts(*vms: object, **cluster: object) -> Session:
    inventory = estate(
        host("esxi-01", device("3b:00.0", label="Training")),
        host("esxi-02", device("af:00.0", label="Trainnig")),
        vms=vms,  # type: ignore[arg-type]
        **cluster,
    )
    return Session(inventory)


def names(change: Change) -> list[str]:
    return [event.event for event in change.events]


def test_drs_places_the_vm_and_the_host_binds_the_hinted_device() -> None:
    session = two_hosts(vm("train-01", "esxi-02", ask(label="Training")))
    placed = session.perform(PowerOn(vms=("train-01",)))
    assert names(placed) == ["vm-placed", "device-hinted"]
    pending = session.inventory.vms["train-01"]
    assert (pending.host, pending.powering_on, pending.holds(pending.pci[0])) == ("esxi-01", True, FIRST)
    assert names(session.settle()) == ["device-assigned", "vm-powered-on"]
    running = session.inventory.vms["train-01"]
    assert (running.power, running.holds(running.pci[0])) == (Power.ON, FIRST)
    assert session.state.tasks[-1].status is TaskStatus.COMPLETED


def test_a_pending_device_counts_as_used() -> None:
    """F2: two requests must not both be promised the same device."""
    wants = ask(label="Training")
    session = two_hosts(vm("train-01", "esxi-01", wants), vm("train-02", "esxi-01", wants))
    change = session.perform(PowerOn(vms=("train-01", "train-02")))
    assert [fault.code for fault in change.faults] == ["no-compatible-host"]
    assert "device-in-use" in {cause.code for cause in change.faults[0].causes}


def test_a_refusal_has_a_reason_for_every_host_and_changes_no_inventory() -> None:
    session = two_hosts(vm("train-01", "esxi-01", ask(label="Inference")))
    before = session.inventory
    (fault,) = session.perform(PowerOn(vms=("train-01",))).faults
    assert fault.message == "No host is compatible with the virtual machine."
    assert {cause.about.name for cause in fault.causes if cause.about} == {"esxi-01", "esxi-02"}
    assert session.inventory is before
    assert session.undoes is None
    assert session.state.tasks[-1].status is TaskStatus.STOPPED


def test_the_hint_that_is_lost_before_the_host_binds_leads_to_another_host_once() -> None:
    """F12: the refused power-on is planned once more with the new facts."""
    session = two_hosts(vm("train-01", "esxi-01", ask()), vm("fixed-01", "esxi-02", static("af:00.0", "esxi-02")))
    session.perform(SetHardwareLabel(host="esxi-02", device=SECOND, label=None))
    session.perform(PowerOn(vms=("train-01",)))
    assert session.inventory.vms["train-01"].host == "esxi-02"
    stolen = session.inventory.vms["fixed-01"].model_copy(update={"power": Power.ON})
    session.state = session.state.with_inventory(session.inventory.with_vm(stolen))
    events = names(session.settle())
    assert events == ["power-on-refused", "vm-placed", "device-hinted", "device-assigned", "vm-powered-on"]
    assert session.inventory.vms["train-01"].host == "esxi-01"


def test_a_power_on_that_the_host_refuses_gives_its_devices_back() -> None:
    """F16: no pending hold survives a failed power-on."""
    session = two_hosts(vm("train-01", "esxi-01", ask(label="Training"), reserve_all_memory=False))
    session.perform(PowerOn(vms=("train-01",)))
    change = session.settle()
    assert names(change) == ["power-on-refused"]
    assert [fault.code for fault in change.faults] == ["memory-not-reserved"]
    left = session.inventory.vms["train-01"]
    assert not left.runs
    assert left == left.freed()
    assert session.state.tasks[-1].fault == change.faults[0]


def test_power_off_during_the_power_on_gives_it_up() -> None:
    session = two_hosts(vm("train-01", "esxi-01", ask()))
    session.perform(PowerOn(vms=("train-01",)))
    assert names(session.perform(PowerOff(vms=("train-01",)))) == ["vm-powered-off", "device-released"]
    assert session.settle().events == ()
    assert session.inventory.vms["train-01"].power is Power.OFF
    assert session.state.tasks[0].detail == "Given up"


def test_the_host_that_is_named_is_the_only_one_tried() -> None:
    session = two_hosts(vm("train-01", "esxi-02", ask(label="Training")))
    (fault,) = session.perform(PowerOn(vms=("train-01",), host="esxi-02")).faults
    assert fault.code == "host-not-compatible"
    assert [cause.code for cause in fault.causes] == ["label-differs"]


def test_a_host_outside_the_cluster_is_refused() -> None:
    inventory = estate(host("esxi-01", device("3b:00.0")), host("lone-01", cluster=None), vms=(vm("a", "esxi-01"),))
    (fault,) = Session(inventory).perform(PowerOn(vms=("a",), host="lone-01")).faults
    assert fault.code == "host-not-in-cluster"


def test_without_drs_a_vm_starts_where_it_is_registered_or_not_at_all() -> None:
    session = two_hosts(vm("train-01", "esxi-02", ask(label="Training")), drs={"enabled": False})
    (fault,) = session.perform(PowerOn(vms=("train-01",))).faults
    assert fault.code == "host-not-compatible"
    assert {cause.about.name for cause in fault.causes if cause.about} == {"esxi-02"}


def test_a_standalone_host_powers_on_its_own_vms() -> None:
    inventory = estate(host("lone-01", device("3b:00.0"), cluster=None), vms=(vm("train-01", "lone-01", ask()),))
    session = Session(inventory)
    session.perform(PowerOn(vms=("train-01",)))
    assert "vm-powered-on" in names(session.settle())


def test_devices_named_in_the_action_are_the_hint() -> None:
    inventory = estate(host("esxi-01", device("3b:00.0"), device("af:00.0")), vms=(vm("train-01", "esxi-01", ask()),))
    session = Session(inventory)
    session.perform(PowerOn(vms=("train-01",), devices=(SECOND,)))
    session.settle()
    running = session.inventory.vms["train-01"]
    assert running.holds(running.pci[0]) == SECOND


@pytest.mark.parametrize("address", ["d8:00.0", "99:00.0"])
def test_a_named_device_that_does_not_serve_is_refused_and_nothing_is_pending(address: str) -> None:
    inventory = estate(host("esxi-01", device("3b:00.0"), device("d8:00.0", T4)), vms=(vm("t", "esxi-01", ask()),))
    session = Session(inventory)
    (fault,) = session.perform(PowerOn(vms=("t",), devices=(PciAddress.parse(address),))).faults
    assert fault.code == "hint-does-not-serve"
    assert "0000:3B:00.0" in fault.remedy
    assert session.inventory is inventory


def test_a_hint_that_is_taken_by_another_vm_is_replaced_and_the_event_says_so() -> None:
    taker = vm("taker", "esxi-01", static("3b:00.0", "esxi-01"))
    cards = host("esxi-01", device("3b:00.0"), device("af:00.0"))
    session = Session(estate(cards, vms=(vm("t", "esxi-01", ask()), taker)))
    session.perform(PowerOn(vms=("t",), devices=(FIRST,)))
    stolen = session.inventory.with_vm(taker.model_copy(update={"power": Power.ON}))
    session.state = session.state.with_inventory(stolen)
    assigned = session.settle().events[0]
    assert assigned.device == SECOND
    assert "The hint was 0000:3B:00.0" in assigned.message


def test_a_vm_with_a_static_device_is_not_said_to_be_placed_by_drs() -> None:
    session = two_hosts(vm("fixed", "esxi-02", static("af:00.0", "esxi-02")))
    placed = session.perform(PowerOn(vms=("fixed",))).events[0]
    assert placed.message == "fixed is to start on esxi-02."


def test_a_vm_that_its_host_refuses_goes_back_to_where_it_was_registered() -> None:
    session = two_hosts(vm("train-01", "esxi-02", ask(label="Training"), reserve_all_memory=False))
    before = session.inventory
    session.perform(PowerOn(vms=("train-01",)))
    assert session.inventory.vms["train-01"].host == "esxi-01"
    session.settle()
    assert session.inventory == before


def test_a_vm_that_runs_cannot_be_powered_on_again() -> None:
    session = two_hosts(vm("train-01", "esxi-01", ask(assigned="3b:00.0"), on=True))
    (fault,) = session.perform(PowerOn(vms=("train-01",))).faults
    assert fault.code == "vm-wrong-power-state"
    assert fault.remedy == "train-01 is powered on already: there is nothing to do."


def test_an_unknown_vm_names_the_nearest() -> None:
    session = two_hosts(vm("train-01", "esxi-01"))
    (fault,) = session.perform(PowerOn(vms=("trian-01",))).faults
    assert fault.code == "no-such-virtual-machine"
    assert "train-01" in fault.remedy


def test_as_many_devices_are_hinted_as_the_vm_asks_for() -> None:
    session = two_hosts(vm("train-01", "esxi-01", ask()))
    (fault,) = session.perform(PowerOn(vms=("train-01",), devices=(FIRST, SECOND))).faults
    assert fault.code == "hint-count-differs"


def test_a_vm_named_twice_is_powered_on_once() -> None:
    session = two_hosts(vm("train-01", "esxi-01", ask()))
    assert session.perform(PowerOn(vms=("train-01", "train-01"))).faults == ()


def test_a_power_on_of_no_vm_is_no_action() -> None:
    with pytest.raises(ValidationError):
        PowerOn(vms=())
