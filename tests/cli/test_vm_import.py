"""VMs of VMX files and OVF descriptors: checked, added to an estate, and written back."""

from pathlib import Path

import pytest

from tests.build import T4, device, host, vm
from tests.cli.conftest import Run, saved
from tests.files.imports.ovf_texts import descriptor, pci_item
from tests.files.vmx.samples import DYNAMIC, STATIC, read, with_line
from vconsole.files.cluster import load
from vconsole.files.vmx import VmxFile, vmx_text

UUID = "5e9f4929-ba00-38b7-f43c-54b2030b68d0"


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    """A cluster file: an A100 on each of two hosts, whose UUIDs are known; a VM on the first."""
    hosts = (
        host("esxi-01", device("0000:3b:00.0"), uuid="421e0000-0000-0000-0000-000000000001"),
        host("esxi-02", device("0000:af:00.0", label="Training"), uuid=UUID),
    )
    return saved(tmp_path / "estate.toml", *hosts, vms=(vm("web-01", "esxi-01"),))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.toml"


def file(folder: Path, text: str | bytes, name: str = "vm.vmx") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_file_with_nothing_wrong_is_told_so(vconsole: Run, tmp_path: Path) -> None:
    path = file(tmp_path, STATIC)
    assert vconsole("import", "vmx", path) == (0, f"{path}: nothing is wrong with train-01\n", "")


def test_what_is_wrong_with_file_and_vm_is_told_by_line(vconsole: Run, tmp_path: Path) -> None:
    text = with_line(STATIC, "pciPassthru0.id", 'pciPassthru0.id = "0000:af:00.0"')
    text = with_line(text, "sched.mem.min", 'sched.mem.min = "1024"')
    text = with_line(text, "pciPassthru.64bitMMIOSizeGB", 'pciPassthru.64bitMMIOSizeGB = "64"')
    path = file(tmp_path, with_line(text, "firmware", 'firmware = "bios"'))
    answer = vconsole("import", "vmx", path)
    assert (answer.status, answer.err) == (1, "")
    lines = answer.out.splitlines()
    assert [line.removeprefix(f"{path}:").partition(":")[0] for line in lines] == ["6", "9", "16", "18"]
    assert "BIOS" in lines[0]
    assert "memory reservation (sched.mem.min) should be equal to memsize(65536)" in lines[1]
    assert lines[2].endswith("Set pciPassthru.64bitMMIOSizeGB = 128.")
    assert 'Write "00000:175:00.0".' in lines[3]


def test_a_dynamic_device_needs_a_late_hardware_version(vconsole: Run, tmp_path: Path) -> None:
    path = file(tmp_path, with_line(DYNAMIC, "virtualHW.version", 'virtualHW.version = "13"'))
    answer = vconsole("import", "vmx", path, "--json")
    (finding,) = answer.json["vms"][0]["findings"]
    assert answer.status == 1
    assert (finding["line"], finding["code"]) == (1, "hardware-version-too-old")
    assert answer.json["vms"][0]["host"] is None
    assert finding["remedy"]


@pytest.mark.parametrize(("version", "near"), [("99", "Write 22."), ("16", "Write 15 or 17.")])
def test_a_hardware_version_that_does_not_exist_is_told(vconsole: Run, tmp_path: Path, version: str, near: str) -> None:
    path = file(tmp_path, with_line(STATIC, "virtualHW.version", f'virtualHW.version = "{version}"'))
    answer = vconsole("import", "vmx", path)
    assert answer == (1, f"{path}:3: {version} is no hardware version of ESXi. {near}\n", "")


def test_vms_are_added_where_their_devices_are(vconsole: Run, estate: Path, out: Path, tmp_path: Path) -> None:
    files = [file(tmp_path, STATIC, "a.vmx"), file(tmp_path, DYNAMIC, "b.vmx")]
    answer = vconsole("import", "vmx", estate, *files, "-o", out)
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == f"Added 2 VMs: train-01 on esxi-02, train-02 on esxi-01. Saved as {out}.\n"
    vms = load(out).vms
    assert vms["train-01"].static_devices[0].host == "esxi-02"
    assert vms["train-01"].vmx["uuid.bios"].startswith("56 4d")
    assert list(vms) == ["web-01", "train-01", "train-02"]
    assert vconsole("check", out).status == 0


def test_what_was_imported_is_exported_as_it_was(vconsole: Run, estate: Path, out: Path, tmp_path: Path) -> None:
    vconsole("import", "vmx", estate, file(tmp_path, STATIC), "-o", out)
    answer = vconsole("export", "vmx", out, "train-01")
    assert (answer.status, answer.err) == (0, "")
    assert sorted(answer.out.splitlines()) == sorted(STATIC.splitlines())


