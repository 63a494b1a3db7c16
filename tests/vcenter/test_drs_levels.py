"""DRS at its automation levels: recommendations at the level manual, and what becomes of them."""

import pytest
from pydantic import ValidationError

from tests.build import ask, device, estate, host, vm
from vconsole.model import Fault, Ha, PciAddress, Power, Vm
from vconsole.vcenter import (
    Action,
    ApplyRecommendation,
    CancelRecommendation,
    Change,
    EnterMaintenance,
    PowerOff,
    PowerOn,
    Session,
    SetDrs,
    SetHardwareLabel,
)
from vconsole.vcenter.queries import drs_faults, drs_recommendations, group_power_on, load_balance

FIRST = PciAddress.parse("3b:00.0")


def session(*vms: Vm, automation: str = "manual", **fields: object) -> Session:
    return Session(
        estate(
            host("esxi-01", device("3b:00.0"), **fields),
            host("esxi-02", device("af:00.0")),
            vms=vms,
            drs={"automation": automation},
        )
    )


def names(change: Change) -> list[str]:
    return [event.event for event in change.events]


def refused(on: Session, action: Action) -> Fault:
    before = on.inventory
    (fault,) = on.perform(action).faults
    assert on.inventory is before
    assert fault.remedy
    return fault


def hosts_for(on: Session, name: str) -> list[str]:
    return [choice.host for made in on.state.recommendations if made.vm == name for choice in made.hosts]


def test_manual_recommends_hosts_best_first_and_does_nothing() -> None:
    on = session(vm("a", "esxi-01", ask()), vm("busy", "esxi-01", on=True))
    before = on.inventory
    assert names(on.perform(PowerOn(vms=("a",)))) == ["recommendation-made"]
    assert on.inventory is before
    (made,) = drs_recommendations(on.state, "gpu")
    assert (made.vm, made.reason_text) == ("a", "Power on virtual machine")
    assert hosts_for(on, "a") == ["esxi-02", "esxi-01"]
    assert made.hosts[0].score > made.hosts[1].score


@pytest.mark.parametrize(("named", "expected"), [(None, "esxi-02"), ("esxi-01", "esxi-01")])
def test_the_recommendation_that_is_applied_powers_the_vm_on(named: str | None, expected: str) -> None:
    on = session(vm("a", "esxi-01", ask()), vm("busy", "esxi-01", on=True))
    on.perform(PowerOn(vms=("a",)))
    devices = {choice.host: choice.devices for choice in on.state.recommendations[0].hosts}
    on.perform(ApplyRecommendation(vm="a", host=named))
    on.settle()
    running = on.inventory.vms["a"]
    assert (running.host, running.power) == (expected, Power.ON)
    assert (running.holds(running.pci[0]),) == devices[expected]
    assert on.state.recommendations == ()
    assert "recommendation-expired" not in [event.event for event in on.events]


def test_a_recommendation_can_be_cancelled_and_undone() -> None:
    on = session(vm("a", "esxi-01", ask()))
    on.perform(PowerOn(vms=("a",)))
    assert names(on.perform(CancelRecommendation(vm="a"))) == ["recommendation-cancelled"]
    assert on.state.recommendations == ()
    assert refused(on, ApplyRecommendation(vm="a")).code == "no-recommendation"
    assert refused(on, CancelRecommendation(vm="b")).code == "no-such-virtual-machine"
    on.undo()
    assert hosts_for(on, "a") == ["esxi-01", "esxi-02"]


def test_only_a_recommended_host_can_be_applied() -> None:
    on = session(vm("a", "esxi-01", ask()))
    on.perform(PowerOn(vms=("a",)))
    fault = refused(on, ApplyRecommendation(vm="a", host="esxi-03"))
    assert (fault.code, fault.remedy) == ("host-not-recommended", "Choose one of: esxi-01, esxi-02.")


