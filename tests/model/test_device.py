import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import A100, device, host
from vconsole.model import Passthrough, PciAddress

CAPABLE = [state for state in Passthrough if state.capable]


@given(st.sampled_from(CAPABLE), st.booleans(), st.booleans())
def test_toggling_configures_and_only_acts_at_once_if_the_host_can(state: Passthrough, enabled: bool, at_once: bool):
    after = state.configured(enabled=enabled, at_once=at_once)
    assert after.enabled == enabled
    if state.enabled != enabled:
        assert after.active == (enabled if at_once else state.active)


@pytest.mark.parametrize("state", CAPABLE)
def test_a_reboot_makes_active_what_is_configured(state: Passthrough):
    after = state.rebooted()
    assert (after.active, after.needs_reboot) == (state.enabled, False)


def test_a_device_that_is_not_capable_stays_so():
    state = Passthrough.NOT_CAPABLE
    assert state.configured(enabled=True, at_once=True) is state is state.rebooted()
    assert not state.needs_reboot


@pytest.mark.parametrize(
    ("class_id", "bridge", "graphics"), [(0x0604, True, False), (0x0302, False, True), (0x0200, False, False)]
)
def test_the_class_says_what_a_device_is(class_id: int, bridge: bool, graphics: bool):
    found = device("af:00.0", class_id=class_id)
    assert (found.is_bridge, found.is_graphics) == (bridge, graphics)


def test_a_description_has_the_label_in_brackets():
    assert device("af:00.0", label="Training").description == "GA100 [A100 PCIe 40GB] (Training)"
    assert device("af:00.0").description == "GA100 [A100 PCIe 40GB]"


def test_dependent_devices_form_one_group_from_every_end():
    one, two = device("17:00.0", dependent_device="18:00.0"), device("18:00.0")
    three, alone = device("19:00.0", dependent_device="18:00.0"), device("af:00.0")
    machine = host("esxi-01", three, alone, two, one)
    for member in (one, two, three):
        assert machine.group_of(member) == (one, two, three)
    assert machine.group_of(alone) == (alone,)


def test_devices_are_found_and_replaced_by_address():
    machine = host("esxi-01", device("17:00.0"), device("18:00.0"))
    after = machine.with_devices(device("18:00.0", label="Training"))
    assert [found.hardware_label for found in after.pci] == [None, "Training"]
    assert after.device(PciAddress.parse("18:00.0")) is after.pci[1]
    assert after.device(PciAddress.parse("19:00.0")) is None
    assert after.pci[0].id == A100
