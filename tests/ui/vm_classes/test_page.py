"""The page VM Classes, and where classes are offered elsewhere."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App

from tests.build import ask, estate, host, vm
from tests.ui.shell.rig import console
from tests.ui.text_plane import text_plane
from tests.ui.vm.rig import desk_with, said, settled
from tests.ui.vm_classes.rig import LARGE, NARROW, WIDE, bench, lab
from vconsole.model import HostState, Ref
from vconsole.ui.pages import pages_of
from vconsole.ui.pages.container.vm_classes import VmClassesPage
from vconsole.ui.shell.tasks import RecentTasks
from vconsole.ui.verbs import verbs_of
from vconsole.ui.widgets import InventoryTable
from vconsole.vcenter import DeleteVmClass, SetHardwareLabel

Golden = Callable[[App[Any], str], None]


@pytest.mark.parametrize("size", [(76, 17), (116, 30)])
async def test_the_page_lists_the_classes_with_the_room_for_each(size: tuple[int, int], assert_golden: Golden) -> None:
    desk = bench(lab())
    async with desk.shown(*size) as pilot:
        await settled(pilot)
        assert_golden(desk, "vm-classes")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_class_is_shown_as_yaml_and_copied(size: tuple[int, int], assert_golden: Golden) -> None:
    desk = bench(lab())
    async with desk.shown(*size) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert_golden(desk, "vm-class-yaml")
        await pilot.press("y")
        assert desk.clipboard.startswith("# Each VirtualMachine of this class")
        assert desk.clipboard.endswith("        memory: 64Gi\n")
        await pilot.press("enter")
        await settled(pilot)
        assert desk.screen.query(VmClassesPage)


async def test_room_follows_the_estate() -> None:
    desk = bench(lab(LARGE))
    async with desk.shown() as pilot:
        assert "3 VMs" in await settled(pilot)
        desk.perform(
            SetHardwareLabel(host="esxi-02", device=desk.inventory.hosts["esxi-02"].pci[0].address, label=None)
        )
        assert "2 VMs" in await settled(pilot)


async def test_a_class_is_deleted_after_a_question_and_comes_back_with_undo() -> None:
    desk = bench(lab(LARGE))
    async with desk.shown() as pilot:
        await pilot.pause()
        await pilot.press("x")
        assert "Delete gpu-large? VMs that were deployed from it stay as they are." in said(await settled(pilot))
        await pilot.press("escape")
        assert "gpu-large" in desk.inventory.vm_classes
        await pilot.press("x", "enter")
        assert "There is no VM class yet. Press c to create one." in await settled(pilot)
        desk.session.undo()
        assert "gpu-large" in await settled(pilot)


async def test_without_a_class_only_a_new_one_is_offered_and_the_others_say_why() -> None:
    desk = bench(estate(host("esxi-01")))
    async with desk.shown() as pilot:
        shown = await settled(pilot)
        assert "c NEW VM CLASS…" in shown
        assert "(d DEPLOY VM FROM CLASS…)" in shown
        await pilot.press("d")
        assert [note.message for note in desk._notifications] == ["There is no VM class."]


async def test_without_a_connected_host_nothing_is_deployed() -> None:
    desk = bench(estate(host("esxi-01", state=HostState.NOT_RESPONDING)).with_vm_class(LARGE))
    async with desk.shown() as pilot:
        await pilot.pause()
        await pilot.press("d")
        assert [note.message for note in desk._notifications] == ["No host here is connected."]
        assert desk.inventory.vms.keys() == set()


def test_the_page_is_one_of_vcenter_alone() -> None:
    kinds = [kind for kind in ("vcenter", "datacenter", "cluster", "host", "vm") if _lists_classes(kind)]
    assert kinds == ["vcenter"]


def _lists_classes(kind: Any) -> bool:
    return any(spec.id == "vm-classes" for spec in pages_of(kind))


def test_menus_offer_classes_where_vms_are_created() -> None:
    offering = [k for k in ("vcenter", "datacenter", "cluster", "host", "vm") if _offers(k, "vm-class.deploy")]
    assert offering == ["vcenter", "datacenter", "cluster", "host"]
    assert _offers("vcenter", "vm-class.new")
    deploy = next(verb for verb in verbs_of("cluster") if verb.id == "vm-class.deploy")
    assert deploy.why_not(estate(host("esxi-01")), Ref("cluster", "gpu")) == "there is no VM class"
    assert deploy.why_not(lab(), Ref("cluster", "gpu")) is None


def _offers(kind: Any, verb: str) -> bool:
    return verb in [known.id for known in verbs_of(kind)]


async def test_go_to_a_class_leads_to_its_row() -> None:
    async with console(NARROW, lab()) as (app, pilot):
        await pilot.press("ctrl+g", *"gpu-pair")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert app.open_ref == Ref("vcenter", app.inventory.vcenter.name)
        table = app.screen.query_one(VmClassesPage).query_one(InventoryTable)
        assert table.cursor_row.vm_class.name == "gpu-pair"


async def test_a_task_about_a_deleted_class_leads_to_the_page() -> None:
    async with console(WIDE, lab()) as (app, pilot):
        app.perform(DeleteVmClass(vm_class="gpu-large"))
        await pilot.press("3", "enter")
        await settled(pilot)
        assert app.screen.query_one(VmClassesPage)
        assert app.screen.query_one(RecentTasks)
        assert "gpu-large" in text_plane(app)


async def test_the_summary_of_a_vm_names_the_class_it_was_deployed_from() -> None:
    deployed = vm("train-01", "esxi-01", ask(label="Training"), vm_class="gpu-large")
    desk = desk_with("train-01", lab().with_vm(deployed))
    async with desk.shown(*WIDE) as pilot:
        assert "VM class gpu-large" in " ".join((await settled(pilot)).split())