def test_an_exported_vm_is_imported_as_it_was(vconsole: Run, estate: Path, out: Path, tmp_path: Path) -> None:
    exported = tmp_path / "web.vmx"
    assert vconsole("export", "vmx", estate, "web-01", "-o", exported) == (0, "", "")
    assert exported.read_text() == vmx_text(load(estate).vms["web-01"], {})
    empty = saved(tmp_path / "empty.toml", host("esxi-01"))
    assert vconsole("import", "vmx", empty, exported, "-o", out).status == 0
    assert load(out).vms["web-01"] == load(estate).vms["web-01"]


def test_a_rehearsed_change_goes_into_the_real_file(vconsole: Run, estate: Path, out: Path, tmp_path: Path) -> None:
    path = file(tmp_path, f"# mine\n{STATIC}")
    vconsole("import", "vmx", estate, path, "-o", out)
    script = file(tmp_path, '{"action": "reconfigure-vm", "vm": "train-01", "cpus": 4}\n', "acts.jsonl")
    assert vconsole("run", out, script, "--save", out).status == 0
    answer = vconsole("export", "vmx", out, "train-01", "--into", path)
    assert answer.status == 0
    assert answer.out == f"# mine\n{STATIC}".replace('numvcpus = "16"', 'numvcpus = "4"')
    assert vconsole("export", "vmx", out, "train-01", "--into", "no.vmx").status == 2
    prose = vconsole("export", "vmx", out, "train-01", "--into", file(tmp_path, "Once\n", "b.vmx"))
    assert (prose.status, prose.out) == (1, "")
    assert prose.err.endswith('b.vmx:1: is no VMX file: no line has the form key = "value"\n')


def test_a_vm_that_is_not_there_cannot_be_exported(vconsole: Run, estate: Path) -> None:
    answer = vconsole("export", "vmx", estate, "web-1")
    assert (answer.status, answer.out) == (1, "")
    assert 'Did you mean "web-01"?' in answer.err


def test_a_device_of_another_host_is_told(vconsole: Run, estate: Path, out: Path, tmp_path: Path) -> None:
    text = with_line(STATIC, "pciPassthru0.systemId", 'pciPassthru0.systemId = "00000000-0000-0000-0000-000000000009"')
    answer = vconsole("import", "vmx", estate, file(tmp_path, text), "-o", out)
    assert answer.status == 0
    assert "vm.vmx:18: The systemId 00000000-0000-0000-0000-000000000009 is not the UUID of esxi-02;" in answer.err
    assert f'write systemId = "{UUID}"' in answer.err
    assert load(out).vms["train-01"].host == "esxi-02"


def test_the_uuid_of_a_host_can_be_unknown(vconsole: Run, out: Path, tmp_path: Path) -> None:
    estate = saved(tmp_path / "estate.toml", host("esxi-01", device("0000:af:00.0")))
    answer = vconsole("import", "vmx", estate, file(tmp_path, STATIC), "-o", out)
    assert answer.status == 0
    assert f'say so in the cluster file: uuid = "{UUID}"' in answer.err


def test_a_static_device_that_no_host_has_needs_a_host(vconsole: Run, out: Path, tmp_path: Path) -> None:
    estate = saved(tmp_path / "estate.toml", host("esxi-01", device("0000:af:00.0", T4)), host("esxi-02"))
    path = file(tmp_path, STATIC)
    refused = vconsole("import", "vmx", estate, path, "-o", out)
    assert (refused.status, out.exists()) == (1, False)
    assert "Name the host with --host.\n" in refused.err
    answer = vconsole("import", "vmx", estate, path, "-o", out, "--host", "esxi-01")
    assert answer.status == 0
    assert load(out).vms["train-01"].host == "esxi-01"


def test_a_host_that_is_named_takes_the_vms_without_devices(
    vconsole: Run, estate: Path, out: Path, tmp_path: Path
) -> None:
    assert vconsole("import", "vmx", estate, file(tmp_path, DYNAMIC), "-o", out, "--host", "esxi-02").status == 0
    assert load(out).vms["train-02"].host == "esxi-02"
    answer = vconsole("import", "vmx", estate, file(tmp_path, DYNAMIC), "-o", "-", "--host", "esxi-2")
    assert (answer.status, answer.out) == (1, "")
    assert 'Did you mean "esxi-02"?' in answer.err


