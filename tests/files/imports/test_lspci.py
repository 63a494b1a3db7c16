import pytest

from vconsole.files.imports import ImportProblem, Remark, read_lspci
from vconsole.model import Passthrough

GPU = "af:00.0 3D controller [0302]: NVIDIA Corporation GA100 [A100 PCIe 40GB] [10de:20f1] (rev a1)\n"
MACHINE = (
    'af:00.0 "3D controller [0302]" "NVIDIA Corporation [10de]" "GA100 [A100 PCIe 40GB] [20f1]" -ra1 -p00 '
    '"NVIDIA Corporation [10de]" "Device [145f]"\n'
)
BRIDGE = (
    "0000:ae:00.0 PCI bridge [0604]: Intel Corporation Sky Lake-E PCI Express Root Port A [8086:2030] (rev 07) "
    "(prog-if 00 [Normal decode])\n"
)


def test_both_forms_tell_the_same_device():
    human, machine = (read_lspci(text, "h").hosts[0].pci[0] for text in (GPU, MACHINE))
    assert human.model == "NVIDIA A100 PCIe 40GB"
    assert (human.vendor_name, human.device_name) == ("NVIDIA Corporation", "GA100 [A100 PCIe 40GB]")
    assert human.attributes == {"revision": "0xa1"}
    assert machine == human.model_copy(update={"sub_vendor_id": 0x10DE, "sub_device_id": 0x145F})


def test_what_lspci_does_not_tell_is_assumed_and_said():
    imported = read_lspci(BRIDGE + GPU, "h")
    assert [device.passthrough for device in imported.hosts[0].pci] == [Passthrough.NOT_CAPABLE, Passthrough.DISABLED]
    about_devices, about_host = imported.remarks
    assert about_host.line == about_devices.line == 1
    assert "ESXi 8.0.1, 64 cores of 2600 MHz and 512 GB" in about_host.text
    assert "passthrough is taken as disabled" in about_devices.text


def test_lines_below_a_device_tell_more_about_it():
    below = "\tSubsystem: NVIDIA Corporation Device [10de:145f]\n\tKernel driver in use: vfio-pci\n\tMemory at f000\n"
    imported = read_lspci(GPU + below, "h")
    assert imported.hosts[0].pci[0].sub_device_id == 0x145F
    assert imported.remarks[2:] == (Remark(4, 'not understood: "Memory at f000"'),)


def test_an_unknown_device_is_described_by_its_ids():
    device = read_lspci("00:1f.0 Odd thing [0c80]: Somebody Something [1234:5678]\r\n", "h").hosts[0].pci[0]
    assert (device.model, device.vendor_id, device.device_id, device.class_id) == (None, 0x1234, 0x5678, 0x0C80)
    assert device.device_name == "Somebody Something"


@pytest.mark.parametrize("text", ["", "nothing", "af:00.0 3D controller: NVIDIA Corporation GA100\n"])
def test_a_file_without_ids_is_a_problem_with_a_line(text: str):
    with pytest.raises(ImportProblem) as caught:
        read_lspci(text, "h")
    assert caught.value.line == 1
    assert "lspci -nn" in str(caught.value)


def test_a_device_that_stands_twice_is_taken_once():
    imported = read_lspci(GPU + GPU, "h")
    assert len(imported.hosts[0].pci) == 1
    assert Remark(2, "0000:af:00.0 is left out: it stands above already") in imported.remarks
