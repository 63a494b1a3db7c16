"""No command destroys a file unasked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.files.captured import FOLDER
from vconsole.files.cluster import load
from vconsole.model import Power

INFER = {"action": "power-on", "vm": "infer"}
LISTING = FOLDER / "hardware-pci-list-a100-label-training.txt"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A file that somebody needs."""
    path = tmp_path / "mine.txt"
    path.write_text("mine")
    return path


@pytest.fixture
def plan(two_hosts: Path, actions: Callable[..., Path]) -> tuple[object, ...]:
    """The words of an export."""
    return ("export", "plan", two_hosts, actions(INFER), "--as", "runbook")


def test_an_export_writes_over_a_file_only_by_force(vconsole: Run, plan: tuple[object, ...], mine: Path) -> None:
    refused = vconsole(*plan, "-o", mine)
    assert (refused.status, mine.read_text()) == (2, "mine")
    assert refused.err == f"vconsole: {mine} is there already; name another file, or write over it with --force\n"
    assert vconsole(*plan, "-o", mine, "--force").status == 0
    assert mine.read_text() != "mine"


def test_an_export_never_writes_over_what_it_reads(vconsole: Run, plan: tuple[object, ...]) -> None:
    for source in (Path(str(plan[2])), Path(str(plan[3]))):
        before = source.read_bytes()
        refused = vconsole(*plan, "-o", source, "--force")
        assert (refused.status, source.read_bytes()) == (2, before)
        assert "is what this command reads" in refused.err


def test_a_link_to_the_cluster_file_is_the_cluster_file(vconsole: Run, two_hosts: Path, tmp_path: Path) -> None:
    link, before = tmp_path / "link", two_hosts.read_bytes()
    link.symlink_to(two_hosts)
    assert vconsole("export", "journal", two_hosts, "-o", link, "--force").status == 2
    assert two_hosts.read_bytes() == before


def test_an_import_never_writes_over_a_listing(vconsole: Run, tmp_path: Path) -> None:
    listing = tmp_path / "host.txt"
    listing.write_bytes(LISTING.read_bytes())
    assert vconsole("import", "esxcli", f"esxi-01={listing}", "-o", listing, "--force").status == 2
    assert listing.read_bytes() == LISTING.read_bytes()


def test_a_run_may_be_saved_onto_its_own_cluster_file(vconsole: Run, two_hosts: Path, actions: Callable) -> None:
    assert vconsole("run", two_hosts, actions(INFER), "--save", two_hosts).status == 0
    assert load(two_hosts).vms["infer"].power is Power.ON


def test_a_run_is_saved_onto_another_file_only_by_force(
    vconsole: Run, two_hosts: Path, actions: Callable, mine: Path
) -> None:
    refused = vconsole("run", two_hosts, actions(INFER), "--save", mine)
    assert (refused.status, refused.out, mine.read_text()) == (2, "", "mine")
    script = actions(INFER)
    assert vconsole("run", two_hosts, script, "--save", script, "--force").status == 2
    assert vconsole("run", two_hosts, script, "--save", mine, "--force").status == 0
    assert load(mine).vms["infer"].power is Power.ON


def test_a_line_of_the_shell_is_saved_like_a_run(vconsole: Run, two_hosts: Path, mine: Path) -> None:
    line = ("--", "esxcli hardware pci list")
    assert vconsole("esxcli", two_hosts, "esxi-01", "--save", mine, *line).status == 2
    assert mine.read_text() == "mine"
    assert vconsole("esxcli", two_hosts, "esxi-01", "--save", two_hosts, *line).status == 0


def test_a_hyphen_prints_for_every_export(vconsole: Run, plan: tuple[object, ...]) -> None:
    assert vconsole(*plan, "-o", "-").out == vconsole(*plan).out
    assert not Path("-").exists()


def test_a_name_that_no_file_can_have_is_told(vconsole: Run, plan: tuple[object, ...]) -> None:
    answer = vconsole(*plan, "-o", "x" * 300)
    assert answer.status == 2
    assert "cannot be written" in answer.err