def test_a_host_is_withdrawn_when_its_device_is_taken_and_the_last_one_ends_it() -> None:
    on = session(vm("a", "esxi-01", ask()), vm("b", "esxi-01", ask()), vm("c", "esxi-01", ask()))
    on.perform(PowerOn(vms=("a",)))
    on.perform(PowerOn(vms=("b",), host="esxi-01"))
    on.settle()
    assert hosts_for(on, "a") == ["esxi-02"]
    on.perform(PowerOn(vms=("c",), host="esxi-02"))
    assert "recommendation-expired" in names(on.settle())
    assert on.state.recommendations == ()
    assert on.state.watches == ()


@pytest.mark.parametrize(
    "change",
    [
        PowerOn(vms=("a",), host="esxi-01"),
        SetDrs(cluster="gpu", automation="fully-automated"),
        SetDrs(cluster="gpu", enabled=False),
    ],
)
def test_a_recommendation_expires_when_it_does_not_apply_any_more(change: Action) -> None:
    on = session(vm("a", "esxi-01", ask()))
    on.perform(PowerOn(vms=("a",)))
    on.perform(change)
    assert "recommendation-expired" in names(on.settle())


def test_a_change_elsewhere_leaves_a_recommendation_alone() -> None:
    on = session(vm("a", "esxi-01", ask()), vm("web", "esxi-02"))
    on.perform(PowerOn(vms=("a",)))
    made = on.state.recommendations
    on.perform(SetHardwareLabel(host="esxi-01", device=FIRST, label="Training"))
    on.settle()
    assert on.state.recommendations == made


def test_what_admission_control_does_not_let_run_is_not_recommended() -> None:
    ha = {"enabled": True, "admission_control": "slot-policy", "host_failures_tolerated": 2}
    hosts = (host("esxi-01", device("3b:00.0")), host("esxi-02"))
    on = Session(estate(*hosts, vms=(vm("a", "esxi-01", ask()),), drs={"automation": "manual"}))
    on.perform(PowerOn(vms=("a",)))
    assert hosts_for(on, "a") == ["esxi-01"]
    cluster = on.inventory.clusters["gpu"].model_copy(update={"ha": Ha.model_validate(ha)})
    guarded = on.inventory.with_cluster(cluster)
    assert on.state.recommendations[0].still_true(guarded) is None
    assert refused(Session(guarded), PowerOn(vms=("a",))).message.startswith("Insufficient resources")


def test_another_power_on_makes_the_recommendation_anew() -> None:
    on = session(vm("a", "esxi-01", ask()))
    on.perform(PowerOn(vms=("a",)))
    on.perform(PowerOn(vms=("a",)))
    assert len(on.state.recommendations) == 1


@pytest.mark.parametrize("level", ["partially-automated", "fully-automated"])
def test_the_other_levels_place_at_power_on(level: str) -> None:
    on = session(vm("a", "esxi-01", ask()), automation=level)
    assert names(on.perform(PowerOn(vms=("a",)))) == ["vm-placed", "device-hinted"]
    assert on.state.recommendations == ()


def test_a_group_is_recommended_together_so_that_all_can_be_applied() -> None:
    """F2: two VMs of a group must not both be promised one device."""
    on = session(*(vm(name, "esxi-01", ask()) for name in "abc"))
    on.perform(PowerOn(vms=("a", "b", "c")))
    result = group_power_on(on.state, "abc")
    assert [(made.vm, made.hosts[0].host) for made in result.recommendations] == [("a", "esxi-01"), ("b", "esxi-02")]
    assert [(task.target.name, task.fault and task.fault.code) for task in result.not_attempted] == [
        ("c", "no-compatible-host")
    ]
    assert "as if the VMs before it ran where DRS recommends" in result.not_attempted[0].fault.remedy  # type: ignore[union-attr]
    assert result.attempted == ()
    for name in "ab":
        assert on.perform(ApplyRecommendation(vm=name)).faults == ()
        assert on.settle().faults == ()
    result = group_power_on(on.state, "abc")
    assert [task.target.name for task in result.attempted] == ["a", "b"]
    assert result.recommendations == ()


