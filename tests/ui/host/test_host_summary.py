"""The Summary of a host."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from tests.build import ask, estate, host, vm
from tests.ui.host.rig import GPU, A, bench, gpu, lab
from tests.ui.text_plane import text_plane
from vconsole.model import Ref
from vconsole.vcenter import PowerOff

AssertGolden = Callable[[App[Any], str], None]


async def test_it_tells_capacity_use_and_devices(assert_golden: AssertGolden) -> None:
    for size in ((76, 17), (116, 30)):
        desk = bench(lab(), "summary")
        async with desk.shown(*size) as pilot:
            await pilot.pause()
            assert_golden(desk, "host-summary")


async def test_only_running_vms_count_as_use() -> None:
    busy = vm("busy", A, ask(assigned=GPU), on=True, cpus=12, memory_gb=48, cpu_reservation_mhz=2600)
    idle = vm("idle", A, cpus=6, memory_gb=16, reserve_all_memory=False)
    desk = bench(estate(host(A, gpu()), vms=(busy, idle)), "summary")
    async with desk.shown() as pilot:
        await pilot.pause()
        shown = text_plane(desk)
        assert "used: 12 virtual CPUs; reserved: 2.6 GHz" in shown
        assert "used: 48 GB; reserved: 48 GB" in shown
        assert "2, of which 1 run" in shown


async def test_enter_opens_the_vm_that_holds_a_device_and_a_change_is_shown() -> None:
    desk = bench(lab(), "summary")
    async with desk.shown() as pilot:
        await pilot.press("j", "enter")
        assert desk.opened == [(Ref("vm", "train-01"), None)]
        desk.perform(PowerOff(vms=("train-01",)))
        await pilot.pause()
        assert "train-01" not in text_plane(desk)
