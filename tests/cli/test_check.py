import re
from pathlib import Path

import pytest

from tests.build import device, host, vm
from tests.cli.conftest import Run, saved
from vconsole.files.samples import samples
from vconsole.model.catalogue import maximums


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)
def test_every_sample_is_valid_by_name_and_by_path(vconsole: Run, sample: object) -> None:
    by_name, by_path = vconsole("check", sample.name), vconsole("check", sample.path)  # type: ignore[attr-defined]
    assert by_name == by_path
    assert by_name.status == 0


def test_a_valid_file_is_counted(vconsole: Run, two_hosts: Path) -> None:
    assert vconsole("check", two_hosts) == (0, "valid: 2 hosts, 3 devices, 3 VMs\n", "")


def test_every_problem_is_one_line_that_begins_with_its_place(vconsole: Run, tmp_path: Path, two_hosts: Path) -> None:
    text = two_hosts.read_text().replace("0000:3b:00.0", "0000:zz:00.0").replace("hardware_label", "hardware_lable", 1)
    path = tmp_path / "wrong.toml"
    path.write_text(text)
    answer = vconsole("check", path)
    assert answer.status == 1
    assert 'host[1] esxi-02: pci[0].address: "0000:zz:00.0"' in answer.out
    assert 'did you mean "hardware_label"?' in answer.out
    assert all(line.startswith(("host[", "vm[")) for line in answer.out.splitlines())


def test_several_files_are_told_apart_and_the_worst_gives_the_status(vconsole: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("format = 2\n")
    answer = vconsole("check", "default", wrong)
    assert answer.status == 1
    assert answer.out.startswith("default: valid: ")
    assert f"\n{wrong}: " in answer.out
    assert vconsole("check", wrong, tmp_path / "missing.toml").status == 2


def test_a_file_that_is_not_there_is_told_on_standard_error(vconsole: Run, tmp_path: Path) -> None:
    answer = vconsole("check", tmp_path / "missing.toml")
    assert (answer.status, answer.out) == (2, "")
    assert "there is no such file" in answer.err
    both = vconsole("check", "default", tmp_path / "missing.toml")
    assert (both.status, both.out.count("\n"), both.err.count("\n")) == (2, 1, 1)
    assert vconsole("check", tmp_path / "missing.toml", "--json").json["valid"] is False


def test_json_says_the_same(vconsole: Run, two_hosts: Path, tmp_path: Path) -> None:
    answer = vconsole("check", two_hosts, tmp_path, "--json")
    valid, missing = answer.json["files"]
    assert answer.json["valid"] is False
    assert valid == {
        "file": str(two_hosts),
        "valid": True,
        "hosts": 2,
        "devices": 3,
        "vms": 3,
        "vm_classes": 0,
        "problems": [],
        "warnings": [],
    }
    assert (missing["valid"], len(missing["problems"])) == (False, 1)
    assert "hosts" not in missing


def test_more_than_a_configuration_maximum_is_warned_about_and_still_valid(vconsole: Run, tmp_path: Path) -> None:
    most = maximums()["gpus-per-host"].value
    full = host("full", *(device(f"0000:{bus:02x}:00.0") for bus in range(1, most + 1)))
    beyond = host("beyond", *(device(f"0000:{bus:02x}:00.0") for bus in range(1, most + 2)))
    answer = vconsole("check", saved(tmp_path / "full.toml", full, beyond))
    assert answer.status == 0
    assert answer.out.count("warning: ") == 1
    assert f"warning: host beyond: {most + 1} physical GPUs" in answer.out


def test_too_many_vms_on_a_host_are_warned_about_by_number(vconsole: Run, tmp_path: Path) -> None:
    most = maximums()["vms-per-host"].value
    vms = tuple(vm(f"vm-{number}", "esxi-01") for number in range(most + 1))
    answer = vconsole("check", saved(tmp_path / "crowded.toml", host("esxi-01"), vms=vms), "--json")
    (warning,) = answer.json["files"][0]["warnings"]
    assert warning.startswith(f"host esxi-01: {most + 1:,} VMs on a host; the maximum ")


def test_what_no_host_and_no_vm_has_is_warned_about(vconsole: Run, tmp_path: Path) -> None:
    big = host("big", cpu_cores=100_000, memory_gb=1e23)
    path = saved(tmp_path / "big.toml", big, vms=(vm("wide", "big", cpus=1000, memory_gb=30_000),))
    answer = vconsole("check", path)
    begins = [line.partition(";")[0] for line in answer.out.splitlines()[1:]]
    assert answer.status == 0
    assert begins == [
        "warning: host big: 100,000 CPU cores",
        "warning: host big: 1e+23 GB of memory",
        "warning: vm wide: 1,000 virtual CPUs",
        "warning: vm wide: 30,000 GB of memory",
    ]


def test_failover_hosts_that_are_none_are_warned_about(vconsole: Run, tmp_path: Path) -> None:
    ha = {"enabled": True, "admission_control": "dedicated-failover-hosts"}
    answer = vconsole("check", saved(tmp_path / "ha.toml", host("esxi-01"), ha=ha))
    assert answer.status == 0
    assert answer.out.splitlines()[1] == (
        "warning: cluster gpu: dedicated-failover-hosts keeps no host free without failover_hosts."
    )


def test_vm_classes_are_counted(vconsole: Run) -> None:
    answer = vconsole("check", "vm-classes")
    assert re.fullmatch(r"valid: .* VMs?, \d+ VM class(es)?\n", answer.out)
