"""What the screens ask about vGPUs."""

import pytest

from tests.build import A40, A100, device, estate, gpu, host, sharing, vgpu, vm
from vconsole.model import HostState, NvidiaVgpu
from vconsole.vcenter.queries import cluster_vgpus, device_choices, gpu_sharing, pci_rows, vgpu_refusals, vgpu_weights

TEN, TWENTY = "grid_a100d-10c", "grid_a100d-20c"
ONE = sharing("esxi-01", gpu("3b:00.0"), gpu("af:00.0"), device("d8:00.0", A100))
PLAIN = host("esxi-02", gpu("3b:00.0"))
VMS = (
    vm("a", "esxi-01", vgpu(TEN, "3b:00.0"), on=True),
    vm("b", "esxi-01", vgpu(TEN, "3b:00.0"), on=True),
    vm("c", "esxi-01", vgpu(TWENTY)),
)
ESTATE = estate(ONE, PLAIN, vms=VMS)


def test_device_selection_offers_each_profile_of_the_shared_gpus_once_between_the_kinds():
    choices = device_choices([ONE, PLAIN])
    kinds = [choice.access_type for choice in choices]
    assert kinds == ["Dynamic DirectPath IO", *["NVIDIA GRID vGPU"] * 7, "DirectPath IO"]
    ten = next(choice for choice in choices if choice.name == TEN)
    assert (ten.manufacturer, ten.device, ten.count) == ("NVIDIA", NvidiaVgpu(profile=TEN), 2)


@pytest.mark.parametrize(
    "there",
    [
        PLAIN,
        sharing("esxi-01", gpu("3b:00.0", active_graphics_type="shared")),
        sharing("esxi-01", gpu("3b:00.0", passthrough="enabled-needs-reboot")),
        sharing("esxi-01", gpu("3b:00.0"), state=HostState.NOT_RESPONDING),
    ],
)
def test_what_is_not_shared_offers_no_profile(there):
    assert not any(isinstance(choice.device, NvidiaVgpu) for choice in device_choices([there]))


def test_the_graphics_page_has_mode_lock_and_vms_of_each_gpu():
    first, second, passed = gpu_sharing(ESTATE, ONE)
    assert (first.mode, first.locked_gb, first.used, first.most) == ("Same Size", "10 GB", 2, 8)
    assert [use.vm for use in first.uses] == ["a", "b"]
    assert (second.mode, second.locked_gb, second.used, second.most) == ("Same Size", None, 0, None)
    assert (passed.mode, passed.shared) == ("None", False)
    assert [profile.name for profile in second.offers][:2] == ["grid_a100d-80c", "grid_a100d-40c"]
    assert [row.shared for row in gpu_sharing(ESTATE, PLAIN)] == [False]


def test_the_weights_for_the_next_vgpu_of_a_profile():
    weights = vgpu_weights(ESTATE, ONE, TWENTY)
    assert [(weight.left, weight.rank) for weight in weights] == [(0, None), (4, 1), (0, None)]
    assert [obstacle.code for obstacle in weights[0].obstacles] == ["vgpu-size-differs"]
    (fault,) = vgpu_refusals(weights[0], TWENTY)
    assert (fault.code, fault.remedy) == ("vgpu-size-differs", "Power off a, b, or ask for a profile of 10 GB.")
    assert vgpu_refusals(weights[1], TWENTY) == ()
    assert [(weight.left, weight.rank) for weight in vgpu_weights(ESTATE, PLAIN, TWENTY)] == [(0, None)]
    with pytest.raises(ValueError, match="did you mean"):
        vgpu_weights(ESTATE, ONE, "grid_a100d-20")


def test_a_cluster_counts_each_profile_that_its_shared_gpus_offer():
    totals = {capacity.profile.name: capacity for capacity in cluster_vgpus(ESTATE, "gpu")}
    assert len(totals) == 7
    ten, twenty = totals[TEN], totals[TWENTY]
    assert (ten.consumed, ten.pending, ten.remaining, ten.maximum, ten.gpus) == (2, 0, 14, 16, 2)
    assert (twenty.consumed, twenty.remaining, twenty.maximum) == (0, 4, 8)
    assert [(holder.host, holder.use.vm) for holder in ten.holders] == [("esxi-01", "a"), ("esxi-01", "b")]


def test_a_host_in_maintenance_has_room_for_none():
    away = sharing("esxi-01", gpu("3b:00.0", A40), state=HostState.MAINTENANCE)
    assert {capacity.remaining for capacity in cluster_vgpus(estate(away), "gpu")} == {0}


def test_the_list_of_pci_devices_names_who_shares_a_gpu_and_not_as_a_holder():
    first = pci_rows(ESTATE, ONE, enabled_only=False)[0]
    assert first.use is None
    assert [use.vm for use in first.vgpus] == ["a", "b"]
