"""Toggle Passthrough on a host."""

from tests.build import ask, device, estate, host, static, vm
from vconsole.esxi import Toggled, dependents, set_passthrough
from vconsole.model import Fault, HostState, Inventory, Passthrough, PciAddress

GPU = PciAddress.parse("af:00.0")
AUDIO = PciAddress.parse("af:00.1")


def toggle(inventory: Inventory, *addresses: PciAddress, enabled: bool = True) -> Toggled | Fault:
    return set_passthrough(inventory, inventory.hosts["esxi-01"], addresses, enabled=enabled)


def states(outcome: Toggled | Fault) -> list[str]:
    assert isinstance(outcome, Toggled), outcome
    return [device.passthrough.value for device in outcome.changed]


def code(outcome: Toggled | Fault) -> str:
    assert isinstance(outcome, Fault)
    assert outcome.remedy
    return outcome.code


def test_passthrough_takes_effect_at_once_where_the_host_can_let_go() -> None:
    assert states(toggle(estate(host("esxi-01", device("af:00.0", passthrough="disabled"))), GPU)) == ["enabled"]


def test_passthrough_waits_for_a_reboot_on_an_old_host() -> None:
    old = host("esxi-01", device("af:00.0", passthrough="disabled"), version="6.7.0")
    assert states(toggle(estate(old), GPU)) == ["enabled-needs-reboot"]


def test_passthrough_waits_for_a_reboot_where_nobody_wants_it_now() -> None:
    inventory = estate(host("esxi-01", device("af:00.0", passthrough="disabled")))
    later = set_passthrough(inventory, inventory.hosts["esxi-01"], [GPU], enabled=True, apply_now=False)
    assert states(later) == ["enabled-needs-reboot"]


def test_taking_back_what_waits_for_a_reboot_needs_no_reboot() -> None:
    stuck = host("esxi-01", device("af:00.0", passthrough="enabled-needs-reboot"), device_rebind_without_reboot=False)
    assert states(toggle(estate(stuck), GPU, enabled=False)) == ["disabled"]


def test_devices_that_depend_on_each_other_go_together() -> None:
    pair = host(
        "esxi-01",
        device("af:00.0", passthrough="disabled"),
        device("af:00.1", passthrough="disabled", dependent_device="af:00.0", class_id=0x0403),
    )
    assert [device.address for device in dependents(pair, [GPU])] == [AUDIO]
    assert states(toggle(estate(pair), GPU)) == ["enabled", "enabled"]


def test_a_device_of_a_running_vm_is_not_toggled() -> None:
    inventory = estate(
        host("esxi-01", device("af:00.0")), vms=(vm("train-01", "esxi-01", ask(assigned="af:00.0"), on=True),)
    )
    outcome = toggle(inventory, GPU, enabled=False)
    assert code(outcome) == "device-in-use"
    assert "train-01" in str(outcome)


def test_a_sibling_in_use_holds_back_the_whole_group() -> None:
    pair = host("esxi-01", device("af:00.0"), device("af:00.1", dependent_device="af:00.0"))
    inventory = estate(pair, vms=(vm("train-01", "esxi-01", static("af:00.1"), on=True),))
    assert code(toggle(inventory, GPU, enabled=False)) == "device-in-use"


def test_a_device_that_esxi_needs_is_not_given_away() -> None:
    boot = host("esxi-01", device("af:00.0", passthrough="disabled", used_by_host="boot storage"))
    assert code(toggle(estate(boot), GPU)) == "device-needed-by-host"


def test_a_bridge_is_not_capable() -> None:
    bridge = host("esxi-01", device("af:00.0", passthrough="not-capable", class_id=0x0604))
    assert code(toggle(estate(bridge), GPU)) == "not-passthrough-capable"


def test_an_address_without_device_names_the_nearest() -> None:
    outcome = toggle(estate(host("esxi-01", device("af:00.0"))), PciAddress.parse("af:00.7"))
    assert code(outcome) == "no-such-device-address"
    assert "0000:af:00.0" in str(outcome)


def test_a_host_that_does_not_answer_changes_nothing() -> None:
    gone = host("esxi-01", device("af:00.0", passthrough="disabled"), state=HostState.NOT_RESPONDING)
    assert code(toggle(estate(gone), GPU)) == "host-not-connected"


def test_reboot_makes_active_what_was_configured() -> None:
    assert Passthrough.ENABLED_NEEDS_REBOOT.rebooted() is Passthrough.ENABLED
    assert Passthrough.DISABLED_NEEDS_REBOOT.rebooted() is Passthrough.DISABLED
    assert Passthrough.NOT_CAPABLE.rebooted() is Passthrough.NOT_CAPABLE
