"""What a real host has and this rehearsal has not is told apart from what no host has."""

import pytest

from tests.esxcli.rig import run, session
from vconsole.esxcli.shell import PROGRAMS

SAID = "not modelled in this rehearsal"


@pytest.mark.parametrize("line", ["ls", "ls -l /vmfs", "/bin/ls", "echo yes", "ps"])
def test_a_program_of_esxi_is_not_modelled(line: str) -> None:
    name = line.split(" ", 1)[0].removeprefix("/bin/")
    assert (run(line).stderr, run(line).status) == (f"sh: {name}: {SAID}\n", 127)


@pytest.mark.parametrize(
    "line",
    ["esxcli network nic list", "esxcli storage", "esxcli storage core device list -d x", "esxcli hardware cpu list"],
)
def test_a_command_of_esxcli_is_not_modelled(line: str) -> None:
    outcome = run(line)
    assert outcome.stderr == f"Error: {line.partition(' -')[0]}: {SAID}\n"
    assert (outcome.status, outcome.text) == (1, "")


def test_a_command_of_vim_cmd_is_not_modelled() -> None:
    assert run("vim-cmd vmsvc/get.summary 1").stderr == f"vim-cmd vmsvc/get.summary: {SAID}\n"
    assert run("vim-cmd hostsvc/hostsummary").stderr == f"vim-cmd hostsvc/hostsummary: {SAID}\n"


@pytest.mark.parametrize("line", ["reboot", "reboot -f", "esxcli system shutdown reboot -d 10 -r patch"])
def test_a_reboot_is_found_among_the_actions(line: str) -> None:
    on = session()
    before = on.inventory
    outcome = run(line, on)
    assert outcome.stderr.endswith("Reboot… of the host restarts it\n")
    assert SAID in outcome.stderr
    assert outcome.status != 0
    assert on.inventory is before


def test_a_program_with_a_stand_in_names_it() -> None:
    assert run("lspci | egrep NVIDIA").stderr == f"sh: egrep: {SAID}; grep -E reads the same expressions\n"


def test_a_file_of_a_host_is_not_modelled() -> None:
    assert run("cat /etc/vmware/esx.conf").stderr == f"cat: /etc/vmware/esx.conf: files are {SAID}\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("lss", "sh: lss: not found\n"),
        ("esxcli netwerk nic list", "Error: Unknown command or namespace netwerk nic list\n"),
        ("esxcli system shutdowns", "Error: Unknown command or namespace system shutdowns\n"),
        ("vim-cmd vmsvc/power.of 1", "Invalid command 'vmsvc/power.of'.\n"),
        ("cat file", "cat: file: No such file or directory\n"),
    ],
)
def test_what_no_host_has_keeps_the_words_of_a_real_one(line: str, said: str) -> None:
    assert run(line).stderr == said


def test_what_the_shell_runs_is_never_called_unmodelled() -> None:
    assert all(SAID not in run(name).stderr for name in PROGRAMS)
