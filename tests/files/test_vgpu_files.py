"""Cluster files with vGPUs: what they say of running ones, and what cannot be."""

import pytest

from tests.files.texts import HEAD, problems_of, vm_table
from vconsole.files.cluster import dumps, loads
from vconsole.files.samples import open_sample
from vconsole.model import PciAddress
from vconsole.model.names import show_text

ADDRESS = PciAddress.parse("3b:00.0")
GPU = """
[[host.pci]]
address = "0000:3b:00.0"
model = "NVIDIA A40"
graphics_type = "shared-direct"
"""


def host(version: str = "8.0.1", driver: str = "true") -> str:
    graphics = f'graphics = {{ default_type = "shared-direct", vgpu_driver = {driver} }}'
    return f'\n[[host]]\nname = "esxi-01"\nversion = "{version}"\n{graphics}\n'


def on(name: str, profile: str, assigned: str | None = "3b:00.0") -> str:
    where = "" if assigned is None else f"assigned = {show_text(assigned)}\n"
    return f'{vm_table(name, "on")}\n[[vm.pci]]\naccess = "nvidia-vgpu"\nprofile = "{profile}"\n{where}'


def only_problem(text: str) -> tuple[str, str]:
    (problem,) = problems_of(text).items()
    return problem


def test_vms_that_run_share_a_gpu_and_are_saved_as_they_are():
    inventory = loads(HEAD + host() + GPU + on("a", "nvidia_a40-8c") + on("b", "nvidia_a40-8q"))
    assert [vm.holds(vm.pci[0]) for vm in inventory.vms.values()] == [ADDRESS, ADDRESS]
    assert loads(dumps(inventory)) == inventory


def test_the_sample_has_one_that_runs():
    running = open_sample("vgpu").vms["render-01"]
    assert str(running.holds(running.pci[0])) == "0000:5e:00.0"


def test_the_settings_of_vcenter_are_kept():
    text = HEAD + '[vcenter]\nadvanced = { "vgpu.hotmigrate.enabled" = "TRUE" }'
    inventory = loads(text)
    assert inventory.vcenter.advanced == {"vgpu.hotmigrate.enabled": "TRUE"}
    assert loads(dumps(inventory)) == inventory


def test_an_unknown_profile_comes_with_the_nearest():
    place, message = only_problem(HEAD + host() + GPU + on("a", "nvidia_a40-8cc"))
    assert place == "vm[0] a: pci[0].profile"
    assert message == '"nvidia_a40-8cc" is not a vGPU profile of the catalogue; did you mean "nvidia_a40-8c"?'


def test_a_vm_that_is_off_has_no_gpu():
    text = HEAD + host() + GPU + on("a", "nvidia_a40-8c").replace('power = "on"', 'power = "suspended"')
    place, message = only_problem(text)
    assert place == "vm[0] a: pci[0].assigned"
    assert "only while the VM is on" in message


def test_a_vm_that_is_on_must_say_which():
    place, message = only_problem(HEAD + host() + GPU + on("a", "nvidia_a40-8c", None))
    assert place == "vm[0] a: pci[0].assigned"
    assert "these offer it: 0000:3b:00.0" in message
    assert "none that offers grid_t4-8c" in only_problem(HEAD + host() + GPU + on("a", "grid_t4-8c", None))[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            host() + GPU + on("a", "nvidia_a40-8c", "3c:00.0"),
            "esxi-01 has no device at 0000:3c:00.0; its GPUs: 0000:3b",
        ),
        (host() + GPU + on("a", "grid_t4-8c"), "does not offer grid_t4-8c; it offers nvidia_a40-48c"),
        (host() + GPU + 'passthrough = "enabled"' + on("a", "nvidia_a40-8c"), "is passed through"),
        (host() + GPU + 'passthrough = "enabled-needs-reboot"' + on("a", "nvidia_a40-8c"), "is passed through"),
        (host(driver="false") + GPU + on("a", "nvidia_a40-8c"), "is not shared directly"),
        (host() + GPU.replace("-direct", "") + on("a", "nvidia_a40-8c"), "is not shared directly"),
        (
            host() + GPU + on("a", "nvidia_a40-8c") + on("b", "nvidia_a40-4c"),
            "is locked to 8 GB by vm[0] a: pci[0]; nvidia_a40-4c has 4 GB",
        ),
        (host("8.0") + GPU + on("a", "nvidia_a40-8c") + on("b", "nvidia_a40-8q"), "lets only one type share a GPU"),
        (host() + GPU + on("a", "nvidia_a40-24c") + on("b", "nvidia_a40-24c") + on("c", "nvidia_a40-24c"), "2 vGPUs"),
    ],
)
def test_a_gpu_that_cannot_carry_a_vgpu_is_named(text: str, said: str):
    place, message = only_problem(HEAD + text)
    assert place.endswith("pci[0].assigned")
    assert said in message
