"""Load balancing of running VMs that no device holds back."""

from tests.build import ask, device, estate, host, vm
from vconsole.drs import Balance, Move, balance
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
    assert found(inventory) == Balance((), ())


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
