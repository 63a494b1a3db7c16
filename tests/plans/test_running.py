"""The shell scripts run, against stand-ins for the tools: they do what is planned, and stop where it is not so."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.build import device, estate, host, vm
from vconsole.plans import FORMS, plan_of
from vconsole.vcenter import read_action

LIST = """0000:3b:00.0
   Address: 0000:3b:00.0
   Vendor ID: 0x10de
   Device ID: 0x20f1
   Hardware Label:

0000:af:00.0
   Address: 0000:af:00.0
   Vendor ID: 0x10de
   Device ID: {device}
   Hardware Label: Training

"""
ESXCLI = """#!/bin/sh
echo "esxcli $*" >> "$LOG"
case "$*" in
    "system hostname get") echo '   Fully Qualified Domain Name: esxi-01' ;;
    "hardware pci list") cat "$HERE/list" ;;
    "hardware pci pcipassthru list") printf '%s\\n' 'Device ID     Enabled' '0000:af:00.0    false' ;;
esac
"""
VIM_CMD = """#!/bin/sh
echo "vim-cmd $*" >> "$LOG"
case "$1" in
    vmsvc/getallvms)
        echo 'Vmid    Name                 File                      Guest OS          Version   Annotation'
        echo '7      a train [x]   [datastore1] a/a.vmx           otherLinux64Guest   vmx-20'
        echo '71     a train       [datastore1] b/b.vmx           otherLinux64Guest   vmx-20' ;;
    vmsvc/power.getstate) printf 'Retrieved runtime info\\nPowered off\\n' ;;
esac
"""
GOVC = """#!/bin/sh
echo "govc $*" >> "$LOG"
case "$*" in
    *poweredOn*) ;;
    find*) echo /Lab/one ;;
esac
"""
PASS = {"action": "set-passthrough", "host": "esxi-01", "devices": ["0000:af:00.0"], "enabled": True}
ON = {"action": "power-on", "vm": "a train"}


class Ran(NamedTuple):
    status: int
    out: str
    err: str
    log: list[str]


class Bench:
    """A folder with stand-ins for the tools, which write down how they were called."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder, folder / "log"
        for name, text in (("esxcli", ESXCLI), ("vim-cmd", VIM_CMD), ("govc", GOVC)):
            (folder / name).write_text(text)
            (folder / name).chmod(0o755)
        self.has(0x20F1)

    def has(self, id_: int) -> None:
        (self.folder / "list").write_text(LIST.format(device=f"0x{id_:04x}"))

    def run(self, form: str, *words: str, url: str = "vcsa-01.lab.local", **act: object) -> Ran:
        off = device("af:00.0", label="Training", passthrough="disabled")
        inventory = estate(host("esxi-01", off), vms=(vm("a train", "esxi-01"), vm("a train [x]", "esxi-01")))
        self.log.write_text("")
        env = {"PATH": f"{self.folder}:{os.environ['PATH']}", "LOG": str(self.log), "HERE": str(self.folder)}
        done = subprocess.run(  # noqa: S603
            ["/bin/sh", "-s", *words],
            input=FORMS[form].write(plan_of(inventory, [read_action(act)])),
            env={**env, "GOVC_URL": url},
            capture_output=True,
            text=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr, self.log.read_text().splitlines())


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_section_does_its_step_on_its_host(bench: Bench) -> None:
    ran = bench.run("esxcli", "1", **PASS)
    assert (ran.status, ran.err) == (0, "")
    assert ran.log[-1] == "esxcli hardware pci pcipassthru set -d 0000:af:00.0 -e true -a"


def test_without_a_number_the_sections_are_listed_and_nothing_is_done(bench: Bench) -> None:
    ran = bench.run("esxcli", **PASS)
    assert (ran.status, ran.out, ran.log) == (0, "1: esxi-01\n", [])


def test_another_device_at_the_address_stops_the_script(bench: Bench) -> None:
    bench.has(0x1EB8)
    ran = bench.run("esxcli", "1", **PASS)
    assert ran.status == 1
    assert ran.err == "Stopped, since this does not hold: 0000:AF:00.0 of esxi-01 has the ids 0x10de:0x20f1.\n"
    assert not any(" set " in line for line in ran.log)


def test_what_is_so_already_stops_the_script_too(bench: Bench) -> None:
    tool = bench.folder / "esxcli"
    tool.write_text(tool.read_text().replace("false", "true"))
    ran = bench.run("esxcli", "1", **PASS)
    assert ran.status == 1
    assert "Passthrough of 0000:AF:00.0 of esxi-01 is disabled." in ran.err


def test_the_wrong_host_is_noticed(bench: Bench) -> None:
    tool = bench.folder / "esxcli"
    tool.write_text(tool.read_text().replace("Name: esxi-01", "Name: esxi-02"))
    assert bench.run("esxcli", "1", **PASS).err == "Stopped, since this does not hold: This host is esxi-01.\n"


def test_a_vm_is_found_by_its_whole_name(bench: Bench) -> None:
    ran = bench.run("esxcli", "1", **ON)
    assert (ran.status, ran.err) == (0, "")
    assert ran.log[-1] == "vim-cmd vmsvc/power.on 71"
    other = bench.run("esxcli", "1", **{**ON, "vm": "a train [x]"})
    assert other.log[-1] == "vim-cmd vmsvc/power.on 7"


def test_govc_powers_on_what_is_off(bench: Bench) -> None:
    ran = bench.run("govc", **ON)
    assert (ran.status, ran.err) == (0, "")
    assert ran.log[-1] == "govc vm.power -on -M -- a train"


def test_govc_stops_when_nothing_is_found(bench: Bench) -> None:
    tool = bench.folder / "govc"
    tool.write_text(tool.read_text().replace("poweredOn", "poweredOff"))
    ran = bench.run("govc", **ON)
    assert ran.status == 1
    assert ran.err == "Stopped, since this does not hold: a train is powered off.\n"
    assert not any("vm.power" in line for line in ran.log)


def test_govc_works_on_the_vcenter_of_the_plan_only(bench: Bench) -> None:
    ran = bench.run("govc", url="other.lab.local", **ON)
    assert (ran.status, ran.err, ran.log) == (1, "GOVC_URL does not name vcsa-01.lab.local.\n", [])


def test_by_hand_without_an_answer_stops(bench: Bench) -> None:
    act = {"action": "set-hardware-label", "host": "esxi-01", "device": "0000:af:00.0", "label": "New"}
    ran = bench.run("govc", **act)
    assert ran.status == 1
    assert "By hand: " in ran.out
