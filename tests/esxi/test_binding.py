"""Binding devices on the host at power-on."""

from tests.build import T4, ask, device, estate, host, static, vm
from vconsole.esxi import bind
from vconsole.model import Fault, HostState, Inventory, PciAddress, Power, Vm

FIRST = PciAddress.parse("3b:00.0")
SECOND = PciAddress.parse("af:00.0")


def pending(asking: Vm, *hints: PciAddress | None) -> Vm:
    pci = tuple(
        request.model_copy(update={"hinted": hint}) for request, hint in zip(asking.dynamic_devices, hints, strict=True)
    )
    return asking.model_copy(update={"pci": pci, "powering_on": True})


def bound(inventory: Inventory, asking: Vm) -> list[PciAddress | None]:
    outcome = bind(inventory.with_vm(asking), asking)
    assert isinstance(outcome, Vm), outcome
    assert outcome.power is Power.ON
    assert not outcome.powering_on
    return [outcome.holds(request) for request in outcome.pci]


TWO = host("esxi-01", device("3b:00.0"), device("af:00.0"))


def test_the_hint_is_taken() -> None:
    assert bound(estate(TWO), pending(vm("train-01", "esxi-01", ask()), SECOND)) == [SECOND]


def test_a_hint_that_was_taken_meanwhile_gives_way_to_another_match() -> None:
    other = vm("train-02", "esxi-01", ask(assigned="af:00.0"), on=True)
    assert bound(estate(TWO, vms=(other,)), pending(vm("train-01", "esxi-01", ask()), SECOND)) == [FIRST]


def test_without_a_match_the_host_refuses_and_says_who_holds_the_device() -> None:
    other = vm("train-02", "esxi-01", ask(assigned="af:00.0"), on=True)
    asking = pending(vm("train-01", "esxi-01", ask()), SECOND)
    inventory = estate(host("esxi-01", device("af:00.0")), vms=(other, asking))
    outcome = bind(inventory, asking)
    assert isinstance(outcome, Fault)
    assert outcome.code == "device-unavailable"
    assert [cause.code for cause in outcome.causes] == ["device-in-use"]
    assert "train-02" in outcome.causes[0].message


def test_a_static_device_is_bound_at_its_address_only() -> None:
    assert bound(estate(TWO), vm("train-01", "esxi-01", static("af:00.0", "esxi-01"), powering_on=True)) == [SECOND]


def test_a_static_device_of_another_model_is_refused() -> None:
    asking = vm("train-01", "esxi-01", static("af:00.0", "esxi-01", T4), powering_on=True)
    outcome = bind(estate(TWO, vms=(asking,)), asking)
    assert isinstance(outcome, Fault)
    assert [cause.code for cause in outcome.causes] == ["static-model-differs"]


def test_a_host_that_went_away_binds_nothing() -> None:
    asking = pending(vm("train-01", "esxi-01", ask()), FIRST)
    gone = TWO.model_copy(update={"state": HostState.NOT_RESPONDING})
    outcome = bind(estate(gone, vms=(asking,)), asking)
    assert isinstance(outcome, Fault)
    assert outcome.code == "host-not-connected"