def test_a_group_has_started_and_failed_power_ons_at_the_other_levels() -> None:
    unmet = vm("b", "esxi-01", ask(), reserve_all_memory=False)
    on = session(vm("a", "esxi-01", ask()), unmet, vm("c", "esxi-01", ask()), automation="fully-automated")
    on.perform(PowerOn(vms=("a", "b", "c", "d")))
    on.settle()
    result = group_power_on(on.state, "abcd")
    assert [(task.target.name, task.fault and task.fault.code) for task in result.attempted] == [
        ("a", None),
        ("b", "memory-not-reserved"),
    ]
    assert [task.target.name for task in result.not_attempted] == ["c", "d"]
    assert result.lapsed == ()
    assert [task.target.name for task, _ in drs_faults(on.state, "gpu")] == ["c"]


@pytest.mark.parametrize("level", ["manual", "partially-automated"])
def test_a_host_that_enters_maintenance_mode_leads_to_recommended_migrations(level: str) -> None:
    on = session(vm("web", "esxi-01", on=True), automation=level)
    on.perform(EnterMaintenance(host="esxi-01"))
    on.settle()
    (made,) = on.state.recommendations
    assert (made.reason, made.reason_text) == ("host-maintenance", "Host entering maintenance mode.")
    on.perform(ApplyRecommendation(vm="web"))
    on.settle()
    assert on.inventory.vms["web"].host == "esxi-02"
    assert on.inventory.hosts["esxi-01"].state == "maintenance"


def test_a_recommended_migration_expires_with_the_vm() -> None:
    on = session(vm("web", "esxi-01", on=True))
    on.perform(EnterMaintenance(host="esxi-01"))
    on.perform(PowerOff(vms=("web",)))
    assert names(on.settle()) == ["recommendation-expired", "maintenance-entered"]


def test_the_settings_of_drs_are_changed_and_undone() -> None:
    on = session()
    (event,) = on.perform(SetDrs(cluster="gpu", automation="partially-automated")).events
    assert event.message == "DRS of gpu is on, partially automated."
    on.perform(SetDrs(cluster="gpu", enabled=False))
    drs = on.inventory.clusters["gpu"].drs
    assert (drs.enabled, drs.automation) == (False, "partially-automated")
    on.undo()
    assert on.inventory.clusters["gpu"].drs.enabled
    assert refused(on, SetDrs(cluster="gpus", enabled=True)).code == "no-such-cluster"


def test_settings_that_say_nothing_are_no_action() -> None:
    with pytest.raises(ValidationError, match="enabled"):
        SetDrs(cluster="gpu")


def test_load_balancing_moves_what_it_can_and_names_what_stays() -> None:
    """F19: a VM that cannot be moved does not keep DRS from the others."""
    holds = vm("held", "esxi-01", ask(assigned="3b:00.0"), on=True, cpus=20)
    on = session(holds, vm("x", "esxi-01", on=True, cpus=20), vm("y", "esxi-01", on=True, cpus=4))
    found = load_balance(on.inventory, "gpu")
    assert [(move.vm, move.host) for move in found.moves] == [("x", "esxi-02")]
    assert found.origins == ("esxi-01",)
    assert [load.host for load in found.loads if load.after < load.before] == ["esxi-01"]
    assert [(fault.code, fault.about and fault.about.name) for fault in found.staying] == [
        ("device-prevents-load-balancing", "held")
    ]
    assert on.perform(found.moves[0]).faults == ()
    assert load_balance(on.inventory, "gpu").moves == ()


def test_a_group_tells_of_recommendations_that_do_not_hold_any_more() -> None:
    on = session(vm("a", "esxi-01", ask()), vm("b", "esxi-01", ask()))
    on.perform(PowerOn(vms=("a", "b")))
    on.perform(CancelRecommendation(vm="a"))
    result = group_power_on(on.state, "ab")
    assert [made.vm for made in result.recommendations] == ["b"]
    assert [task.target.name for task in result.lapsed] == ["a"]
