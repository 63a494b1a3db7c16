"""The survey: each host failed in turn on a copy."""

from tests.build import T4, ask, device, estate, host, static, vm
from vconsole.ha import Survey, after_failure, plan, survey
from vconsole.model import HostState, Inventory


def surveyed(inventory: Inventory) -> Survey:
    return survey(inventory, inventory.clusters["gpu"])


def four_gpus(*vms: object, **ha: object) -> Inventory:
    return estate(
        host("esxi-01", device("3b:00.0"), device("af:00.0")),
        host("esxi-02", device("3b:00.0"), device("af:00.0")),
        vms=vms,  # type: ignore[arg-type]
        ha={"enabled": True, **ha},
    )


def test_every_host_that_could_fail_is_failed_and_nothing_is_changed() -> None:
    inventory = four_gpus(vm("a", "esxi-01", ask(assigned="af:00.0"), on=True))
    before = inventory
    found = surveyed(inventory)
    assert [failure.host for failure in found.failures] == ["esxi-01", "esxi-02"]
    assert [restart.host for restart in found.failures[0].restarts] == ["esxi-02"]
    assert found.failures[1].restarts == ()
    assert found.survives
    assert inventory == before


def test_a_host_that_is_gone_already_is_not_failed_again() -> None:
    inventory = estate(
        host("esxi-01"), host("esxi-02", state=HostState.NOT_RESPONDING), host("esxi-03"), ha={"enabled": True}
    )
    assert [failure.host for failure in surveyed(inventory).failures] == ["esxi-01", "esxi-03"]


def test_headroom_is_what_every_failure_leaves_room_for() -> None:
    """Four devices on two hosts: two VMs in all can restart, whichever host fails."""
    assert surveyed(four_gpus(vm("a", "esxi-01", ask()))).headroom[0].more == 2
    one = surveyed(four_gpus(vm("a", "esxi-01", ask(assigned="af:00.0"), on=True))).headroom[0]
    assert (one.running, one.more) == (1, 1)
    both = four_gpus(
        vm("a", "esxi-01", ask(assigned="af:00.0"), on=True), vm("b", "esxi-02", ask(assigned="af:00.0"), on=True)
    )
    assert surveyed(both).headroom[0].more == 0
    assert surveyed(both).survives


def test_one_more_vm_than_the_headroom_is_lost_in_some_failure() -> None:
    inventory = four_gpus(vm("a", "esxi-01", ask(assigned="3b:00.0"), on=True))
    more = surveyed(inventory).headroom[0].more
    assert more == 1
    within = inventory.with_vm(vm("b", "esxi-02", ask(assigned="3b:00.0"), on=True))
    assert surveyed(within).survives
    beyond = within.with_vm(vm("c", "esxi-01", ask(assigned="af:00.0"), on=True))
    assert not surveyed(beyond).survives


def test_headroom_counts_devices_of_each_description_by_itself_and_memory_too() -> None:
    inventory = estate(
        host("esxi-01", device("3b:00.0", T4), device("af:00.0"), memory_gb=64),
        host("esxi-02", device("3b:00.0", T4), device("5e:00.0", T4), device("af:00.0"), memory_gb=40),
        vms=(vm("small", "esxi-01", ask(T4), memory_gb=8), vm("large", "esxi-01", ask(), memory_gb=48)),
        ha={"enabled": True},
    )
    rooms = {room.like.name: (room.more, room.tightest) for room in surveyed(inventory).headroom}
    assert rooms == {"large": (0, "esxi-01"), "small": (1, "esxi-02")}


def test_static_vms_are_no_promise() -> None:
    inventory = four_gpus(vm("fixed", "esxi-01", static("af:00.0", "esxi-01"), on=True))
    found = surveyed(inventory)
    assert not found.survives
    assert not found.devices_survive
    assert found.headroom == ()


def test_admission_control_is_content_where_devices_do_not_suffice() -> None:
    inventory = four_gpus(
        *(
            vm(name, "esxi-01", ask(assigned=address), on=True)
            for name, address in (("a", "3b:00.0"), ("b", "af:00.0"))
        ),
        vm("c", "esxi-02", ask(assigned="3b:00.0"), on=True),
    )
    found = surveyed(inventory)
    assert found.admission.enough
    assert not found.devices_survive


def test_the_survey_agrees_with_a_plan_made_for_one_failure_alone() -> None:
    """Verdicts are shared among failures and among VMs that ask alike; that must not show."""
    hosts = [
        host(f"esxi-{n}", device("3b:00.0", label="x" if n % 2 else None), device("af:00.0"), memory_gb=128 + 64 * n)
        for n in range(1, 6)
    ]
    vms = [vm(f"a{n}", f"esxi-{n}", ask(assigned="3b:00.0"), on=True) for n in range(1, 6)]
    vms += [vm(f"b{n}", f"esxi-{n}", ask(label="x", assigned="af:00.0"), on=True, cpus=4 * n) for n in (1, 2)]
    inventory = estate(*hosts, vms=tuple(vms), ha={"enabled": True})
    for failure in surveyed(inventory).failures:
        gone = after_failure(inventory, failure.host)
        stopped = [gone.vms[each.name] for each in inventory.vms_on(failure.host)]
        alone = plan(gone, inventory.clusters["gpu"], stopped)
        assert [(r.vm.name, r.host, r.devices) for r in failure.restarts] == [
            (r.vm.name, r.host, r.devices) for r in alone.restarts
        ]
        assert [(left.vm.name, left.reason) for left in failure.left_off] == [
            (left.vm.name, left.reason) for left in alone.left_off
        ]
