"""GPUs that several VMs share: who serves, in which order, and why not."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.build import A40, A100, A100_80, T4, ask, device, gpu, host, sharing, vgpu, vm
from tests.build import estate as build_estate
from vconsole.assignable import Answer, Scarcity, answer, uses, vgpu_uses, vgpu_weights
from vconsole.assignable.vgpu import SharedGpu, VgpuSupply
from vconsole.model import Fault, GraphicsType, Host, HostGraphics, Passthrough, Power, Vm
from vconsole.model.catalogue import vgpu_profile

ONE, TWO = "01:00.0", "02:00.0"


def _answer(here: Host, asking: Vm, *others: Vm) -> Answer:
    estate = build_estate(here, vms=others)
    return answer(
        here,
        asking,
        uses(estate, here.name),
        scarcity=Scarcity.among(estate, [here]),
        shared=vgpu_uses(estate, here.name),
    )


def _reasons(here: Host, profile: str, *others: Vm) -> list[tuple[str, str | None]]:
    found = _answer(here, vm("new", here.name, vgpu(profile)), *others)
    assert not found.fits
    return [(fault.code, fault.device.short if fault.device else None) for fault in found.reasons]


def _fault(here: Host, code: str, profile: str, *others: Vm) -> Fault:
    found = _answer(here, vm("new", here.name, vgpu(profile)), *others)
    return next(fault for fault in found.reasons if fault.code == code)


def _arrivals(here: Host, *profiles: str) -> list[str | None]:
    """Where each VM goes that arrives; None where it is refused."""
    running: list[Vm] = []
    places: list[str | None] = []
    for number, profile in enumerate(profiles):
        arriving = vm(f"vm-{number:02}", here.name, vgpu(profile))
        found = _answer(here, arriving, *running)
        places.append(str(found.devices[0]) if found.fits else None)
        if found.fits:
            running.append(arriving.assigned(found.devices).model_copy(update={"power": Power.ON}))
    return places


G1, G2 = "0000:01:00.0", "0000:02:00.0"
TEN, TWENTY = "grid_a100d-10c", "grid_a100d-20c"


def test_performance_spreads_and_then_refuses_what_consolidation_still_runs():
    """The test vector: two GPUs of 80 GB, and 10, 10 and 20 GB arrive; 140 GB stay free."""
    assert _arrivals(sharing("esxi-01", gpu(ONE), gpu(TWO)), TEN, TEN, TWENTY) == [G1, G2, None]
    assert _arrivals(sharing("esxi-01", gpu(ONE), gpu(TWO), policy="consolidation"), TEN, TEN, TWENTY) == [G1, G1, G2]


def test_consolidation_fills_a_gpu_before_it_opens_the_next_and_performance_takes_turns():
    full = [TEN] * 9
    assert _arrivals(sharing("esxi-01", gpu(ONE), gpu(TWO), policy="consolidation"), *full) == [G1] * 8 + [G2]
    assert _arrivals(sharing("esxi-01", gpu(ONE), gpu(TWO)), *full) == [G1, G2] * 4 + [G1]


def test_performance_counts_vms_and_not_vgpus():
    here = sharing("esxi-01", gpu(ONE, A40), gpu(TWO, A40))
    others = (
        vm("a", "esxi-01", vgpu("nvidia_a40-8c", ONE), on=True),
        vm("b", "esxi-01", vgpu("nvidia_a40-8c", ONE), on=True),
        vm("c", "esxi-01", vgpu("nvidia_a40-8c", TWO), on=True),
    )
    assert _answer(here, vm("new", "esxi-01", vgpu("nvidia_a40-8c")), *others).devices[0] == gpu(TWO).address


def test_the_weights_say_what_is_on_each_gpu_what_is_left_and_who_is_next():
    here = sharing("esxi-01", gpu(ONE), gpu(TWO), gpu("03:00.0", A100))
    running = vm("a", "esxi-01", vgpu(TEN, ONE), on=True)
    supply = VgpuSupply(here, {}, vgpu_uses(build_estate(here, vms=(running,)), "esxi-01"))
    weights = vgpu_weights(supply.gpus, vgpu_profile(TEN), "performance")
    assert [(w.gpu.vms, w.left, w.gpu.locked_mb, w.rank) for w in weights] == [
        (1, 7, 10240, 2),
        (0, 8, None, 1),
        (0, 0, None, None),
    ]


def test_a_pending_vgpu_counts_as_one_that_runs():
    here = sharing("esxi-01", gpu(ONE))
    pending = vm("a", "esxi-01", vgpu()).hinted([gpu(ONE).address])
    fault = _fault(here, "vgpu-size-differs", TWENTY, pending)
    assert "a (pending)" in fault.message


def test_a_locked_gpu_names_the_lock_and_who_holds_it():
    here = sharing("esxi-01", gpu(ONE))
    fault = _fault(here, "vgpu-size-differs", TWENTY, vm("a", "esxi-01", vgpu(TEN, ONE), on=True))
    assert (fault.slot, str(fault.device)) == (0, G1)
    assert "locked to vGPUs of 10 GB by a until it is empty" in fault.message
    assert fault.remedy == "Power off a, or ask for a profile of 10 GB."


def test_no_gpu_at_all_is_said_in_vspheres_words_before_the_reasons_of_each():
    here = sharing("esxi-01", gpu(ONE, A100), gpu(TWO, passthrough=Passthrough.ENABLED))
    assert _reasons(here, TEN) == [
        ("vgpu-no-gpu", None),
        ("vgpu-profile-not-offered", "1:0.0"),
        ("vgpu-gpu-passed-through", "2:0.0"),
    ]
    fault = _fault(here, "vgpu-no-gpu", TEN)
    assert fault.message.startswith("No graphics device is available for vGPU 'grid_a100d-10c'.")
    other = _fault(here, "vgpu-profile-not-offered", TEN)
    assert other.remedy == "Ask for grid_a100-10c, which has the same size."


@pytest.mark.parametrize(
    ("passthrough", "remedy"),
    [
        (Passthrough.ENABLED, "Toggle passthrough of the device off"),
        (Passthrough.ENABLED_NEEDS_REBOOT, "Toggle passthrough of the device off"),
        (Passthrough.DISABLED_NEEDS_REBOOT, "Reboot esxi-01."),
    ],
)
def test_a_gpu_is_passed_through_or_shared_but_not_both(passthrough: Passthrough, remedy: str):
    fault = _fault(sharing("esxi-01", gpu(ONE, passthrough=passthrough)), "vgpu-gpu-passed-through", TEN)
    assert "either passed through or shared" in fault.message
    assert fault.remedy.startswith(remedy)


def test_the_type_that_is_active_counts_and_not_the_one_that_is_set():
    shared = {"active_graphics_type": GraphicsType.SHARED}
    waiting = sharing("esxi-01", gpu(ONE, **shared))
    assert _fault(waiting, "vgpu-needs-restart", TEN).remedy.startswith("Restart the X.Org service of esxi-01")
    plain = sharing("esxi-01", gpu(ONE, graphics_type=GraphicsType.SHARED, **shared))
    assert "Set it to Shared Direct" in _fault(plain, "vgpu-gpu-not-shared-direct", TEN).remedy
    still = sharing("esxi-01", gpu(ONE, graphics_type=GraphicsType.SHARED))
    assert _answer(still, vm("new", "esxi-01", vgpu())).fits


def test_a_host_without_driver_or_with_the_default_shared_serves_nobody():
    plain = host("esxi-01", gpu(ONE))
    assert _reasons(plain, TEN) == [("vgpu-driver-missing", None), ("vgpu-host-default-shared", None)]
    fault = _fault(plain, "vgpu-host-default-shared", TEN)
    assert fault.message.startswith("The amount of graphics resource available in the parent resource pool is ")
    assert "is Shared; vGPU needs Shared Direct" in fault.message
    set_only = HostGraphics(default_type=GraphicsType.SHARED_DIRECT, vgpu_driver=True)
    assert "reboot" in _fault(host("esxi-01", gpu(ONE), graphics=set_only), "vgpu-host-default-shared", TEN).remedy


def test_a_full_gpu_names_who_fills_it():
    here = sharing("esxi-01", gpu(ONE))
    others = [vm(name, "esxi-01", vgpu("grid_a100d-40c", ONE), on=True) for name in ("a", "b")]
    fault = _fault(here, "vgpu-gpu-full", "grid_a100d-40c", *others)
    assert "carries 2 of 2 vGPUs of this size: a, b" in fault.message
    assert fault.remedy == "Power off one of them."


@pytest.mark.parametrize(("version", "fits"), [("8.0.0", False), ("8.0.1", True), ("7.0.3", False), ("8.0.3", True)])
def test_other_types_of_the_same_size_share_a_gpu_from_8_0_u1_on(version: str, fits: bool):
    here = sharing("esxi-01", gpu(ONE, A40), version=version)
    other = vm("a", "esxi-01", vgpu("nvidia_a40-8c", ONE), on=True)
    found = _answer(here, vm("new", "esxi-01", vgpu("nvidia_a40-8q")), other)
    assert found.fits == fits
    if not fits:
        fault = _fault(here, "vgpu-type-differs", "nvidia_a40-8q", other)
        assert "locked to nvidia_a40-8c by a" in fault.message
        assert "upgrade esxi-01 to 8.0 U1" in fault.remedy


def test_a_gpu_that_is_shared_is_no_device_for_passthrough_and_its_sibling_neither():
    audio = device("01:00.1", T4, dependent_device=ONE)
    here = sharing("esxi-01", gpu(ONE), audio)
    running = vm("a", "esxi-01", vgpu(TEN, ONE), on=True)
    found = _answer(here, vm("new", "esxi-01", ask(T4)), running)
    assert [fault.code for fault in found.reasons] == ["dependent-device-in-use"]
    held = vm("b", "esxi-01", ask(T4, assigned="01:00.1"), on=True)
    fault = _fault(here, "vgpu-dependent-device-in-use", TEN, held)
    assert fault.remedy == "Power off b."


# Several vGPUs in one VM


def test_only_profiles_of_the_whole_gpu_stand_beside_others_in_a_vm():
    here = sharing("esxi-01", gpu(ONE), gpu(TWO))
    found = _answer(here, vm("new", "esxi-01", vgpu(), vgpu("grid_a100d-80c")))
    assert [(fault.code, fault.slot) for fault in found.reasons] == [("vgpu-several-not-allowed", 0)]
    assert "Leave the VM one vGPU" in found.reasons[0].remedy


def test_several_vgpus_and_passthrough_devices_are_answered_in_slot_order():
    here = sharing("esxi-01", gpu(ONE), gpu(TWO), device("03:00.0"))
    asking = vm("new", "esxi-01", vgpu("grid_a100d-80c"), ask(), vgpu("grid_a100d-80c"))
    assert [str(address) for address in _answer(here, asking).devices] == [G1, "0000:03:00.0", G2]


def test_several_vgpus_come_all_or_not_at_all():
    here = sharing("esxi-01", gpu(ONE))
    found = _answer(here, vm("new", "esxi-01", vgpu("grid_a100d-80c"), vgpu("grid_a100d-80c")))
    assert not found.fits
    assert found.devices == ()
    assert [fault.code for fault in found.reasons] == ["vgpu-too-few-gpus"]
    assert "PCI devices 0 and 1" in found.reasons[0].message


def test_a_choice_that_blocks_a_later_vgpu_is_taken_back():
    """On ESXi 8.0 U1 a 48 GB profile of either type fits the first GPU, but the second GPU takes only one of them."""
    here = sharing("esxi-01", gpu(ONE, A40), gpu(TWO, A40))
    asking = vm("new", "esxi-01", vgpu("nvidia_a40-48c"), vgpu("nvidia_a40-48q"))
    assert [str(address) for address in _answer(here, asking).devices] == [G1, G2]


def test_more_vgpus_than_room_are_refused_without_trying_every_order():
    here = sharing("esxi-01", *(gpu(f"{n:02x}:00.0") for n in range(1, 33)))
    found = _answer(here, vm("new", "esxi-01", *(vgpu("grid_a100d-80c") for _ in range(33))))
    assert found.reasons[-1].code == "vgpu-too-few-gpus"


SIZES = ("grid_a100d-80c", "grid_a100d-40c", "grid_a100-40c", "grid_a100-20c")


@given(
    st.lists(st.sampled_from((A100, A100_80)), max_size=3),
    st.lists(st.sampled_from(SIZES), max_size=4),
    st.lists(st.sampled_from(SIZES), min_size=1, max_size=3),
    st.sampled_from(("performance", "consolidation")),
)
def test_the_search_finds_a_place_exactly_if_trying_everything_does(boards, there, wanted, policy):
    gpus = [gpu(f"{n:02x}:00.0", board) for n, board in enumerate(boards)]
    here = sharing("esxi-01", *gpus, policy=policy)
    running: list[Vm] = []
    for number, profile in enumerate(there):
        arriving = vm(f"vm-{number}", "esxi-01", vgpu(profile))
        found = _answer(here, arriving, *running)
        if found.fits:
            running.append(arriving.assigned(found.devices).model_copy(update={"power": Power.ON}))
    shared = vgpu_uses(build_estate(here, vms=tuple(running)), "esxi-01")
    asking = vm("new", "esxi-01", *map(vgpu, wanted))
    found = _answer(here, asking, *running)
    allowed = len(wanted) == 1 or all(vgpu_profile(profile).several for profile in wanted)
    possible = allowed and any(
        _carries(here, gpus, shared, wanted, choice) for choice in product(range(len(gpus)), repeat=len(wanted))
    )
    assert found.fits == possible
    assert bool(found.reasons) == (not possible)


def _carries(here, gpus, shared, wanted, choice) -> bool:
    """Whether each GPU has one size at the end, offers it, and carries no more than it can."""
    for number, card in enumerate(gpus):
        names = [use.profile for use in shared.get(card.address, ())]
        names += [profile for profile, place in zip(wanted, choice, strict=True) if place == number]
        empty = SharedGpu(here, card, ())
        if len({vgpu_profile(name).frame_buffer_mb for name in names}) > 1:
            return False
        if any(empty.most(vgpu_profile(name)) < len(names) for name in names):
            return False
    return True
