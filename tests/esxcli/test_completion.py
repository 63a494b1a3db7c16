"""Completion of words, options, devices and VMs."""

import pytest

from tests.esxcli.rig import GPU, HOST, NIC, session
from vconsole.esxcli import complete
from vconsole.files.listings.identities import vmids


def offered(line: str, cursor: int | None = None) -> tuple[str, ...]:
    return complete(session().state, HOST, line, len(line) if cursor is None else cursor)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("esx", ("esxcli",)),
        ("esxcli ", ("graphics", "hardware", "system", "vm")),
        ("esxcli gra", ("graphics",)),
        ("esxcli graphics device ", ("list", "set", "stats")),
        ("esxcli --formatter=csv hard", ("hardware",)),
        ("esxcli --f", ("--format-param=fields=", "--formatter=csv", "--formatter=keyvalue", "--formatter=xml")),
        ("esxcli network ", ()),
        ("esxcli hardware pci pcipassthru set ", ("--apply-now", "--device-id", "--enable")),
        ("esxcli hardware pci pcipassthru set -d ", (GPU, NIC)),
        ("esxcli hardware pci pcipassthru set --device-id=0000:a", (f"--device-id={GPU}",)),
        (f"esxcli hardware pci pcipassthru set -d {GPU} --", ("--apply-now", "--enable")),
        (f"esxcli hardware pci pcipassthru set -d {GPU} -e ", ("false", "true")),
        ("esxcli graphics device set -d ", (GPU,)),
        ("esxcli graphics device set -t ", ("Shared", "SharedPassthru")),
        ("esxcli graphics host set --default-type=", ("--default-type=Shared", "--default-type=SharedPassthru")),
        ("lspci | gr", ("grep",)),
        ("lspci | lsp", ()),
        ("lspci; lsp", ("lspci",)),
        ("lspci ", ("-p",)),
        ("vmkchdev ", ("-l",)),
        ("vim-cmd vmsvc/power.", ("vmsvc/power.getstate", "vmsvc/power.off", "vmsvc/power.on")),
        ("/etc", ("/etc/init.d/xorg",)),
        ("/etc/init.d/xorg ", ("restart",)),
        ("lspci | grep --cont", ("--context",)),
        ("nothing ", ()),
        ("help ", ()),
    ],
)
def test_a_word_goes_on_as_the_commands_allow(line: str, expected: tuple[str, ...]) -> None:
    assert offered(line) == expected


def test_vms_are_offered_by_their_number() -> None:
    on = session()
    numbers = {str(number) for number in vmids(on.inventory.vms_on(HOST)).values()}
    assert set(complete(on.state, HOST, "vim-cmd vmsvc/power.on ", 23)) == numbers
    assert offered("vim-cmd vmsvc/getallvms ") == ()


def test_only_what_stands_before_the_cursor_counts() -> None:
    assert offered("esxcli gra list", 10) == ("graphics",)


def test_a_host_that_is_gone_offers_nothing() -> None:
    assert complete(session().state, "esxi-09", "esx", 3) == ()
