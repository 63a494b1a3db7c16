import pytest

from tests.files.captured import captured
from vconsole.files.imports import Imported, ImportProblem, Remark, estate_of, read_esxcli
from vconsole.model import GraphicsType, Passthrough, PciAddress, Power

A100 = captured("hardware-pci-list-a100-label-training")
RELEASE = "   Product: VMware ESXi\n   Version: 8.0.2\n   Build: Releasebuild-22380479\n   Update: 2\n   Patch: 0\n"
PROCESS = (
    "LLMtest01\n   World ID: 6733887\n   Process ID: 0\n   VMX Cartel ID: 6733886\n"
    "   UUID: 42 30 f9 ee a2 2a 3c e0-02 33 07 ac af f8 d2 5c\n   Display Name: LLMtest01\n"
    "   Config File: /vmfs/volumes/643475f9-d1354340/LLMtest01/LLMtest01.vmx\n"
)
BRIDGE = (
    A100.replace("0000:af:00.0", "0000:ae:00.0")
    .replace("Bus: 0xaf", "Bus: 0xae")
    .replace("0:175:0:0", "0:174:0:0")
    .replace("0x0302", "0x0604")
    .replace("VM Passthru", "VMkernel")
)


def remarks(imported: Imported) -> list[Remark]:
    """What was remarked about lines, without what is assumed of the host as a whole."""
    assumed = ("the release is not told", "the cores are not told", "the memory is not told")
    return [remark for remark in imported.remarks if not remark.text.startswith(assumed)]


def test_a_device_is_what_its_fields_say():
    gpu = read_esxcli(A100, "esxi-01").hosts[0].pci[0]
    assert (gpu.model, gpu.memory_gb, str(gpu.address)) == ("NVIDIA A100 PCIe 40GB", 40, "0000:af:00.0")
    assert (gpu.passthrough, gpu.hardware_label) == (Passthrough.ENABLED, "Training")
    assert (gpu.sub_vendor_id, gpu.sub_device_id, gpu.class_id) == (0x10DE, 0x145F, 0x0302)
    assert gpu.dependent_device is None, "it depends on nothing but itself"


def test_parents_and_dependents_are_found_among_the_devices():
    below = A100.replace("Dependent Device: PCI 0:175:0:0", "Dependent Device: PCI 0:174:0:0")
    bridge, gpu = read_esxcli(f"{BRIDGE}\n{below}", "h").hosts[0].pci
    assert gpu.parent == gpu.dependent_device == bridge.address == PciAddress.parse("ae:00.0")
    assert bridge.passthrough is Passthrough.NOT_CAPABLE
    assert read_esxcli(A100, "h").hosts[0].pci[0].parent is None, "the bridge is not in the listing"


def test_one_file_may_hold_all_that_is_known_about_a_host():
    parts = [A100, captured("graphics-device-list-a100-passthru"), captured("graphics-host-get-sharedpassthru")]
    text = "\n".join(
        [*parts, PROCESS, RELEASE, "   CPU Packages: 2\n   CPU Cores: 48\n", "   Physical Memory: 1099511627776 Bytes"]
    )
    imported = read_esxcli(text, "h")
    host = imported.hosts[0]
    assert (host.version, host.reported["Build"]) == ("8.0.2", "Releasebuild-22380479")
    assert (host.cpu_cores, host.memory_gb, host.graphics.default_type) == (48, 1024, GraphicsType.SHARED_DIRECT)
    assert [(vm.name, vm.host, vm.power) for vm in imported.vms] == [("LLMtest01", "h", Power.ON)]
    (about_vm,) = remarks(imported)
    assert text.splitlines()[about_vm.line - 1] == "LLMtest01"
    assert "its hardware is not told" in about_vm.text


@pytest.mark.parametrize("uuid", ["64a3f1c2-9b7d-4e20-8c11-0242ac120002", "643475f9-d1354340-9c2a-b4969187e0a1"])
def test_the_uuid_of_a_host_is_known_by_its_shape(uuid: str):
    imported = read_esxcli(f"{A100}\n{uuid}\nnot-a-uuid\n", "h")
    assert imported.hosts[0].system_uuid == uuid
    assert [remark.text for remark in remarks(imported)] == ['not understood: "not-a-uuid"']


def test_parts_need_no_blank_line_between_them():
    text = A100 + captured("graphics-host-get-sharedpassthru") + RELEASE + PROCESS
    host = read_esxcli(text, "h").hosts[0]
    assert (host.version, host.graphics.default_type) == ("8.0.2", GraphicsType.SHARED_DIRECT)
    assert len(host.pci[0].reported) == 37


