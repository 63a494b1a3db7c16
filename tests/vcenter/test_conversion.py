"""Conversion of static devices to dynamic ones (F26)."""

from tests.build import A100, T4, ask, device, estate, host, static, vm
from vconsole.model import DirectPathIo, Inventory, PciAddress, Power, Vm
from vconsole.vcenter import Conversion, PowerOn, Session, conversion


def inventory(pinned: Vm) -> Inventory:
    return estate(
        host("esxi-01", device("3b:00.0", label="Training"), device("3c:00.0", T4)),
        host("esxi-02", device("af:00.0", label="Training"), device("d8:00.0", T4)),
        vms=(pinned,),
    )


def converted(start: Inventory) -> Conversion:
    found = conversion(start, start.vms["a"])
    assert isinstance(found, Conversion)
    return found


def test_each_static_device_becomes_a_request_for_its_model_and_label() -> None:
    start = inventory(vm("a", "esxi-01", static("3b:00.0", "esxi-01"), ask(T4)))
    found = converted(start)
    assert found.action.pci == (ask(A100, label="Training"), ask(T4))
    assert (found.hosts_before, found.hosts_after) == (("esxi-01",), ("esxi-01", "esxi-02"))


def test_it_is_one_act_after_which_the_vm_starts_elsewhere_and_undo_takes_it_back() -> None:
    start = inventory(vm("a", "esxi-01", static("3b:00.0", "esxi-01")))
    on = Session(start)
    assert on.perform(converted(start).action).faults == ()
    on.perform(PowerOn(vms=("a",), host="esxi-02"))
    on.settle()
    assert (on.inventory.vms["a"].host, on.inventory.vms["a"].power) == ("esxi-02", Power.ON)
    on.undo()
    on.undo()
    assert on.inventory == start


def test_what_is_gained_comes_from_the_capability_table_and_from_placement() -> None:
    gains = converted(inventory(vm("a", "esxi-01", static("3b:00.0", "esxi-01")))).gains
    assert gains[0].startswith("2 of 2 hosts can start it, instead of 1")
    assert "Host maintenance mode: cold migration, instead of: shut down the VM (and reconfigure it)." in gains
    assert not any(gain.startswith("Snapshot") for gain in gains), "nothing changes there"


def test_a_running_vm_is_off_first() -> None:
    start = inventory(vm("a", "esxi-01", static("3b:00.0", "esxi-01"), on=True))
    (fault,) = Session(start).perform(converted(start).action).faults
    assert fault.code == "vm-is-powered-on"


def test_an_old_hardware_version_is_raised_as_far_as_needed() -> None:
    start = inventory(vm("a", "esxi-01", static("3b:00.0", "esxi-01"), hardware_version=14))
    on = Session(start)
    assert on.perform(converted(start).action).faults == ()
    assert on.inventory.vms["a"].hardware_version == 17


def test_the_model_that_was_added_counts_not_the_one_that_stands_there_now() -> None:
    found = converted(inventory(vm("a", "esxi-01", static("3b:00.0", "esxi-01", T4))))
    assert found.action.pci == (ask(T4),)


def test_without_a_static_device_or_a_known_model_there_is_nothing_to_convert() -> None:
    start = inventory(vm("a", "esxi-01", ask()))
    fault = conversion(start, start.vms["a"])
    assert not isinstance(fault, Conversion)
    assert fault.code == "no-static-device"
    lost = inventory(vm("a", "esxi-01", DirectPathIo(address=PciAddress(0, 1, 0, 0), host="esxi-01")))
    fault = conversion(lost, lost.vms["a"])
    assert not isinstance(fault, Conversion)
    assert (fault.code, fault.slot) == ("static-device-missing", 0)
