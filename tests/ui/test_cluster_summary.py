"""The Summary of a cluster: passthrough devices by model and label, vGPUs by profile."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App

from tests.build import ask, device, estate, gpu, host, sharing, vgpu, vm
from tests.ui.bench_desk import Bench
from tests.ui.text_plane import text_plane
from vconsole.model import Inventory, Ref
from vconsole.ui.pages import pages_of
from vconsole.vcenter import PowerOn

AssertGolden = Callable[[App[Any], str], None]

TEN, TWENTY = "grid_a100d-10c", "grid_a100d-20c"
SHARED = sharing("esxi-01", gpu("3b:00.0"), gpu("af:00.0"))
PASSED = host("esxi-02", device("3b:00.0", label="Training"))
VMS = (
    vm("a", "esxi-01", vgpu(TEN, "3b:00.0"), on=True),
    vm("b", "esxi-01", vgpu(TWENTY)),
    vm("c", "esxi-02", ask(label="Training", assigned="3b:00.0"), on=True),
)


def bench(inventory: Inventory) -> Bench:
    return Bench(inventory, pages_of("cluster")[0], Ref("cluster", "gpu"))


@pytest.mark.parametrize("size", [(76, 17), (116, 30)])
async def test_passed_devices_and_vgpus_stand_below_each_other(
    size: tuple[int, int], assert_golden: AssertGolden
) -> None:
    desk = bench(estate(SHARED, PASSED, vms=VMS))
    async with desk.shown(*size) as pilot:
        await pilot.pause()
        assert_golden(desk, "cluster-summary")


async def test_only_profiles_that_vms_have_or_ask_for_are_listed_until_all_are_wanted() -> None:
    desk = bench(estate(SHARED, vms=VMS[:2]))
    async with desk.shown(116, 30) as pilot:
        await pilot.pause()
        shown = text_plane(desk)
        assert "Profiles do not add up" in shown
        assert (TEN in shown, TWENTY in shown, "grid_a100d-40c" in shown) == (True, True, False)
        await pilot.press("m")
        await pilot.pause()
        assert "grid_a100d-40c" in text_plane(desk)
        await pilot.press("m")
        await pilot.pause()
        assert "grid_a100d-40c" not in text_plane(desk)


async def test_what_remains_follows_the_vms_and_enter_opens_one() -> None:
    desk = bench(estate(SHARED, vms=VMS[:2]))
    async with desk.shown(116, 30) as pilot:
        await pilot.pause()
        desk.perform(PowerOn(vms=("b",)))
        await pilot.pause()
        assert [line.split()[-4:] for line in text_plane(desk).splitlines() if TEN in line] == [["1", "0", "7", "16"]]
        await pilot.press("down", "enter")
        assert desk.opened == [(Ref("vm", "b"), None)]


async def test_a_cluster_without_shared_gpus_says_nothing_of_vgpus() -> None:
    desk = bench(estate(PASSED, vms=VMS[2:]))
    async with desk.shown(116, 30) as pilot:
        await pilot.press("m")
        assert "vGPU" not in text_plane(desk).replace("No GPU of this cluster is shared with vGPUs.", "")
        assert "No GPU of this cluster is shared with vGPUs." in [note.message for note in desk._notifications]


async def test_labels_that_differ_in_a_blank_at_the_end_look_different() -> None:
    desk = bench(estate(PASSED, host("esxi-03", device("3b:00.0", label="Training "))))
    async with desk.shown(116, 30) as pilot:
        await pilot.pause()
        shown = text_plane(desk)
    assert "Training␣" in shown
    assert "Training " in shown
