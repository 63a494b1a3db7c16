"""Files that say one thing here and another there: refused with both places."""

import pytest

from tests.files.texts import A100, DYNAMIC, HEAD, HOST, STATIC, problems_of, vm_table
from vconsole.files.cluster import loads

ON = vm_table(power="on")
SECOND = "vm[1] train-02: pci[0]"


def only_problem(text: str) -> tuple[str, str]:
    (problem,) = problems_of(text).items()
    return problem


def test_two_devices_at_one_address():
    place, message = only_problem(HEAD + HOST + A100 + A100.replace("0000:af:", "AF:"))
    assert place == "host[0] esxi-01: pci[1].address"
    assert "pci[0]" in message


def test_two_objects_of_one_name():
    text = HEAD + '[[cluster]]\nname = "gpu"\n[[datacenter]]\nname = "Lab"' + HOST + 'cluster = "gpu"' + HOST
    problems = problems_of(text + 'cluster = "gpu"' + vm_table() + vm_table())
    assert problems["cluster[1] gpu: name"] == '"gpu" is already the name of cluster[0] gpu'
    assert set(problems) == {
        "datacenter[1] Lab: name",
        "cluster[1] gpu: name",
        "host[1] esxi-01: name",
        "vm[1] train-01: name",
    }


def test_one_device_assigned_to_two_vms():
    holding = DYNAMIC + 'assigned = "af:00.0"'
    place, message = only_problem(HEAD + HOST + A100 + ON + holding + vm_table("train-02", "on") + holding)
    assert place == f"{SECOND}.assigned"
    assert "vm[0] train-01: pci[0]" in message


def test_one_device_held_statically_and_dynamically():
    text = HEAD + HOST + A100 + ON + DYNAMIC + 'assigned = "af:00.0"' + vm_table("train-02", "on") + STATIC
    place, message = only_problem(text)
    assert place == f"{SECOND}.address"
    assert "vm[0] train-01: pci[0]" in message


def test_the_same_device_may_be_wanted_by_vms_that_are_off():
    text = HEAD + HOST + A100 + ON + DYNAMIC + 'assigned = "af:00.0"' + vm_table("train-02") + STATIC
    assert len(loads(text + vm_table("train-03") + STATIC).vms) == 3


def test_names_of_what_is_not_there_come_with_the_nearest():
    assert only_problem(HEAD + HOST + vm_table(more='host = "esxi-1"')) == (
        "vm[0] train-01: host",
        'there is no host "esxi-1"; did you mean "esxi-01"?',
    )
    assert 'did you mean "gpu"?' in problems_of(HEAD + HOST + 'cluster = "gpo"')["host[0] esxi-01: cluster"]
    assert 'did you mean "Lab"?' in problems_of(HEAD + 'datacenter = "Labb"')["cluster[0] gpu: datacenter"]
    assert 'did you mean "Lab"?' in problems_of(HEAD + HOST + 'datacenter = "Labs"')["host[0] esxi-01: datacenter"]
    assert (
        'did you mean "gpu"?' in problems_of(HEAD + HOST + vm_table(more='cluster = "gup"'))["vm[0] train-01: cluster"]
    )


def test_the_cluster_of_a_vm_and_of_its_host():
    text = HEAD + '[[cluster]]\nname = "other"' + HOST + 'cluster = "other"'
    place, message = only_problem(text + vm_table(more='host = "esxi-01"\ncluster = "gpu"'))
    assert place == "vm[0] train-01: cluster"
    assert "host[0] esxi-01" in message


def test_the_datacenter_of_a_host_and_of_its_cluster():
    text = HEAD + 'datacenter = "Lab"\n[[datacenter]]\nname = "Other"'
    place, message = only_problem(text + HOST + 'cluster = "gpu"\ndatacenter = "Other"')
    assert place == "host[0] esxi-01: datacenter"
    assert "cluster[0] gpu" in message


def test_a_cluster_without_hosts_has_no_place_for_a_vm():
    assert "no host" in problems_of(HEAD + vm_table(more='cluster = "gpu"'))["vm[0] train-01: cluster"]


def test_a_running_vm_must_name_its_device_and_is_told_a_free_one():
    labelled = A100 + 'hardware_label = "Training"'
    other = A100.replace("af:", "d8:")
    place, message = only_problem(HEAD + HOST + other + labelled + ON + DYNAMIC + 'label = "Training"')
    assert place == "vm[0] train-01: pci[0].assigned"
    assert 'assigned = "0000:af:00.0"' in message


def test_no_device_is_suggested_twice_or_while_held():
    three = HEAD + HOST + A100 + A100.replace("af:", "d8:") + ON + DYNAMIC + vm_table("train-02", "on") + DYNAMIC
    messages = problems_of(three + vm_table("train-03", "on") + STATIC)
    assert '"0000:d8:00.0"' in messages["vm[0] train-01: pci[0].assigned"]
    assert 'power = "off"' in messages[f"{SECOND}.assigned"]


