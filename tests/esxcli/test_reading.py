"""The commands that only tell, and what esxcli tells of itself."""

from xml.etree import ElementTree

import pytest

from tests.esxcli.rig import GPU, HOST, NIC, golden, run, session, text
from vconsole.esxcli import Shell
from vconsole.esxcli.commands.tree import Command, tree
from vconsole.model import PciAddress
from vconsole.vcenter import Session, SetHardwareLabel


def labelled(label: str) -> Session:
    """The article's host, its GPU with another label."""
    on = session()
    assert not on.perform(SetHardwareLabel(host=HOST, device=PciAddress.parse(GPU), label=label)).faults
    return on


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("esxcli", "esxcli"),
        ("esxcli graphics", "esxcli-graphics"),
        ("esxcli graphics host set --help", "esxcli-graphics-host-set"),
        ("help", "help"),
        ("vim-cmd", "vim-cmd"),
        ("esxcli system hostname get; esxcli hardware memory get; esxcli hardware cpu global get", "host-facts"),
        ("lspci; vmkchdev -l; esxcli hardware pci pcipassthru list", "pci-lines"),
        ("esxcli --formatter=csv graphics device list", "graphics-devices-csv"),
        ("esxcli --formatter=keyvalue graphics device list", "graphics-devices-keyvalue"),
        ("esxcli --formatter=xml graphics device list", "graphics-devices-xml"),
    ],
)
def test_outputs_are_as_they_were_looked_over(line: str, name: str) -> None:
    assert text(line) == golden(name)


def test_a_namespace_lists_its_commands_in_the_shape_of_a_real_host() -> None:
    assert text("esxcli system maintenanceMode") == (
        "Usage: esxcli system maintenanceMode {cmd} [cmd options]\n"
        "\n"
        "Available Commands:\n"
        "  get                   Get the maintenance mode state of the system.\n"
        "  set                   Enable or disable the maintenance mode of the system.\n"
    )


@pytest.mark.parametrize("path", ["", *tree().namespaces])
def test_every_namespace_lists_what_is_in_it(path: str) -> None:
    listed = text(f"esxcli {path}")
    spaces, commands = tree().below(tuple(path.split()))
    assert spaces or commands
    for name in (*spaces, *commands):
        assert f"\n  {name} " in listed
    assert text(f"esxcli {path} --help") == listed
    assert text(f"esxcli {path} -?") == listed


@pytest.mark.parametrize("command", [command for command in tree().command if not command.not_offered], ids=str)
def test_every_command_tells_how_it_is_used(command: Command) -> None:
    shown = text(f"esxcli {command.path} --help")
    assert shown.startswith(f"Usage: esxcli {command.path} [cmd options]\n\nDescription:\n")
    for option in command.options:
        assert f"\n  {option.usage}" in shown
        assert option.summary in shown


def test_devices_of_a_class_and_bits_that_may_differ() -> None:
    assert text("esxcli hardware pci list -c 0x0302 | grep -c Address:") == "2\n"
    assert text("esxcli hardware pci list --class=0x0300 --mask 0xff | grep '^0000'") == f"{GPU}\n"
    assert text("esxcli hardware pci list -c 0x0300") == ""
    assert text("esxcli hardware pci list -c 512 -m 255 | grep '^0000'") == f"{NIC}\n"


def test_the_uuid_of_a_host_is_its_own_and_stays() -> None:
    on = session()
    first = text("esxcli system uuid get", on)
    assert first == text("esxcli system uuid get", session())
    assert first != Shell(on, "esxi-02.lab.local").run("esxcli system uuid get").text


def test_running_vms_and_their_worlds() -> None:
    shown = text("esxcli vm process list")
    assert shown.startswith("LLMtest01\n   World ID: ")
    assert "plain-01" not in shown
    world = text("esxcli vm process list | grep 'World ID'").split()[-1]
    assert text("esxcli graphics vm list | tail -1").split()[0] == world


def test_fields_are_chosen_in_the_order_asked_for_and_by_either_spelling() -> None:
    assert text(
        'esxcli --formatter=csv --format-param=fields="HardwareLabel,Address" hardware pci list | grep Train'
    ) == (f"Training,{GPU},\n")
    assert text("esxcli --format-param=fields='Device ID,Enabled' hardware pci pcipassthru list") == text(
        "esxcli hardware pci pcipassthru list"
    )
    assert text('esxcli --formatter csv --format-param "fields=Name" graphics vm list') == "Name,\nLLMtest01,\n"


def test_csv_quotes_what_would_break_its_line() -> None:
    label = 'A "b", c'
    on = labelled(label)
    params = "--format-param=fields='Hardware Label' --format-param=show-header=false"
    assert text(f"esxcli --formatter=csv {params} hardware pci list", on).splitlines() == [",", '"A ""b"", c",', ","]
    assert f"   Hardware Label: {label}" in text("esxcli hardware pci list", on).splitlines()


def test_xml_is_well_formed_whatever_a_label_says() -> None:
    label = "<&]]>\"'"
    shown = text("esxcli --formatter=xml hardware pci list", labelled(label))
    root = ElementTree.fromstring(shown)  # noqa: S314 - our own text
    assert label in [node.text for node in root.iter() if node.tag.endswith("string")]


def test_plain_answers_have_a_form_in_every_format() -> None:
    assert text("esxcli --formatter=csv system maintenanceMode get") == "Disabled\n"
    assert text("esxcli --formatter=keyvalue system maintenanceMode get") == "string=Disabled\n"
    assert "<string>Disabled</string>" in text("esxcli --formatter=xml system maintenanceMode get")


def test_settings_of_an_older_host_are_printed_as_it_did() -> None:
    old = session(version="6.5.0")
    assert text("lspci | tail -1", old).startswith("00000:216:00.0 Ethernet controller")
    assert "Hardware Label" not in text("esxcli hardware pci list", old)


def test_a_host_without_devices_prints_nothing() -> None:
    shell = Shell(session(), "esxi-02.lab.local")
    for line in ("esxcli hardware pci list", "lspci", "esxcli graphics device list", "esxcli vm process list"):
        assert shell.run(line).pieces == ()
        assert shell.run(line).status == 0
    assert run("esxcli --formatter=xml vm process list").status == 0
