"""All problems of a file are told at once: what one key says wrongly hides nothing that the rest contradicts."""

import tomllib
from typing import Any

import pytest
import tomli_w

from tests.files.texts import A100, DYNAMIC, HEAD, HOST, STATIC, problems_of, vm_table

CONTRADICTORY = (
    HEAD
    + 'ha = { failover_hosts = ["esxi-77"] }'
    + HOST
    + 'failed = true\n[[host]]\nname = "resting"\nstate = "maintenance"\n'
    + A100
    + A100
    + vm_table("homeless", more='host = "esxi-9"')
    + vm_table("old", more='host = "esxi-01"\nhardware_version = 12')
    + vm_table("busy", "on", 'host = "resting"')
    + vm_table("off")
    + DYNAMIC
    + 'assigned = "af:00.0"'
    + '\n[[vm_class]]\nname = "static"\n'
    + STATIC.replace("vm.pci", "vm_class.pci")
)
SPOILT = """
[[datacenter]]
name = "Second"
[[cluster]]
name = "spoilt"
datacenter = "Lab"
[[host]]
name = "spoilt"
cluster = "spoilt"
[[vm]]
name = "spoilt"
host = "spoilt"
power = "off"
[[vm_class]]
name = "spoilt"
"""
MISTAKES = [
    (kind, key, value)
    for kind, keys in {
        "cluster": ("name", "datacenter", "ha", "ship"),
        "host": ("name", "cluster", "datacenter", "state", "memory_gb", "pci", "ship"),
        "vm": ("name", "host", "power", "cpus", "pci", "ship"),
        "vm_class": ("name", "cpus", "pci", "ship"),
    }.items()
    for key in keys
    for value in (5.5, "", [{}], None)
]
EXPECTED = problems_of(CONTRADICTORY.replace('name = "gpu"', 'name = "gpu"\ndatacenter = "Lab"'))


def test_the_file_contradicts_itself_in_every_way_that_is_looked_for():
    assert set(EXPECTED) == {
        "cluster[0] gpu: ha.failover_hosts",
        "host[0] esxi-01: failed",
        "host[1] resting: pci[1].address",
        "vm[0] homeless: host",
        "vm[1] old: hardware_version",
        "vm[2] busy: power",
        "vm[3] off: pci[0].assigned",
        "vm_class[0] static: pci[0]",
    }


@pytest.mark.parametrize(("kind", "key", "value"), MISTAKES)
def test_a_mistake_hides_no_contradiction_elsewhere(kind: str, key: str, value: object):
    raw: dict[str, Any] = tomllib.loads(CONTRADICTORY)
    raw["cluster"][0]["datacenter"] = "Lab"
    raw["host"][0]["cluster"] = raw["host"][1]["cluster"] = "gpu"
    for name, tables in tomllib.loads(SPOILT).items():
        raw[name] += tables
    table = raw[kind][-1]
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value
    assert set(EXPECTED) <= set(problems_of(tomli_w.dumps(raw)))


@pytest.mark.parametrize("mistake", ["power = 5", "cpus = 0", "ship = 1", 'name = ""'])
def test_what_a_vm_says_rightly_is_checked_beside_what_it_says_wrongly(mistake: str):
    key = mistake.split()[0]
    lines = {"name": 'name = "train-01"', "host": 'host = "esxi-9"', "hardware_version": "hardware_version = 12"}
    lines[key] = mistake
    problems = problems_of(HEAD + HOST + "\n[[vm]]\n" + "\n".join(lines.values()))
    assert {place.partition(": ")[2] for place in problems} >= {"host", "hardware_version"}
    assert len(problems) == 3


def test_a_vm_that_could_be_on_any_of_two_hosts_is_asked_for_it_and_checked():
    text = HEAD + HOST + 'datacenter = "Lab"' + HOST.replace("01", "02") + 'datacenter = "Lab"'
    problems = problems_of(text + vm_table(more="hardware_version = 12"))
    assert set(problems) == {"vm[0] train-01", "vm[0] train-01: hardware_version"}


def test_a_wrong_value_contradicts_nothing():
    failed = problems_of(HEAD + HOST + "failed = true\nstate = 5")
    assert set(failed) == {"host[0] esxi-01: state"}
    held = problems_of(HEAD + HOST + A100 + vm_table(power="onn") + DYNAMIC + 'assigned = "af:00.0"')
    assert set(held) == {"vm[0] train-01: power"}
    homeless = problems_of(HEAD + HOST + vm_table(more="host = 5"))
    assert set(homeless) == {"vm[0] train-01: host"}


def test_a_datacenter_that_is_no_name_is_one_problem_and_not_one_of_each_host():
    problems = problems_of(HEAD + "datacenter = 5" + HOST + HOST.replace("01", "02"))
    assert set(problems) == {"cluster[0] gpu: datacenter"}