def test_a_gpu_with_the_vendors_driver_is_shared_direct():
    listed = captured("graphics-device-list-a100-basic").replace("Basic", "SharedPassthru")
    host = read_esxcli(f"{A100.replace('VM Passthru', 'VMkernel')}\n{listed}", "h").hosts[0]
    assert host.graphics.vgpu_driver
    assert host.drives(host.pci[0])


def test_a_gpu_in_use_is_remarked_since_nothing_tells_by_which_vm():
    imported = read_esxcli(f"{A100}\n{captured('graphics-device-list-a100-passthru-1vm')}", "h")
    (remark,) = remarks(imported)
    assert remark == Remark(40, "0000:af:00.0 is used by VMs (1); which is not told, so it is taken as free")


def test_a_new_field_is_kept_and_remarked_once():
    text = A100.replace("   NUMA Node: 1\n", "   NUMA Node: 1\n   Tidal Phase: 7\n")
    imported = read_esxcli(f"{text}\n{text.replace('af:', 'd8:').replace('0xaf', '0xd8')}", "h")
    assert [device.reported["Tidal Phase"] for device in imported.hosts[0].pci] == ["7", "7"]
    assert remarks(imported) == [Remark(37, 'the field "Tidal Phase" is new here; it is kept as it is')]


def test_a_block_that_was_cut_off_is_used_and_remarked():
    cut = "\n".join(BRIDGE.splitlines()[:14]) + "\n   SubDevi"
    imported = read_esxcli(f"{A100}\n{cut}", "h")
    assert [str(device.address) for device in imported.hosts[0].pci] == ["0000:af:00.0", "0000:ae:00.0"]
    ending, rest = remarks(imported)
    assert ending.line == 53
    assert 'ends with "SubDevice ID": cut off?' in ending.text
    assert rest == Remark(54, 'not understood: "SubDevi"')


def test_a_block_that_lost_its_beginning_is_used():
    rest = BRIDGE.partition("Address: 0000:ae:00.0\n")[2]
    imported = read_esxcli(f"{A100}\n{rest}", "h")
    assert [str(device.address) for device in imported.hosts[0].pci] == ["0000:af:00.0", "0000:ae:00.0"]
    (remark,) = remarks(imported)
    assert "0000:ae:00.0 lacks 1 field" in remark.text


def test_a_block_without_ids_is_left_out_and_remarked():
    imported = read_esxcli(f"{A100}\n0000:d8:00.0\n   Address: 0000:d8:00.0\n   Segment: 0x0000\n", "h")
    assert len(imported.hosts[0].pci) == 1
    assert remarks(imported) == [
        Remark(40, '"0000:d8:00.0" is left out: its 2 fields do not tell both Vendor ID and Device ID')
    ]


@pytest.mark.parametrize(
    "dress",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("   ", "\t"),
        lambda text: "\n".join(line.strip() for line in text.splitlines()),
        lambda text: "\n".join(f"    {line}" for line in text.splitlines()),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: f"\ufeff\n\ufeff{text}",
        lambda text: f"~ # esxcli hardware pci list\n{text}\n[root@esxi-01:~] ",
        lambda text: f"root@esxi-01:~# esxcli hardware pci list | grep NVIDIA -B 6 -A 32\n{text}--\n",
    ],
    ids=["CRLF", "tabs", "no indentation", "more indentation", "blank lines", "marks", "prompts", "grep"],
)
def test_what_pasting_does_to_a_listing_loses_nothing(dress):
    imported = read_esxcli(dress(A100), "h")
    assert remarks(imported) == []
    assert imported.hosts[0].pci == read_esxcli(A100, "h").hosts[0].pci


def test_every_line_that_is_not_understood_is_told_with_its_number():
    imported = read_esxcli(f"What a day.\n\n{A100}\nSome heading\n   Some Field: 1\n   no field\n", "h")
    assert remarks(imported) == [
        Remark(1, 'not understood: "What a day."'),
        Remark(42, 'not understood: "Some heading"'),
        Remark(43, 'not understood: "Some Field: 1"'),
        Remark(44, 'not understood: "no field"'),
    ]


def test_a_stray_line_in_a_block_is_told_and_the_block_goes_on():
    lines = A100.splitlines()
    text = "\n".join([*lines[:20], "a line of something else", *lines[20:]])
    imported = read_esxcli(text, "h")
    assert remarks(imported) == [Remark(21, 'not understood: "a line of something else"')]
    assert imported.hosts[0].pci == read_esxcli(A100, "h").hosts[0].pci


