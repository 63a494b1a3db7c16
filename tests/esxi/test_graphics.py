"""The Graphics page of a host: four situations that the client shows."""

from tests.build import device, host
from vconsole.esxi import graphics_devices, rebooted, set_device_type, set_host_default
from vconsole.model import Fault, GraphicsType, Host, HostGraphics, PciAddress

GPU = PciAddress.parse("af:00.0")
NIC = PciAddress.parse("12:00.0")
FRESH = host("esxi-01", device("af:00.0", passthrough="disabled"), device("12:00.0", class_id=0x0200))


def shown(of: Host | Fault) -> tuple[str, str, int]:
    assert isinstance(of, Host)
    (line,) = graphics_devices(of)
    return line.active_type, line.configured_type, line.memory_gb


def test_a_fresh_host_shows_basic_and_shared_without_memory() -> None:
    assert shown(FRESH) == ("Basic", "Shared", 0)


def test_a_passed_through_gpu_is_direct_and_stays_configured_as_shared() -> None:
    assert shown(host("esxi-01", device("af:00.0"))) == ("Direct", "Shared", 0)


def test_shared_direct_without_a_driver_stays_basic() -> None:
    assert shown(set_device_type(FRESH, GPU, GraphicsType.SHARED_DIRECT, restart_xorg=True)) == (
        "Basic",
        "Shared Direct",
        0,
    )


def test_shared_direct_with_the_driver_shows_the_memory_after_a_restart() -> None:
    driven = FRESH.model_copy(update={"graphics": HostGraphics(vgpu_driver=True)})
    configured = set_device_type(driven, GPU, GraphicsType.SHARED_DIRECT, restart_xorg=False)
    assert shown(configured) == ("Basic", "Shared Direct", 0)
    assert isinstance(configured, Host)
    assert graphics_devices(configured)[0].takes_effect_later
    assert shown(rebooted(configured)) == ("Shared Direct", "Shared Direct", 40)


def test_the_host_default_reaches_every_graphics_device() -> None:
    changed = set_host_default(FRESH, GraphicsType.SHARED_DIRECT, "consolidation", restart_xorg=True)
    assert shown(changed)[1] == "Shared Direct"
    assert changed.graphics.assignment_policy == "consolidation"
    assert changed.graphics.active_default_type is GraphicsType.SHARED_DIRECT


def test_a_network_adapter_has_no_graphics_type() -> None:
    outcome = set_device_type(FRESH, NIC, GraphicsType.SHARED, restart_xorg=False)
    assert isinstance(outcome, Fault)
    assert outcome.code == "not-a-graphics-device"