def test_a_name_that_is_taken_is_refused_and_nothing_is_written(
    vconsole: Run, estate: Path, out: Path, tmp_path: Path
) -> None:
    path = file(tmp_path, with_line(DYNAMIC, "displayName", 'displayName = "web-01"'))
    answer = vconsole("import", "vmx", estate, path, "-o", out)
    assert (answer.status, out.exists()) == (1, False)
    assert "Change its displayName, or replace that VM with --replace." in answer.err
    twice = vconsole("import", "vmx", estate, file(tmp_path, DYNAMIC), file(tmp_path, DYNAMIC), "-o", out)
    assert (twice.status, out.exists()) == (1, False)
    reason, nothing = twice.err.splitlines()
    assert "train-02 has no place" in reason
    assert nothing == "Nothing was saved: VMs are added all together or not at all (1 problem above)."


def test_a_vm_takes_the_place_of_one_of_the_same_name(vconsole: Run, estate: Path, out: Path, tmp_path: Path) -> None:
    old = vm("train-02", "esxi-02", on=True, folder="Research", reserve_all_memory=False, advanced={})
    saved(estate, *load(estate).hosts.values(), vms=(old,))
    answer = vconsole("import", "vmx", estate, file(tmp_path, DYNAMIC), "-o", out, "--replace")
    assert answer.status == 0
    new = load(out).vms["train-02"]
    assert (new.host, new.folder, new.power.value) == ("esxi-02", "Research", "off")
    assert new.dynamic_devices


def test_a_device_that_is_not_passed_through_is_told_and_the_vm_is_added(
    vconsole: Run, out: Path, tmp_path: Path
) -> None:
    estate = saved(tmp_path / "estate.toml", host("esxi-01", device("0000:af:00.0", passthrough="disabled"), uuid=UUID))
    answer = vconsole("import", "vmx", estate, file(tmp_path, STATIC), "-o", out)
    assert answer.status == 0
    assert "vm.vmx:18: Device 175:0.0 is not a passthrough device." in answer.err


def test_a_descriptor_is_checked_and_added(vconsole: Run, estate: Path, out: Path, tmp_path: Path) -> None:
    item = pci_item("-ah", allowedDevice_vendorId="4318", allowedDevice_deviceId="8433", customLabel="Training")
    path = file(tmp_path, descriptor(item), "vm.ovf")
    assert vconsole("import", "ovf", path).status == 0
    assert vconsole("import", "ovf", estate, path, "-o", out).status == 0
    assert load(out).vms["train-01"].dynamic_devices[0].label == "Training"
    assert vconsole("check", out).status == 0


def test_the_answer_can_be_json(vconsole: Run, estate: Path, out: Path, tmp_path: Path) -> None:
    answer = vconsole(
        "import", "vmx", estate, file(tmp_path, STATIC), file(tmp_path, "x", "b.vmx"), "-o", out, "--json"
    )
    assert answer.status == 1
    assert [found["vm"] for found in answer.json["vms"]] == ["train-01"]
    assert answer.json["problems"][0]["line"] == 1
    assert not out.exists()


@pytest.mark.parametrize("kind", ["vmx", "ovf"])
@pytest.mark.parametrize("text", ["", "Once upon a time\n", "\0", "\ufeff"])
def test_what_is_no_such_file_is_a_problem_with_its_line(vconsole: Run, tmp_path: Path, kind: str, text: str) -> None:
    path = file(tmp_path, text)
    answer = vconsole("import", kind, path)
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith(f"{path}:1: is n")


@pytest.mark.parametrize(
    "words",
    [
        ("a.vmx", "-o", "out.toml"),
        ("default",),
        ("default", "a.vmx"),
        ("no-such-file.vmx",),
        ("no.toml", "a.vmx", "-o", "x.toml"),
        (),
    ],
)
def test_what_cannot_be_asked_is_wrong_usage_in_one_line(
    vconsole: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    file(tmp_path, STATIC, "a.vmx")
    answer = vconsole("import", "vmx", *words)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)


def test_hosts_take_neither_a_host_nor_json(vconsole: Run) -> None:
    for words in (("--json",), ("--host", "a"), ("--replace",)):
        answer = vconsole("import", "esxcli", "a=b", "-o", "c.toml", *words)
        assert (answer.status, answer.err.count("\n")) == (2, 1)


def test_names_with_control_characters_are_printed_as_escapes(vconsole: Run, tmp_path: Path) -> None:
    path = file(tmp_path, DYNAMIC + "what \x1b[31m is this\n")
    assert "\x1b" not in vconsole("import", "vmx", path).out


def test_the_file_that_was_checked_stays_as_it_is(vconsole: Run, tmp_path: Path) -> None:
    path = file(tmp_path, STATIC)
    before = path.read_bytes()
    vconsole("import", "vmx", path)
    assert path.read_bytes() == before
    assert VmxFile.parse(before).render() == before
    assert read(STATIC).vm.name == "train-01"