def test_an_id_that_cannot_be_is_told_at_its_own_line():
    lines = A100.splitlines()
    place = next(number for number, line in enumerate(lines) if line.strip().startswith("Device ID:"))
    lines[place] = "   Device ID: 0xzzzz"
    imported = read_esxcli(A100.replace("af:", "d8:").replace("0xaf", "0xd8") + "\n" + "\n".join(lines), "h")
    (remark,) = remarks(imported)
    assert remark == Remark(39 + place + 1, '"0000:af:00.0" is left out: its "Device ID" cannot be "0xzzzz"')


def test_what_is_assumed_of_a_host_is_told():
    told = [remark.text for remark in read_esxcli(A100, "h").remarks]
    assert [text.partition(" (")[0] for text in told] == [
        "the cores are not told and taken as 64 of 2600 MHz",
        "the memory is not told and taken as 512 GB",
        "the release is not told and taken as 8.0.1",
    ]


def test_a_lone_block_that_was_cut_off_lacks_all_that_others_have():
    cut = "\n".join(A100.splitlines()[:16])
    (remark,) = remarks(read_esxcli(cut, "h"))
    lacking = len(read_esxcli(A100, "h").hosts[0].pci[0].reported) - 15
    assert f"lacks {lacking} fields" in remark.text


def test_a_value_that_cannot_be_is_told_and_printed_as_it_is():
    imported = read_esxcli(A100.replace("Passthru Capable: true", "Passthru Capable: perhaps"), "h")
    assert remarks(imported) == [
        Remark(31, '"Passthru Capable" cannot be "perhaps"; it is printed as it is, and not used')
    ]
    assert imported.hosts[0].pci[0].reported["Passthru Capable"] == "perhaps"


@pytest.mark.parametrize("field", ["   Bus: 0xaf", "      Tide: 1"])
def test_a_field_that_stands_twice_is_told(field: str):
    imported = read_esxcli(f"{A100}{field}\n{field}\n", "h")
    assert remarks(imported)[-1] == Remark(40, f'not understood: "{field.strip()}"')


def test_a_device_that_stands_twice_is_taken_once():
    imported = read_esxcli(f"{A100}\n{A100}", "h")
    assert len(imported.hosts[0].pci) == 1
    assert remarks(imported) == [Remark(40, "0000:af:00.0 is left out: it already stands in line 1")]


def test_old_fields_mean_an_old_release():
    lines = [
        line
        for line in A100.splitlines()
        if not line.strip().startswith(("Device Layer", "NUMA", "Hardware Label", "Virtual Function"))
    ]
    imported = read_esxcli("\n".join(lines), "h")
    assert imported.hosts[0].version == "6.5.0"
    assert any("taken as 6.5.0" in remark.text for remark in imported.remarks)


def test_a_number_that_is_not_that_of_the_address_is_told_and_the_address_is_used():
    imported = read_esxcli(A100.replace("Bus: 0xaf", "Bus: 0xb0"), "h")
    assert [str(device.address) for device in imported.hosts[0].pci] == ["0000:af:00.0"]
    told = [remark for remark in imported.remarks if "Bus" in remark.text]
    assert told == [Remark(4, '"Bus" "0xb0" is not that of 0000:af:00.0; the address is used')]


def test_old_releases_spell_addresses_in_decimal():
    text = A100.replace("0000:af:00.0", "00000:175:00.0")
    assert str(read_esxcli(text, "h").hosts[0].pci[0].address) == "0000:af:00.0"


@pytest.mark.parametrize("text", ["", "\n\n", "Hello\n", RELEASE, captured("graphics-device-list-a100-basic")])
def test_a_file_without_devices_is_a_problem_with_a_line(text: str):
    with pytest.raises(ImportProblem) as caught:
        read_esxcli(text, "h")
    assert caught.value.line == 1
    assert "no device as esxcli hardware pci list prints them" in str(caught.value)


def test_a_vm_that_runs_on_two_hosts_stays_on_the_first():
    sources = [(name, read_esxcli(f"{A100}\n{PROCESS}", name)) for name in ("a", "b")]
    inventory, told = estate_of(sources, "gpu")
    assert inventory.vms["LLMtest01"].host == "a"
    (remark,) = [remark for path, remark in told if path == "b" and "runs on a already" in remark.text]
    assert remark.line == 40
