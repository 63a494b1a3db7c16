"""As strict as the real thing: what is wrong is told, with status 1, and changes nothing."""

import pytest

from tests.esxcli.rig import GPU, HOST, NIC, run, session
from vconsole.esxcli import Shell
from vconsole.esxcli.commands.esxcli import HANDLERS
from vconsole.esxcli.commands.tree import tree

SET = "esxcli hardware pci pcipassthru set"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"{SET} --device {NIC} -e true", "Error: Invalid option --device"),
        (f"{SET} --device={NIC} -e true", "Error: Invalid option --device"),
        (f"{SET} -e true", "Error: Missing required parameter -d|--device-id"),
        (f"{SET} -d {NIC}", "Error: Missing required parameter -e|--enable"),
        (f"{SET} -d {NIC} -e yes", 'Error: Invalid value "yes" of option -e|--enable; expected: true, false, on, off'),
        (f"{SET} -d {NIC} -e True", 'Error: Invalid value "True" of option -e|--enable'),
        (f"{SET} -d {NIC} -e", "Error: Missing value of option -e|--enable"),
        (f"{SET} -d -e true", 'Error: Missing value of option -d|--device-id; found the option "-e" instead'),
        (f"{SET} -d {NIC} -e true -e false", "Error: Option -e|--enable is given twice"),
        (f"{SET} -d {NIC} -e true --apply-now=true", "Error: Option -a|--apply-now takes no value"),
        (f"{SET} -d {NIC} -etrue", "Error: Invalid option -etrue"),
        (f"{SET} -d {NIC} -e=true", "Error: Invalid option -e"),
        (f"{SET} -d {NIC} -e true now", "Error: Invalid option now"),
        (f"{SET} -d 00000:216:00.0 -e true", 'Error: Invalid value "00000:216:00.0" of option -d|--device-id'),
        (f"{SET} -d d8:00.0 -e true", 'Error: Invalid value "d8:00.0" of option -d|--device-id'),
        (f"{SET} -d 0000:d8:20.0 -e true", 'Error: Invalid value "0000:d8:20.0" of option -d|--device-id'),
        (f"{SET} -d 0000:d9:00.0 -e true", f"Unable to configure the PCI device: {HOST} has no PCI device at"),
        (f"{SET} -d 0000:ae:00.0 -e true", "Unable to configure the PCI device: 0000:AE:00.0"),
        (f"{SET} -d {GPU} -e false", "Unable to configure the PCI device: 0000:AF:00.0"),
        (
            f"{SET} -d {GPU} -e true -a",
            "Unable to configure the PCI device: Device owner is already configured to passthru.\n",
        ),
        (f"{SET} -d {NIC} -e off", "Unable to configure the PCI device: It is not configured for passthrough."),
        ("esxcli graphics device set -d 0000:af:00.0 -t shared", 'Error: Invalid value "shared" of option -t|--type'),
        ("esxcli graphics device set -t Shared", "Error: Missing required parameter -d|--device-id"),
        ("esxcli graphics device set -d 0000:d8:00.0 -t Shared", f"{HOST} has Ethernet Controller X710"),
        ("esxcli graphics host set", "Error: Nothing to set"),
        ("esxcli graphics host set --default-type=Direct", 'Error: Invalid value "Direct" of option --default-type'),
        ("esxcli graphics host set -d Shared", "Error: Invalid option -d"),
        (
            "esxcli graphics host set --shared-passthru-assignment-policy spread",
            'Error: Invalid value "spread" of option --shared-passthru-assignment-policy; '
            "expected: Performance, Consolidation",
        ),
        ("esxcli system maintenanceMode set -e enabled -t 0", 'Error: Invalid value "enabled"'),
        ("esxcli system maintenanceMode set -e true -t soon", 'Error: Invalid value "soon" of option -t|--timeout'),
        ("esxcli system maintenanceMode set -e true -t -1", 'Error: Invalid value "-1" of option -t|--timeout'),
        ("esxcli system maintenanceMode set", "Error: Missing required parameter -e|--enable"),
        (
            "esxcli system maintenanceMode set -e false",
            "esxi-01.lab.local is connected; it is not in maintenance mode.",
        ),
        ("esxcli system maintenancemode get", "Error: Unknown command or namespace system maintenancemode get"),
        ("esxcli hardware pci list -c video", 'Error: Invalid value "video" of option -c|--class'),
        ("esxcli netwerk nic list --x", "Error: Unknown command or namespace netwerk nic list\n"),
        ("esxcli graphics device stats list", "esxcli graphics device stats list: the real command is there"),
        ("esxcli --formatter=json vm process list", 'Error: Invalid value "json" of option --formatter'),
        ("esxcli --format-param=colour=red vm process list", 'Error: Invalid value "colour=red"'),
        ("esxcli --format-param=fields=Label hardware pci list", 'Error: There is no field "Label"'),
        ("esxcli --format-param=fields=A system uuid get", "Error: This command has no fields"),
        ("esxcli --form=csv vm process list", "Error: Invalid option --form"),
        ("esxcli -x", "Error: Invalid option -x"),
        ("lspci -v", "lspci: invalid option -v"),
        ("vmkchdev", "Usage: vmkchdev -l"),
        ("vmkchdev -v 0000:af:00.0", "Usage: vmkchdev -l"),
        ("/etc/init.d/xorg stop", "Usage: /etc/init.d/xorg restart"),
        ("vim-cmd vmsvc/power.on", "Usage: vim-cmd vmsvc/power.on vmid"),
        ("vim-cmd vmsvc/power.on 9999", 'Unable to find a VM corresponding to "9999"'),
        ("vim-cmd vmsvc/power.on plain-01", 'Unable to find a VM corresponding to "plain-01"'),
        ("vim-cmd vmsvc/clone 1", "Invalid command 'vmsvc/clone'."),
        ("vim-cmd vmsvc/getallvms all", "Usage: vim-cmd vmsvc/getallvms"),
        ("help me", "Usage: help"),
    ],
)
def test_a_wrong_use_is_told_and_changes_nothing(line: str, told: str) -> None:
    on = session()
    before = on.inventory
    outcome = run(line, on)
    assert outcome.stderr.startswith(told)
    assert (outcome.status, outcome.text, outcome.actions) == (1, "", ())
    assert on.inventory is before


