"""What the host's pages say of GPUs that VMs share."""

from tests.build import estate, gpu, sharing, vgpu, vm
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
    assert "2 GPUs offer it." in _meaning(choice)
