"""What a real host prints comes out again to the byte."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files.captured import captured
from tests.files.listed_hosts import listings
from vconsole.files.cluster import dumps, loads
from vconsole.files.imports import Imported, estate_of, read_esxcli
from vconsole.files.listings import pci_list
from vconsole.model import Inventory, Passthrough, PciAddress
from vconsole.vcenter import Session, SetHardwareLabel, SetPassthrough

vm_names = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" :"), min_size=1)
vm_names = vm_names.map(str.strip).filter(lambda name: name and name != "--" and not name.startswith("["))
GPU = PciAddress.parse("af:00.0")


def estate(text: str) -> Inventory:
    """The estate of an imported host, saved and opened again."""
    inventory, _ = estate_of([("h.txt", read_esxcli(text, "h"))], "gpu")
    again = loads(dumps(inventory))
    assert again == inventory
    return again


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(listings())
def test_any_host_prints_what_was_imported(text: str):
    assert pci_list.write(estate(text).hosts["h"]) == text


@pytest.mark.parametrize("name", ["hardware-pci-list-a100-label-training", "hardware-pci-list-a30-nolabel"])
def test_the_hosts_of_the_article_print_what_was_imported(name: str):
    assert pci_list.write(estate(captured(name)).hosts["h"]) == captured(name)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(listings())
def test_line_ends_marks_and_prompts_do_not_change_what_is_read(text: str):
    pasted = f"\ufeff[root@esxi-01:~] esxcli hardware pci list\n{text}[root@esxi-01:~]\n".replace("\n", "\r\n")
    plain, dressed = read_esxcli(text, "h"), read_esxcli(pasted.removeprefix("\ufeff"), "h")
    assert dressed.hosts == plain.hosts
    assert shifted(dressed) == [remark.text for remark in plain.remarks]


PROMPT = "[root@esxi-01:~] esxcli something\n"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_other_listings_of_the_host_in_any_order_change_nothing(data: st.DataObject):
    between = data.draw(st.sampled_from(("", "\n", PROMPT)))
    text = data.draw(listings().filter(lambda text: between == PROMPT or not text.endswith("\n\n")))
    name = data.draw(vm_names)
    others = [
        captured("graphics-device-list-a100-passthru"),
        captured("graphics-host-get-shared"),
        f"{name}\n   World ID: 1\n   Process ID: 0\n   VMX Cartel ID: 2\n   UUID: 1\n   Display Name: {name}\n",
        "   Product: VMware ESXi\n   Version: 7.0.3\n   Build: Releasebuild-1\n   Update: 3\n   Patch: 1\n",
    ]
    parts = data.draw(st.permutations([text, *data.draw(st.lists(st.sampled_from(others), unique=True))]))
    imported = read_esxcli(between.join(parts), "h")
    assert not [remark for remark in imported.remarks if remark.text.startswith("not understood")]
    assert pci_list.write(imported.hosts[0]) == text
    assert [vm.name for vm in imported.vms] == ([name] if others[2] in parts else [])


def shifted(imported: Imported) -> list[str]:
    return [remark.text for remark in imported.remarks]


def test_fields_below_a_field_keep_their_place():
    text = captured("hardware-pci-list-a30-nolabel") + "      Physical Function: 0000:af:00.0\n         Index: 3\n"
    assert pci_list.write(estate(text).hosts["h"]) == text


def test_what_changes_afterwards_is_printed_as_it_is_then():
    session = Session(estate(captured("hardware-pci-list-a100-label-training")))
    session.perform(SetHardwareLabel(host="h", device=GPU, label="Inference"))
    session.perform(SetPassthrough(host="h", devices=(GPU,), enabled=False))
    before = captured("hardware-pci-list-a100-label-training").splitlines()
    now = pci_list.write(session.inventory.hosts["h"]).splitlines()
    assert [line for line in now if line not in before] == [
        "   Configured Owner: VMkernel",
        "   Current Owner: VMkernel",
        "   Module ID: -1",
        "   Module Name: None",
        "   Hardware Label: Inference",
    ]
    session.undo()
    session.undo()
    assert pci_list.write(session.inventory.hosts["h"]).splitlines() == before


def test_a_module_keeps_the_number_that_the_host_gave_it():
    first = captured("hardware-pci-list-a30-nolabel")
    second = first.replace("af", "d8").replace("VM Passthru", "VMkernel").replace("pciPassthru", "None")
    text = f"{first}\n{second.replace('Module ID: 45', 'Module ID: -1').replace('0:175:0:0', '0:216:0:0')}"
    session = Session(estate(text))
    session.perform(SetPassthrough(host="h", devices=(PciAddress.parse("d8:00.0"),), enabled=True))
    assert pci_list.write(session.inventory.hosts["h"]).count("Module ID: 45\n   Module Name: pciPassthru\n") == 2


@given(st.sampled_from(("VMkernel", "Unknown", "VM Passthru")), st.sampled_from(("VMkernel", "VM Passthru")))
def test_owners_tell_the_passthrough_state(configured: str, current: str):
    text = captured("hardware-pci-list-a30-nolabel").replace(
        "Configured Owner: VM Passthru", f"Configured Owner: {configured}"
    )
    host = read_esxcli(text.replace("Current Owner: VM Passthru", f"Current Owner: {current}"), "h").hosts[0]
    state = host.pci[0].passthrough
    assert (state.enabled, state.active) == (configured == "VM Passthru", current == "VM Passthru")
    assert state is not Passthrough.NOT_CAPABLE
