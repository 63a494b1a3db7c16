"""What the host's pages say of GPUs that VMs share."""

from tests.build import estate, gpu, sharing, vgpu, vm
from tests.ui.host.rig import bench
from tests.ui.text_plane import text_plane
from vconsole.model import Passthrough, PciAddress
from vconsole.ui.acts.device_selection import _meaning
from vconsole.ui.pages.host.device_list import describe_device, use_cell
from vconsole.ui.pages.host.graphics import _users_note
from vconsole.vcenter.queries import GpuSharing, PciRow, device_choices, gpu_sharing, pci_rows

HOST = sharing("esxi-01", gpu("3b:00.0"), gpu("af:00.0"))
VMS = (
    vm("a", "esxi-01", vgpu(assigned="3b:00.0"), on=True),
    vm("b", "esxi-01", vgpu()).hinted([gpu("3b:00.0").address]),
)


def _rows() -> tuple[PciRow, ...]:
    return pci_rows(estate(HOST, vms=VMS), HOST, enabled_only=False)


def test_the_list_of_devices_names_the_vms_that_share_a_gpu() -> None:
    shared, free = _rows()
    assert "a, b (pending)" in str(use_cell(shared))
    assert describe_device(shared).endswith("shared by a, b (pending)")
    assert use_cell(free) == "--"


def _sharing() -> tuple[GpuSharing, ...]:
    return gpu_sharing(estate(HOST, vms=VMS), HOST)


def test_the_graphics_page_says_what_a_gpu_is_locked_to() -> None:
    (shared, free), (locked, empty) = _rows(), _sharing()
    assert _users_note(shared, locked) == "Locked to vGPUs of 10 GB until it is empty; 2 of 8 in use."
    assert _users_note(free, empty) == "No VM. The first vGPU locks it to its size."


def test_device_selection_says_what_a_profile_is() -> None:
    (choice,) = [choice for choice in device_choices([HOST]) if choice.name == "grid_a100d-10c"]
    assert "here 10 GB; others of this size can be on it as well. 2 GPUs offer it, 8 at most each." in _meaning(choice)


async def test_a_gpu_of_the_type_shared_direct_is_passed_through_only_after_a_word_about_vgpus() -> None:
    desk = bench(estate(HOST), "pci-devices", "esxi-01")
    async with desk.shown(80, 24) as pilot:
        await pilot.press("v", "g", "t")
        await pilot.pause()
        shown = " ".join(text_plane(desk).replace("│", " ").split())
        assert "The graphics type of 0000:3B:00.0 is Shared Direct, for vGPUs." in shown
        assert "a GPU is either passed through or shared" in shown
        await pilot.press("escape")
        assert not desk.session.events
        await pilot.press("t", "enter")
        await pilot.pause()
        found = desk.inventory.hosts["esxi-01"].device(PciAddress.parse("3b:00.0"))
        assert found is not None
        assert found.passthrough is Passthrough.ENABLED


async def test_a_gpu_with_vgpus_on_it_is_not_passed_through() -> None:
    before = estate(HOST, vms=VMS[:1])
    desk = bench(before, "pci-devices", "esxi-01")
    async with desk.shown(80, 24) as pilot:
        await pilot.press("v", "g", "t")
        await pilot.pause()
        (fault,) = desk.explained
        assert "a" in fault.remedy
        assert desk.inventory is before


async def test_the_summary_of_the_host_names_the_lock_of_each_shared_gpu() -> None:
    desk = bench(estate(HOST, vms=VMS[:1]), "summary", "esxi-01")
    async with desk.shown(80, 24) as pilot:
        await pilot.pause()
        shown = text_plane(desk)
        assert "GPUs shared by vGPUs   0000:3B:00.0 locked to 10 GB, 1 of 8 vGPUs" in shown
        assert "0000:AF:00.0 empty, of any size" in shown
