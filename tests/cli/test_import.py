from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.files.captured import FOLDER, captured
from vconsole.cli.commands.import_ import KINDS, VM_KINDS
from vconsole.cli.importing import KINDS as READERS
from vconsole.files.cluster import load

A100 = FOLDER / "hardware-pci-list-a100-label-training.txt"
A30 = FOLDER / "hardware-pci-list-a30-nolabel.txt"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "mine.toml"


def test_hosts_become_a_cluster_file_that_is_valid(vconsole: Run, out: Path) -> None:
    answer = vconsole("import", "esxcli", f"esxi-01={A100}", f"esxi-02={A30}", "-o", out, "--cluster", "gpu")
    assert (answer.status, answer.out) == (0, "")
    assert answer.err.endswith(f"Saved 2 hosts with 2 PCI devices and 0 VMs as {out}.\n")
    assert [host.name for host in load(out).hosts_in("gpu")] == ["esxi-01", "esxi-02"]
    assert vconsole("check", out).status == 0
    assert vconsole("place", out, "--pci", "10de:20f1@Training").status == 0


def test_remarks_name_file_and_line(vconsole: Run, out: Path, tmp_path: Path) -> None:
    listing = tmp_path / "host.txt"
    listing.write_text(f"{captured(A100.stem)}\nWhat is this\n")
    answer = vconsole("import", "esxcli", f"esxi-01={listing}", "-o", out)
    assert answer.status == 0
    assert f'{listing}:40: not understood: "What is this"\n' in answer.err


def test_the_cluster_file_can_be_printed(vconsole: Run) -> None:
    answer = vconsole("import", "esxcli", f"esxi-01={A100}", "-o", "-")
    assert answer.status == 0
    assert answer.out.startswith("format = 1\n")


def test_a_file_that_is_there_is_written_over_only_by_force(vconsole: Run, out: Path) -> None:
    out.write_text("mine")
    refused = vconsole("import", "esxcli", f"esxi-01={A100}", "-o", out)
    assert (refused.status, out.read_text()) == (2, "mine")
    assert "--force" in refused.err
    assert vconsole("import", "esxcli", f"esxi-01={A100}", "-o", out, "--force").status == 0
    assert load(out).hosts["esxi-01"]


def test_a_file_with_nothing_to_use_is_told_and_nothing_is_written(vconsole: Run, out: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("\nHello\n")
    answer = vconsole("import", "esxcli", f"esxi-01={A100}", f"esxi-02={bad}", "-o", out)
    assert answer.status == 1
    assert f"{bad}:2: has no device" in answer.err
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([str(A100)], "is not NAME=FILE"),
        (["esxi-01="], "is not NAME=FILE"),
        ([f"={A100}"], "the host"),
        ([f"a={A100}", f"a={A30}"], "two files are named"),
        (["a=/nowhere/host.txt"], "there is no such file"),
        ([f"a={A100}", "--cluster", ""], "the cluster"),
    ],
)
def test_wrong_usage_says_what_is_wrong(vconsole: Run, out: Path, words: list[str], message: str) -> None:
    answer = vconsole("import", "esxcli", *words, "-o", out)
    assert (answer.status, answer.out) == (2, "")
    assert message in answer.err
    assert not out.exists()


def test_linux_hosts_are_imported_too(vconsole: Run, out: Path, tmp_path: Path) -> None:
    listing = tmp_path / "lspci.txt"
    listing.write_text("af:00.0 3D controller [0302]: NVIDIA Corporation GA100 [A100 PCIe 40GB] [10de:20f1] (rev a1)\n")
    answer = vconsole("import", "lspci", f"box={listing}", "-o", out)
    assert answer.status == 0
    assert "passthrough is taken as disabled" in answer.err
    assert load(out).hosts["box"].pci[0].model == "NVIDIA A100 PCIe 40GB"


def test_every_kind_that_is_offered_can_be_read() -> None:
    assert KINDS.keys() - VM_KINDS == READERS.keys()
