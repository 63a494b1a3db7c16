"""Actions on hosts: passthrough, labels, graphics, reboot, maintenance."""

import pytest

from tests.build import ask, device, estate, host, vm
from vconsole.model import HostState, Inventory, Passthrough, PciAddress
from vconsole.vcenter import (
    Action,
    ExitMaintenance,
    RebootHost,
    Session,
    SetDeviceGraphics,
    SetHardwareLabel,
    SetHostGraphics,
    SetPassthrough,
)

GPU = PciAddress.parse("af:00.0")


def state_of(inventory: Inventory) -> Passthrough:
    found = inventory.hosts["esxi-01"].device(GPU)
    assert found is not None
    return found.passthrough


def one_host(**fields: object) -> Session:
    return Session(estate(host("esxi-01", device("af:00.0", passthrough="disabled"), **fields)))


def refused(session: Session, action: Action) -> str:
    before = session.inventory
    (fault,) = session.perform(action).faults
    assert session.inventory is before
    assert fault.remedy
    return fault.code


def test_toggle_tells_of_the_device_by_name() -> None:
    session = one_host()
    (event,) = session.perform(SetPassthrough(host="esxi-01", devices=(GPU,), enabled=True)).events
    assert event.message == "Passthrough has been enabled for GA100 [A100 PCIe 40GB]."
    assert state_of(session.inventory) is Passthrough.ENABLED


def test_a_host_that_cannot_rebind_needs_a_reboot_and_the_reboot_takes_time() -> None:
    session = one_host(device_rebind_without_reboot=False)
    session.perform(SetPassthrough(host="esxi-01", devices=(GPU,), enabled=True))
    assert state_of(session.inventory) is Passthrough.ENABLED_NEEDS_REBOOT
    session.perform(RebootHost(host="esxi-01"))
    assert session.inventory.hosts["esxi-01"].state is HostState.NOT_RESPONDING
    session.advance(1)
    assert session.busy
    session.settle()
    assert session.inventory.hosts["esxi-01"].state is HostState.CONNECTED
    assert state_of(session.inventory) is Passthrough.ENABLED


def test_a_host_with_running_vms_is_not_rebooted() -> None:
    session = Session(estate(host("esxi-01"), vms=(vm("a", "esxi-01", on=True),)))
    assert refused(session, RebootHost(host="esxi-01")) == "host-has-running-vms"


def test_a_label_is_stored_as_typed_and_can_be_removed() -> None:
    session = one_host()
    session.perform(SetHardwareLabel(host="esxi-01", device=GPU, label=" Training [bold] "))
    labelled = session.inventory.hosts["esxi-01"].device(GPU)
    assert labelled is not None
    assert labelled.hardware_label == " Training [bold] "
    session.perform(SetHardwareLabel(host="esxi-01", device=GPU, label=None))
    bare = session.inventory.hosts["esxi-01"].device(GPU)
    assert bare is not None
    assert bare.hardware_label is None


def test_a_running_vm_keeps_a_device_whose_label_changes() -> None:
    inventory = estate(
        host("esxi-01", device("af:00.0", label="Training")),
        vms=(vm("a", "esxi-01", ask(label="Training", assigned="af:00.0"), on=True),),
    )
    session = Session(inventory)
    assert session.perform(SetHardwareLabel(host="esxi-01", device=GPU, label="Inference")).faults == ()
    assert session.inventory.vms["a"] is inventory.vms["a"]


@pytest.mark.parametrize(
    ("code", "action"),
    [
        ("no-such-host", SetHardwareLabel(host="esxi-1", device=GPU, label="x")),
        ("no-such-device-address", SetHardwareLabel(host="esxi-01", device=PciAddress(0, 1, 0, 0), label="x")),
        ("not-passthrough-capable", SetHardwareLabel(host="esxi-01", device=PciAddress(0, 0xAE, 0, 0), label="x")),
        ("not-a-graphics-device", SetDeviceGraphics(host="esxi-01", device=PciAddress(0, 0xAE, 0, 0), type="shared")),
        ("host-not-in-maintenance", ExitMaintenance(host="esxi-01")),
    ],
)
def test_refusals_have_a_code_and_a_remedy(code: str, action: Action) -> None:
    bridge = device("ae:00.0", passthrough="not-capable", class_id=0x0604)
    assert refused(Session(estate(host("esxi-01", bridge, device("af:00.0")))), action) == code


def test_a_host_that_does_not_answer_takes_no_settings() -> None:
    session = one_host(state=HostState.DISCONNECTED)
    for action in (
        SetHardwareLabel(host="esxi-01", device=GPU, label="x"),
        SetHostGraphics(host="esxi-01", default_type="shared-direct"),
        RebootHost(host="esxi-01"),
    ):
        assert refused(session, action) == "host-not-connected"


def test_a_graphics_type_waits_for_x_org_or_a_reboot() -> None:
    session = one_host()
    session.perform(SetDeviceGraphics(host="esxi-01", device=GPU, type="shared-direct"))
    waiting = session.inventory.hosts["esxi-01"].device(GPU)
    assert waiting is not None
    assert waiting.graphics_type != waiting.active_graphics_type
    session.perform(SetDeviceGraphics(host="esxi-01", device=GPU, type="shared-direct", restart_xorg=True))
    active = session.inventory.hosts["esxi-01"].device(GPU)
    assert active is not None
    assert active.graphics_type == active.active_graphics_type


def test_a_host_leaves_maintenance_mode() -> None:
    session = one_host(state=HostState.MAINTENANCE)
    session.perform(ExitMaintenance(host="esxi-01"))
    assert session.inventory.hosts["esxi-01"].state is HostState.CONNECTED
