"""What the host's pages say of GPUs that VMs share."""

from tests.build import estate, gpu, sharing, vgpu, vm
from vconsole.ui.acts.device_selection import _meaning
from vconsole.ui.pages.host.device_list import describe_device, use_cell
from vconsole.ui.pages.host.graphics import _users_note
from vconsole.vcenter.queries import PciRow, device_choices, pci_rows

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


def test_the_graphics_page_lists_them_with_their_profiles() -> None:
    shared, free = _rows()
    assert _users_note(shared) == "a (grid_a100d-10c, assigned), b (grid_a100d-10c, pending)"
    assert _users_note(free) == "No VM."


def test_device_selection_says_what_a_profile_is() -> None:
    (choice,) = [choice for choice in device_choices([HOST]) if choice.name == "grid_a100d-10c"]
    assert "2 GPUs offer it." in _meaning(choice)