def test_an_error_in_the_options_is_followed_by_the_usage() -> None:
    assert run(f"{SET} --device {NIC}").stderr == (
        "Error: Invalid option --device\n"
        "\n"
        "Usage: esxcli hardware pci pcipassthru set [cmd options]\n"
        "\n"
        "Description:\n"
        "  set                   Turn passthrough of a PCI device on or off.\n"
        "\n"
        "Cmd options:\n"
        "  -a|--apply-now        Apply it at once; without this it applies after a reboot.\n"
        "  -d|--device-id=<str>  Address of the device, as in 0000:af:00.0. (required)\n"
        "  -e|--enable=<bool>    Whether the device is to be passed through. (required)\n"
    )


def test_a_host_that_is_away_does_not_answer() -> None:
    on = session(state="not-responding")
    outcome = run("esxcli system maintenanceMode get", on)
    assert (outcome.status, outcome.text) == (255, "")
    assert outcome.stderr.startswith(f"{HOST} does not answer: it is not responding.")


def test_a_host_that_is_gone_does_not_answer() -> None:
    outcome = Shell(session(), "esxi-09").run("lspci")
    assert (outcome.status, outcome.stderr) == (255, "There is no host esxi-09 any more.\n")


def test_every_command_of_the_tree_is_done_by_somebody() -> None:
    offered = {command.path for command in tree().command if command.not_offered is None}
    assert offered == set(HANDLERS)
    for command in tree().command:
        assert all(tree().is_namespace(command.words[:length]) for length in range(len(command.words)))