def test_a_vm_that_is_off_holds_nothing():
    for power in ("off", "suspended"):
        text = HEAD + HOST + A100 + vm_table(power=power) + DYNAMIC + 'assigned = "af:00.0"'
        assert power in problems_of(text)["vm[0] train-01: pci[0].assigned"]


def test_an_assigned_device_must_be_there_passed_through_and_allowed():
    place = "vm[0] train-01: pci[0].assigned"
    holding = ON + DYNAMIC + 'assigned = "af:00.0"'
    assert only_problem(HEAD + HOST + holding)[0] == place
    disabled = A100.replace("enabled", "enabled-needs-reboot")
    assert "enabled-needs-reboot" in problems_of(HEAD + HOST + disabled + holding)[place]
    t4 = A100.replace("A100 PCIe 40GB", "T4")
    assert "0x10de:0x1eb8" in problems_of(HEAD + HOST + t4 + holding)[place]


def test_a_static_device_of_a_running_vm_must_be_there_active_and_on_its_host():
    place = "vm[0] train-01: pci[0].address"
    assert only_problem(HEAD + HOST + ON + STATIC)[0] == place
    assert "disabled" in problems_of(HEAD + HOST + A100.replace("enabled", "disabled") + ON + STATIC)[place]
    assert "asks for" in problems_of(HEAD + HOST + A100 + ON + STATIC + 'device_id = "1eb8"')[place]
    elsewhere = problems_of(HEAD + HOST + A100 + ON + STATIC + 'host = "esxi-02"')
    assert "esxi-01" in elsewhere["vm[0] train-01: pci[0].host"]


def test_devices_above_and_beside_must_be_there():
    problems = problems_of(HEAD + HOST + A100 + 'parent = "ae:00.0"\ndependent_device = "af:00.1"')
    assert list(problems) == ["host[0] esxi-01: pci[0].dependent_device", "host[0] esxi-01: pci[0].parent"]


def test_a_bridge_is_not_passed_through():
    place, message = only_problem(HEAD + HOST + A100.replace("NVIDIA A100 PCIe 40GB", "Intel Sky Lake-E Root Port A"))
    assert place == "host[0] esxi-01: pci[0].passthrough"
    assert "bridge" in message


def test_places_are_those_of_the_file_even_behind_broken_objects():
    broken = (
        '[[host]]\nversion = "8.0"'
        + HOST
        + A100
        + "memory_gb = -1"
        + A100.replace("af:", "d8:")
        + A100.replace("af:", "d8:")
    )
    problems = problems_of(HEAD + broken + vm_table("", "on") + ON + DYNAMIC + 'assigned = "99:00.0"')
    assert "host[1] esxi-01: pci[2].address" in problems
    assert "vm[1] train-01: pci[0].assigned" in problems


def test_no_vm_runs_on_a_host_in_maintenance_mode():
    text = HEAD + HOST + 'state = "maintenance"' + vm_table(power="on")
    place, message = only_problem(text)
    assert place == "vm[0] train-01: power"
    assert '"on" contradicts host[0] esxi-01, which is in maintenance mode' in message
    assert loads(text.replace('power = "on"', 'power = "off"')).vms


@pytest.mark.parametrize(("number", "near"), [(12, "11 or 13"), (16, "15 or 17"), (99, "22")])
def test_a_hardware_version_that_does_not_exist_is_told_the_nearest(number: int, near: str):
    place, message = only_problem(HEAD + HOST + vm_table() + f"hardware_version = {number}\n")
    assert place == "vm[0] train-01: hardware_version"
    assert message == f"{number} is no hardware version of ESXi; did you mean {near}?"


def test_a_host_that_failed_does_not_answer():
    place, message = only_problem(HEAD + HOST + "failed = true\n")
    assert place == "host[0] esxi-01: failed"
    assert 'state = "not-responding"' in message
    assert loads(HEAD + HOST + 'failed = true\nstate = "not-responding"\n').hosts["esxi-01"].failed


def test_only_a_vm_that_is_off_waits_for_a_restart():
    place, message = only_problem(HEAD + HOST + vm_table(power="on") + "awaiting_restart = true\n")
    assert place == "vm[0] train-01: awaiting_restart"
    assert 'contradicts power = "on"' in message


@pytest.mark.parametrize("devices", [STATIC, DYNAMIC])
def test_a_vm_with_a_passthrough_device_was_never_suspended(devices: str):
    place, message = only_problem(HEAD + HOST + A100 + vm_table(power="suspended") + devices)
    assert place == "vm[0] train-01: power"
    assert "whose state cannot be saved" in message
    assert 'power = "off"' in message


def test_a_vm_without_passthrough_devices_may_be_suspended():
    assert loads(HEAD + HOST + vm_table(power="suspended")).vms["train-01"].power == "suspended"
