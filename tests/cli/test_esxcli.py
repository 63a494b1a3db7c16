"""`vconsole esxcli FILE HOST -- WORDS…`."""

from pathlib import Path

from tests.cli.conftest import Run
from vconsole.files.cluster import load
from vconsole.files.listings.identities import vmids
from vconsole.model import Passthrough, PciAddress, Power

CARD = PciAddress.parse("0000:d8:00.0")
SET = ("hardware", "pci", "pcipassthru", "set", "-d", str(CARD), "-e", "false", "-a")


def test_a_line_in_words(vconsole: Run, two_hosts: Path) -> None:
    answer = vconsole("esxcli", two_hosts, "esxi-01", "--", "esxcli", "system", "maintenanceMode", "get")
    assert answer == (0, "Disabled\n", "")


def test_a_whole_line_with_a_pipe_in_one_word(vconsole: Run, two_hosts: Path) -> None:
    line = "esxcli hardware pci list | grep NVIDIA -B 6 -A 32"
    answer = vconsole("esxcli", two_hosts, "esxi-02", "--", line)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("0000:3b:00.0\n   Address: 0000:3b:00.0\n")
    assert answer.out.count("Hardware Label:") == 2


def test_words_with_blanks_stay_words(vconsole: Run, two_hosts: Path) -> None:
    answer = vconsole(
        "esxcli",
        two_hosts,
        "esxi-02",
        "--",
        "esxcli",
        "--format-param=fields=Hardware Label,Address",
        "hardware",
        "pci",
        "list",
    )
    assert answer.out.splitlines()[:3] == ["0000:3b:00.0", "   Hardware Label: Trainig", "   Address: 0000:3b:00.0"]


def test_the_exit_status_is_that_of_the_line(vconsole: Run, two_hosts: Path) -> None:
    assert vconsole("esxcli", two_hosts, "esxi-01", "--", "lspci | grep nothing-like-this").status == 1
    wrong = vconsole("esxcli", two_hosts, "esxi-01", "--", "esxcli", "graphics", "gpu")
    assert wrong == (1, "", "Error: Unknown command or namespace graphics gpu\n")
    assert vconsole("esxcli", two_hosts, "esxi-01", "--", "ls > x") == (
        2,
        "",
        "sh: redirection is not supported: there are no files here to read from or write to\n",
    )


def test_what_a_line_sets_is_kept_only_if_asked_for(vconsole: Run, two_hosts: Path, tmp_path: Path) -> None:
    before, out = two_hosts.read_bytes(), tmp_path / "after.toml"
    answer = vconsole("esxcli", two_hosts, "esxi-02", "--save", out, "--", "esxcli", *SET)
    assert (answer.status, answer.out) == (0, "")
    assert two_hosts.read_bytes() == before
    device = load(out).hosts["esxi-02"].device(CARD)
    assert device is not None
    assert device.passthrough is Passthrough.DISABLED


def test_time_passes_after_every_act_of_the_line(vconsole: Run, two_hosts: Path, tmp_path: Path) -> None:
    out = tmp_path / "after.toml"
    number = vmids(load(two_hosts).vms_on("esxi-01"))["infer"]
    line = f"esxcli system maintenanceMode set -e true; vim-cmd vmsvc/power.on {number}"
    answer = vconsole("esxcli", two_hosts, "esxi-01", "--save", out, "--", line)
    assert answer.status == 1
    assert answer.out == "Powering on VM:\n"
    assert "Power on failed" in answer.err
    assert load(out).vms["infer"].power is Power.OFF


def test_a_document_for_programs(vconsole: Run, two_hosts: Path) -> None:
    answer = vconsole("esxcli", two_hosts, "esxi-02", "--json", "--", "esxcli", *SET)
    assert answer.json == {
        "output": "",
        "problems": "",
        "status": 0,
        "actions": [
            {
                "action": "set-passthrough",
                "by_host": True,
                "host": "esxi-02",
                "devices": [str(CARD)],
                "enabled": False,
                "apply_now": True,
            }
        ],
    }


def test_a_host_or_a_line_that_is_not_there_is_wrong_usage(vconsole: Run, two_hosts: Path) -> None:
    unknown = vconsole("esxcli", two_hosts, "esxi-1", "--", "lspci")
    assert (unknown.status, unknown.out) == (2, "")
    assert 'There is no host "esxi-1" in the inventory. Did you mean "esxi-01"?' in unknown.err
    nothing = vconsole("esxcli", two_hosts, "esxi-01")
    assert (nothing.status, nothing.out) == (2, "")
    assert "WORDS" in nothing.err
    assert vconsole("esxcli", two_hosts, "esxi-01", "--save", "-", "--", "lspci").status == 2
    assert vconsole("esxcli", "no-such-file", "esxi-01", "--", "lspci").status == 2


def test_a_prompt_copied_along_is_left_out(vconsole: Run, two_hosts: Path) -> None:
    asked = ("esxcli", "system", "maintenanceMode", "get")
    assert vconsole("esxcli", two_hosts, "esxi-01", "--", "[root@esxi-01:~]", *asked) == (0, "Disabled\n", "")
    assert vconsole("esxcli", two_hosts, "esxi-01", "--", f"~ # {' '.join(asked)}") == (0, "Disabled\n", "")
