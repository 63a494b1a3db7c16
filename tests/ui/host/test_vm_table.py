"""The table of VMs."""

from collections.abc import Sequence
from typing import overload

from tests.build import T4, ask, estate, host, static, vm
from tests.ui.host.rig import CARD, GPU, A, bench, gpu, lab
from tests.ui.stage import Stage
from tests.ui.text_plane import text_plane
from vconsole.model import Ref, Vm
from vconsole.ui.desk import Speed
from vconsole.ui.pages.vm_table import VmTable, assigned_cell, requests_text
from vconsole.vcenter import PowerOn

MANY = 45_000


class MadeVms(Sequence[Vm]):
    """VMs that are made when they are asked for."""

    def __init__(self) -> None:
        self.made = 0

    def __len__(self) -> int:
        return MANY

    @overload
    def __getitem__(self, index: int) -> Vm: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Vm]: ...
    def __getitem__(self, index: int | slice) -> Vm | Sequence[Vm]:
        if isinstance(index, slice):
            return [self[each] for each in range(MANY)[index]]
        self.made += 1
        return vm(f"vm-{index:05d}", A)


async def test_only_the_vms_that_are_seen_are_looked_at() -> None:
    vms = MadeVms()
    stage = Stage(table := VmTable())
    async with stage.shown(120, 30) as pilot:
        table.show(vms)
        table.focus()
        await pilot.pause()
        await pilot.press("G")
        assert "vm-44999" in text_plane(stage)
        assert vms.made < 1_000


async def test_enter_opens_a_vm() -> None:
    desk = bench(lab(), "vms")
    async with desk.shown() as pilot:
        await pilot.press("j", "enter")
        assert desk.opened == [(Ref("vm", "train-01"), None)]


async def test_a_power_on_under_way_shows_its_pending_device() -> None:
    desk = bench(estate(host(A, gpu()), vms=(vm("train-01", A, ask()),)), "vms")
    async with desk.shown(120, 17) as pilot:
        desk.speed = Speed.REAL
        desk.attempt(PowerOn(vms=("train-01",)))
        await pilot.pause()
        assert "◐ Powering on" in text_plane(desk)
        assert "◔ 0000:AF:00.0 (pending)" in text_plane(desk)


def test_equal_requests_are_counted() -> None:
    asked = vm("a", A, ask(label="Training"), ask(label="Training"), ask(T4))
    assert requests_text(asked) == "2 x GA100 [A100 PCIe 40GB] (Training), TU104GL [Tesla T4]"
    assert requests_text(vm("b", A)) == "--"


def test_a_vm_that_is_off_holds_nothing_although_it_names_a_device() -> None:
    assert assigned_cell(vm("a", A, static(CARD, A, T4))) == "--"
    both = vm("b", A, static(CARD, A, T4), ask(assigned=GPU), on=True)
    assert str(assigned_cell(both)) == "● 0000:3B:00.0, 0000:AF:00.0"
