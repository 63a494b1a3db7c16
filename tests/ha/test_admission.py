"""Admission control: its arithmetic, and that it knows no devices."""

import pytest

from tests.build import ask, device, estate, host, vm
from vconsole.drs import place
from vconsole.ha import Admission, admission, spare_failover_hosts
from vconsole.model import Inventory


def numbers(inventory: Inventory) -> Admission:
    return admission(inventory, inventory.clusters["gpu"])


def worked_example(*, tolerated: int = 1) -> Inventory:
    """Hosts of 9 GHz and 9 GB, 9 and 6, 6 and 6; VMs reserve 2 GHz and 1 GB, 2 and 1, 1 and 2, 1 and 1, 1 and 1."""
    sizes = ((9, 9), (9, 6), (6, 6))
    hosts = [
        host(f"esxi-{number}", cpu_cores=ghz, cpu_mhz=1000, memory_gb=gb) for number, (ghz, gb) in enumerate(sizes, 1)
    ]
    reservations = ((2, 1), (2, 1), (1, 2), (1, 1), (1, 1))
    vms = [
        vm(f"vm-{number}", "esxi-1", on=True, cpus=1, cpu_reservation_mhz=ghz * 1000, memory_gb=gb)
        for number, (ghz, gb) in enumerate(reservations, 1)
    ]
    settings = {"enabled": True, "admission_control": "slot-policy", "host_failures_tolerated": tolerated}
    return estate(*hosts, vms=tuple(vms), ha=settings)


def test_the_slot_policy_counts_as_in_vmwares_worked_example() -> None:
    slots = numbers(worked_example()).slots
    assert slots is not None
    assert (slots.cpu_mhz, slots.memory_gb) == (2000, 2)
    assert [count for _, count in slots.per_host] == [4, 3, 3]
    assert (slots.total, slots.used, slots.failover_capacity) == (10, 5, 1)
    assert numbers(worked_example()).enough


def test_the_slot_policy_refuses_more_failures_than_there_are_slots_for() -> None:
    short = numbers(worked_example(tolerated=2))
    assert not short.enough
    fault = short.fault()
    assert fault.message == "Insufficient resources to satisfy configured failover level for vSphere HA."
    assert "5 slots would be used of 10" in fault.causes[0].message


def test_a_vm_with_large_reservations_makes_every_slot_large() -> None:
    inventory = worked_example()
    joining = vm("new", "esxi-1", cpus=1, cpu_reservation_mhz=4500, memory_gb=1)
    found = admission(inventory, inventory.clusters["gpu"], joining=joining)
    assert found.slots is not None
    assert [count for _, count in found.slots.per_host] == [2, 2, 1]
    assert not found.enough


def test_a_share_of_processors_and_memory_is_kept() -> None:
    inventory = estate(
        host("esxi-01", memory_gb=100),
        host("esxi-02", memory_gb=100),
        vms=(vm("a", "esxi-01", on=True, memory_gb=90), vm("b", "esxi-02", on=True, memory_gb=60)),
        ha={"enabled": True, "memory_percent": 25},
    )
    cpu, memory = numbers(inventory).shares
    assert (memory.total, memory.reserved, memory.free_percent) == (200, 150, 25)
    assert cpu.reserved == 64, "a VM that reserves no CPU counts with 32 MHz"
    assert numbers(inventory).enough
    joined = admission(inventory, inventory.clusters["gpu"], joining=vm("c", "esxi-02", memory_gb=1))
    assert not joined.enough
    assert "leaves 24.5 %; 25 % are kept" in joined.shortages()[0]


@pytest.mark.parametrize("settings", [{"enabled": False}, {"enabled": True, "admission_control": "disabled"}])
def test_without_admission_control_anything_is_admitted(settings: dict[str, object]) -> None:
    full = estate(host("esxi-01", memory_gb=32), vms=(vm("a", "esxi-01", on=True),), ha=settings)
    assert numbers(full).enough
    assert numbers(full).policy == "disabled"


def test_a_power_on_spares_the_dedicated_failover_hosts() -> None:
    policy = {"enabled": True, "admission_control": "dedicated-failover-hosts", "failover_hosts": ("esxi-02",)}
    inventory = estate(
        host("esxi-01", device("af:00.0", label="x")), host("esxi-02", device("af:00.0")), vms=(), ha=policy
    )
    new = vm("new", "esxi-01", ask())
    spared = spare_failover_hosts(place(inventory, new), inventory.clusters["gpu"])
    assert spared.host == "esxi-01"
    refused = spared.verdict("esxi-02")
    assert refused is not None
    assert [fault.code for fault in refused.reasons] == ["dedicated-failover-host"]
