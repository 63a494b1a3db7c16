"""Load balancing of running VMs that no device holds back."""

import pytest

from tests.build import ask, device, estate, host, vm
from vconsole.drs import Balance, HostLoad, Move, balance
from vconsole.model import HostState, Inventory


def found(inventory: Inventory) -> Balance:
    return balance(inventory, inventory.hosts_in("gpu"))


def busy(*names: str, on: str = "esxi-01") -> tuple[object, ...]:
    return tuple(vm(name, on, on=True, cpus=16) for name in names)


def test_vms_go_from_the_fullest_to_the_emptiest_until_it_is_not_worth_it() -> None:
    inventory = estate(host("esxi-01"), host("esxi-02"), host("esxi-03"), vms=busy("a", "b", "c"))  # type: ignore[arg-type]
    assert [(move.host, move.to_host) for move in found(inventory).moves] == [
        ("esxi-01", "esxi-03"),
        ("esxi-01", "esxi-02"),
    ]


def test_balanced_hosts_stay_as_they_are() -> None:
    inventory = estate(host("esxi-01"), host("esxi-02"), vms=(*busy("a"), *busy("b", on="esxi-02")))  # type: ignore[arg-type]
    assert (found(inventory).moves, found(inventory).staying) == ((), ())


def test_each_host_has_its_load_before_and_after_all_moves() -> None:
    inventory = estate(host("esxi-01"), host("esxi-02"), vms=busy("a", "b", "c"))  # type: ignore[arg-type]
    result = found(inventory)
    assert len(result.moves) == 1
    assert result.loads == (HostLoad("esxi-01", 48 / 64, 32 / 64), HostLoad("esxi-02", 0, 16 / 64))


def test_a_host_so_full_that_no_move_is_worth_it_is_left_alone() -> None:
    small = tuple(vm(f"small-{number}", "esxi-01", on=True, cpus=1, memory_gb=1) for number in range(60))
    assert found(estate(host("esxi-01"), host("esxi-02"), vms=small)).moves == ()


def test_whoever_waits_may_end_the_search() -> None:
    inventory = estate(host("esxi-01"), host("esxi-02"), vms=busy("a", "b"))  # type: ignore[arg-type]

    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        balance(inventory, inventory.hosts_in("gpu"), told=stop)


def test_no_vm_goes_to_a_host_that_takes_none_and_none_is_needed() -> None:
    closed = host("esxi-02", state=HostState.MAINTENANCE)
    assert found(estate(host("esxi-01"), closed, vms=busy("a", "b"))).moves == ()  # type: ignore[arg-type]
    assert found(estate()).moves == ()


def test_a_vm_with_devices_stays_and_the_others_move() -> None:
    held = vm("held", "esxi-01", ask(assigned="af:00.0"), on=True, cpus=32)
    inventory = estate(host("esxi-01", device("af:00.0")), host("esxi-02", device("af:00.0")), vms=(held, *busy("a")))  # type: ignore[arg-type]
    result = found(inventory)
    assert result.moves == (Move("a", "esxi-01", "esxi-02"),)
    assert [fault.slot for fault in result.staying] == [0]
