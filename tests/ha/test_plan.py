"""Failover: who restarts, in which order, where, and who stays off."""

from tests.build import T4, ask, device, estate, host, static, vm
from vconsole.ha import Plan, after_failure, plan
from vconsole.model import HostState, Inventory, PciAddress

GPU = PciAddress.parse("af:00.0")


def failed(inventory: Inventory, name: str) -> Plan:
    stopped = [each.name for each in inventory.vms_on(name) if each.runs]
    left = after_failure(inventory, name)
    return plan(left, inventory.clusters["gpu"], [left.vms[each] for each in stopped])


def names(found: Plan) -> list[str]:
    return [restart.vm.name for restart in found.restarts]


def reasons(found: Plan) -> dict[str, str]:
    return {left.vm.name: left.code for left in found.left_off}


def test_a_dynamic_vm_restarts_where_a_match_is_free_and_a_static_one_stays_off() -> None:
    found = failed(
        estate(
            host("esxi-01", device("3b:00.0"), device("af:00.0")),
            host("esxi-02", device("af:00.0")),
            vms=(
                vm("moves", "esxi-01", ask(assigned="3b:00.0"), on=True),
                vm("fixed", "esxi-01", static("af:00.0", "esxi-01"), on=True),
            ),
            ha={"enabled": True},
        ),
        "esxi-01",
    )
    (restart,) = found.restarts
    assert (restart.vm.name, restart.host, restart.devices) == ("moves", "esxi-02", (GPU,))
    (left,) = found.left_off
    assert (left.vm.name, left.code, left.hosts_refuse) == ("fixed", "static-device-pins-vm", False)
    assert "0000:AF:00.0 of esxi-01" in left.reason.message
    assert left.reason.remedy


def test_a_vm_without_a_match_stays_off_with_one_reason_for_each_host() -> None:
    found = failed(
        estate(
            host("esxi-01", device("af:00.0", label="Training")),
            host("esxi-02", device("3b:00.0", label="training"), device("af:00.0")),
            host("esxi-03", device("3b:00.0", T4), state=HostState.MAINTENANCE),
            vms=(vm("a", "esxi-01", ask(label="Training", assigned="af:00.0"), on=True),),
            ha={"enabled": True},
        ),
        "esxi-01",
    )
    (left,) = found.left_off
    causes = [(cause.about.name, cause.code) for cause in left.reason.causes if cause.about]
    assert causes == [
        ("esxi-01", "host-not-connected"),
        ("esxi-02", "label-differs"),
        ("esxi-03", "host-in-maintenance"),
    ]
    assert left.reason.causes[1].message.endswith("(1 more reason)")


def test_restart_priority_goes_before_everything_and_disabled_never_restarts() -> None:
    inventory = estate(
        host("esxi-01"),
        host("esxi-02"),
        vms=tuple(
            vm(priority, "esxi-01", on=True, restart_priority=priority, memory_gb=size)
            for size, priority in enumerate(("lowest", "disabled", "high", "medium", "highest", "low"), start=1)
        ),
        ha={"enabled": True},
    )
    found = failed(inventory, "esxi-01")
    assert names(found) == ["highest", "high", "medium", "low", "lowest"]
    assert reasons(found) == {"disabled": "restart-priority-disabled"}


def test_of_one_priority_the_most_constrained_goes_first_then_the_larger_then_by_name() -> None:
    inventory = estate(
        host("esxi-01", device("3b:00.0"), device("af:00.0")),
        host("esxi-02", device("3b:00.0"), device("af:00.0")),
        host("esxi-03"),
        vms=(
            vm("b-plain", "esxi-01", on=True, memory_gb=8),
            vm("a-plain", "esxi-01", on=True, memory_gb=8),
            vm("large", "esxi-01", on=True, memory_gb=16),
            vm("gpu", "esxi-01", ask(assigned="3b:00.0"), on=True, memory_gb=4),
        ),
        ha={"enabled": True},
    )
    assert names(failed(inventory, "esxi-01")) == ["gpu", "large", "a-plain", "b-plain"]


def test_the_last_device_goes_to_the_higher_priority() -> None:
    """The lower one sees the device as taken by the higher one."""
    inventory = estate(
        host("esxi-01", device("3b:00.0"), device("af:00.0")),
        host("esxi-02", device("af:00.0")),
        vms=(
            vm("a", "esxi-01", ask(assigned="3b:00.0"), on=True, restart_priority="low"),
            vm("b", "esxi-01", ask(assigned="af:00.0"), on=True, restart_priority="high"),
        ),
        ha={"enabled": True},
    )
    found = failed(inventory, "esxi-01")
    assert names(found) == ["b"]
    (left,) = found.left_off
    assert [cause.code for cause in left.reason.causes] == ["host-not-connected", "device-in-use"]


def three(**cluster: object) -> Inventory:
    """esxi-03 stays the emptiest, esxi-02 is the first by name although the file has it last."""
    return estate(
        host("esxi-01", device("af:00.0")),
        host("esxi-03", device("af:00.0"), memory_gb=1024),
        host("esxi-02", device("af:00.0")),
        vms=(vm("a", "esxi-01", ask(assigned="af:00.0"), on=True),),
        **cluster,
    )


def test_with_vcenter_drs_chooses_and_without_it_hosts_are_tried_by_name() -> None:
    inventory = three(ha={"enabled": True})
    assert failed(inventory, "esxi-01").restarts[0].host == "esxi-03"
    down = inventory.with_vcenter(inventory.vcenter.model_copy(update={"up": False}))
    assert failed(down, "esxi-01").restarts[0].host == "esxi-02"
    assert failed(three(ha={"enabled": True}, drs={"enabled": False}), "esxi-01").restarts[0].host == "esxi-02"


def test_dedicated_failover_hosts_come_first_and_the_others_after_them() -> None:
    policy = {"enabled": True, "admission_control": "dedicated-failover-hosts", "failover_hosts": ("esxi-02",)}
    assert failed(three(ha=policy), "esxi-01").restarts[0].host == "esxi-02"
    taken = three(ha=policy).with_vm(vm("b", "esxi-02", ask(assigned="af:00.0"), on=True))
    assert failed(taken, "esxi-01").restarts[0].host == "esxi-03"
    elsewhere = {**policy, "admission_control": "disabled"}
    assert failed(three(ha=elsewhere), "esxi-01").restarts[0].host == "esxi-03"


def test_a_vm_that_no_host_would_start_stays_off_with_the_requirement() -> None:
    inventory = estate(
        host("esxi-01", device("af:00.0")),
        host("esxi-02", device("af:00.0")),
        vms=(vm("a", "esxi-01", ask(assigned="af:00.0"), on=True, reserve_all_memory=False),),
        ha={"enabled": True},
    )
    (left,) = failed(inventory, "esxi-01").left_off
    assert [cause.code for cause in left.reason.causes] == ["host-not-connected", "memory-not-reserved"]


def test_nothing_restarts_while_ha_is_turned_off() -> None:
    inventory = estate(host("esxi-01"), host("esxi-02"), vms=(vm("a", "esxi-01", on=True),))
    assert reasons(failed(inventory, "esxi-01")) == {"a": "ha-turned-off"}
