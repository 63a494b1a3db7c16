"""Where the next vGPU goes, and why nowhere."""

from tests.build import A40, estate, gpu, host, sharing, vgpu, vm
from vconsole.vcenter.queries import cluster_vgpus, next_vgpu, profile_choices

TEN, TWENTY = "grid_a100d-10c", "grid_a100d-20c"
ONE = sharing("esxi-01", gpu("3b:00.0"), gpu("af:00.0"))
SPREAD = (
    vm("a", "esxi-01", vgpu(TEN, "3b:00.0"), on=True),
    vm("b", "esxi-01", vgpu(TEN, "af:00.0"), on=True),
    vm("c", "esxi-01", vgpu(TWENTY)),
)
ESTATE = estate(ONE, vms=SPREAD)


def test_both_gpus_are_locked_although_140_gb_are_free() -> None:
    found = next_vgpu(ESTATE, ONE, TWENTY)
    assert (found.policy, found.first, found.left) == ("performance", None, 0)
    assert found.free_mb == 140 * 1024
    assert found.is_locked_out


def test_the_next_of_the_same_size_goes_to_the_gpu_with_the_fewest_vms() -> None:
    fewer = next_vgpu(estate(ONE, vms=SPREAD[:1]), ONE, TEN)
    assert fewer.first is not None
    assert (str(fewer.first.address), fewer.left) == ("0000:af:00.0", 15)
    assert not fewer.is_locked_out


def test_a_full_gpu_is_not_locked_out() -> None:
    whole = vm("whole", "esxi-01", vgpu("grid_a100d-80c", "3b:00.0"), on=True)
    one = sharing("esxi-01", gpu("3b:00.0"))
    assert not next_vgpu(estate(one, vms=(whole,)), one, "grid_a100d-80c").is_locked_out


def test_a_host_that_shares_no_gpu_says_why_and_has_nothing_free() -> None:
    plain = host("esxi-02", gpu("3b:00.0"))
    found = next_vgpu(estate(plain), plain, TEN)
    assert [fault.code for fault in found.refusals] == ["vgpu-driver-missing", "vgpu-host-default-shared"]
    assert all(fault.remedy for fault in found.refusals)
    assert (found.first, found.free_mb, found.is_locked_out) == (None, 0, False)


def test_the_profiles_that_vms_wait_for_stand_first_then_those_in_use() -> None:
    choices = profile_choices(ESTATE, ONE)
    assert [(choice.profile.name, choice.asked_by, choice.used_by, choice.gpus) for choice in choices[:2]] == [
        (TWENTY, ("c",), (), 2),
        (TEN, (), ("a", "b"), 2),
    ]
    assert len(choices) == 7


def test_a_profile_that_no_gpu_of_the_host_offers_can_be_asked_about_if_a_vm_does() -> None:
    stranger = estate(ONE, vms=(vm("render", "esxi-01", vgpu("nvidia_a40-8q")),))
    first = profile_choices(stranger, ONE)[0]
    assert (first.profile.name, first.gpus) == ("nvidia_a40-8q", 0)


def test_the_totals_of_a_cluster_can_be_limited_to_what_vms_want() -> None:
    two = estate(ONE, sharing("esxi-02", gpu("3b:00.0", A40)), vms=SPREAD)
    assert [capacity.profile.name for capacity in cluster_vgpus(two, "gpu", wanted_only=True)] == [TWENTY, TEN]
    assert len(cluster_vgpus(two, "gpu")) > 7
