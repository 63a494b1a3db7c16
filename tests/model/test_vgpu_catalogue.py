import pytest

from vconsole.model import DeviceId
from vconsole.model.catalogue import device_types, vgpu_boards, vgpu_profile, vgpu_profiles, vgpu_profiles_of
from vconsole.model.catalogue.vgpu import VgpuBoard

A100_80 = DeviceId.parse("10de:20b5")


@pytest.mark.parametrize(
    ("name", "frame_buffer_mb", "instances", "several"),
    [
        ("grid_a100-10c", 10240, 4, False),
        ("grid_a100d-80c", 81920, 1, True),
        ("grid_a100d-10c", 10240, 8, False),
        ("grid_a100dx-20c", 20480, 4, False),
        ("grid_a30-8c", 8192, 3, False),
        ("nvidia_a40-4c", 4096, 12, False),
        ("nvidia_h100-16c", 16384, 5, False),
        ("nvidia_l40s-48q", 49152, 1, True),
        ("grid_t4-8q", 8192, 2, False),
    ],
)
def test_a_profile_has_its_size_and_how_many_fit_on_a_gpu(name, frame_buffer_mb, instances, several):
    found = vgpu_profile(name)
    assert (found.frame_buffer_mb, found.instances, found.several) == (frame_buffer_mb, instances, several)


def test_a_board_offers_its_own_profiles_and_an_unknown_device_none():
    names = [profile.name for profile in vgpu_profiles_of(A100_80)]
    assert names[0] == "grid_a100d-80c"
    assert "grid_a100d-10c" in names
    assert "grid_a100-10c" not in names
    assert vgpu_profiles_of(DeviceId(1, 2)) == ()


def test_every_board_is_one_of_the_device_catalogue_with_as_much_memory():
    by_id = {kind.id: kind for kind in device_types().values()}
    for board in vgpu_boards():
        for device in board.devices:
            assert by_id[device].name == board.name
            assert by_id[device].memory_gb * 1024 == board.frame_buffer_mb
        assert board.source.types
        assert board.source.names


def test_only_what_takes_the_whole_gpu_may_stand_beside_others_in_a_vm():
    for board in vgpu_boards():
        for profile in board.profile:
            assert profile.several == (profile.frame_buffer_mb == board.frame_buffer_mb)
            assert profile.name.endswith(f"-{profile.frame_buffer_mb // 1024}{profile.series.lower()}")
    assert len(vgpu_profiles()) == sum(len(board.profile) for board in vgpu_boards())


def test_an_unknown_profile_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match='did you mean "grid_a100d-10c"'):
        vgpu_profile("grid_a100d_10c")


def test_a_board_cannot_promise_more_than_it_has():
    board = vgpu_boards()[0].model_dump()
    board["profile"][0]["instances"] = 2
    with pytest.raises(ValueError, match="are more than NVIDIA L40S has"):
        VgpuBoard.model_validate(board)
