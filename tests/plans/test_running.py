"""The shell scripts run, against stand-ins for the tools: they do what is planned, and stop where it is not so."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.build import T4, ask, device, estate, host, static, vm
from vconsole.model import DeviceId, Vm
from vconsole.plans import FORMS, Plan, Remark, plan_of
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
    *poweredOn*) [ ! -e "$HERE/runs" ] || echo /Lab/one ;;
    "find -i"*) echo HostSystem:host-1 ;;
    object.collect*) printf '%s' '{"id":"0000:af:00.0","vendorId":4318,"subDeviceId":1,"deviceId":8433}' ;;
    *maintenanceMode*get) echo Enabled ;;
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
        return self.runs(form, plan_of(inventory, [read_action(act)]), *words, url=url)

    def runs(self, form: str, plan: Plan, *words: str, answers: int = 0, url: str = "vcsa-01.lab.local") -> Ran:
        """The script of a plan, with the Enter key pressed so often."""
        self.log.write_text("")
        env = {"PATH": f"{self.folder}:{os.environ['PATH']}", "LOG": str(self.log), "HERE": str(self.folder)}
        script = self.folder / "script.sh"
        script.write_text(FORMS[form].write(plan))
        done = subprocess.run(  # noqa: S603
            ["/bin/sh", str(script), *words],
            input="\n" * answers,
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
    assert (ran.status, "Look: " in ran.out, "By hand: " in ran.out) == (1, True, False)
    (bench.folder / "script.sh").unlink()
    inventory = estate(host("esxi-01", device("af:00.0", label="Training")))
    ran = bench.runs("govc", plan_of(inventory, [read_action(act)]), answers=1)
    assert (ran.status, "By hand: " in ran.out) == (1, True)


def rebooted(*vms: Vm) -> Plan:
    inventory = estate(host("esxi-01", device("af:00.0", label="Training")), host("esxi-02"), vms=vms)
    names = ("enter-maintenance", "reboot-host", "exit-maintenance")
    return plan_of(inventory, [read_action({"action": name, "host": "esxi-01"}) for name in names])


def test_govc_waits_for_maintenance_mode_and_reboots_without_force() -> None:
    text = FORMS["govc"].write(rebooted(vm("moves", "esxi-01", on=True)))
    step = text[text.index("\n# 2. ") :]
    assert step.index("maintenance 'esxi-01 is in maintenance mode.'") < step.index("nothing_runs")
    assert "govc host.shutdown -r esxi-01" in step
    assert "-f" not in step.split("# 3. ")[0].split()


def test_govc_does_not_reboot_where_something_still_runs(bench: Bench) -> None:
    tool = bench.folder / "govc"
    tool.write_text(tool.read_text().replace("echo Enabled", "cat $HERE/mode; echo Enabled > $HERE/mode"))
    (bench.folder / "mode").write_text("Disabled\n")
    ran = bench.runs("govc", rebooted(), answers=3)
    assert ran.status == 0
    assert "govc host.shutdown -r esxi-01" in ran.log
    (bench.folder / "mode").write_text("Disabled\n")
    (bench.folder / "runs").touch()
    ran = bench.runs("govc", rebooted(), answers=3)
    assert ran.err == "Stopped, since this does not hold: No virtual machine runs on esxi-01.\n"
    assert not any("shutdown" in line for line in ran.log)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("govc", "govc host.maintenance.enter esxi-01\nmaintenance "),
        ("powercli", "Wait-Maintenance 'esxi-01'\n[void](Restart-VMHost"),
        ("esxcli", "bring esxi-01 into maintenance mode, reboot it"),
        ("runbook", "enter maintenance mode first, and exit it"),
    ],
)
def test_a_reboot_that_was_rehearsed_without_maintenance_mode_goes_through_it(form: str, words: str) -> None:
    plan = plan_of(estate(host("esxi-01")), [read_action({"action": "reboot-host", "host": "esxi-01"})])
    assert len(plan.steps) == 1
    assert words in FORMS[form].write(plan)


@pytest.mark.parametrize("form", ["govc", "esxcli"])
def test_a_host_that_does_not_enter_maintenance_mode_is_said_and_not_only_waited_for(form: str) -> None:
    text = FORMS[form].write(rebooted(vm("moves", "esxi-01", on=True)))
    assert "|| printf '%s\\n' 'esxi-01 did not enter maintenance mode.' >&2 &\n" in text


def test_by_hand_a_host_joins_the_cluster_of_the_plan_and_ha_has_its_failover_hosts() -> None:
    inventory = estate(host("esxi-01"), host("esxi-02"))
    adds = {"action": "add-host", "name": "esxi-09", "cluster": "gpu"}
    policy = {"admission_control": "dedicated-failover-hosts", "failover_hosts": ["esxi-02"]}
    acts = [adds, {"action": "set-ha", "cluster": "gpu", "enabled": True, **policy}]
    plan = plan_of(inventory, [read_action(act) for act in acts])
    for form in ("govc", "esxcli"):
        text = FORMS[form].write(plan)
        assert "Values: cluster: gpu" in text
        assert "failover hosts: esxi-02" in text


def test_a_section_of_the_esxi_shell_ends_at_the_reboot() -> None:
    text = FORMS["esxcli"].write(rebooted())
    first, second = text[text.index("# ===== Section 1") :].split("# ===== Section 2")
    assert "esxcli system shutdown reboot" in first
    assert "maintenanceMode set -e false" not in first.split("# 2. ")[1]
    assert "look 'esxi-01 has rebooted since the section before" in second
    assert "maintenanceMode set -e false" in second


def test_powercli_waits_for_maintenance_mode_and_reboots_without_force() -> None:
    text = FORMS["powercli"].write(rebooted(vm("moves", "esxi-01", on=True)))
    step = text[text.index("\n# 2. ") :]
    assert step.index("Wait-Maintenance 'esxi-01'") < step.index("Count -eq 0) 'No virtual machine runs on esxi-01.'")
    assert "Restart-VMHost -VMHost (Get-ThisHost 'esxi-01') -Confirm:$false" in step
    assert "-Force" not in text


def test_a_static_device_is_written_with_its_ids_in_hexadecimal() -> None:
    inventory = estate(host("esxi-01", device("af:00.0", DeviceId(0x8086, 0xF1A6))))
    act = {"action": "create-vm", "name": "new", "host": "esxi-01"}
    act["pci"] = [{"access": "directpath-io", "address": "0000:af:00.0"}]  # type: ignore[assignment]
    text = FORMS["powercli"].write(plan_of(inventory, [read_action(act)]))
    assert "-Address '0000:af:00.0' -VendorId 0x8086 -DeviceId 0xf1a6" in text
    assert "$backing.DeviceId = '{0:x}' -f ([int]$there.DeviceId -band 0xffff)" in text


def test_a_vm_that_drs_moved_is_not_started_where_no_shell_knows_it() -> None:
    inventory = estate(host("esxi-01"), host("esxi-02", device("af:00.0")), vms=(vm("a", "esxi-01", ask()),))
    text = FORMS["esxcli"].write(plan_of(inventory, [read_action({"action": "power-on", "vm": "a"})]))
    assert "vmsvc/power.on" not in text
    assert "registered on esxi-01, and only vCenter can move its registration to esxi-02" in text


def test_a_named_host_is_demanded_and_a_named_device_cannot_be() -> None:
    gpus = host("esxi-02", device("af:00.0"), device("3b:00.0"))
    inventory = estate(host("esxi-01"), gpus, vms=(vm("a", "esxi-01", ask()),))
    act = {"action": "power-on", "vm": "a", "host": "esxi-02", "devices": ["0000:af:00.0"]}
    texts = {name: FORMS[name].write(plan_of(inventory, [read_action(act)])) for name in ("powercli", "govc")}
    assert ".PowerOnVM((Get-HostView 'esxi-02').MoRef)" in texts["powercli"]
    assert "govc vm.migrate -host=esxi-02 -- a\ngovc vm.power -on -- a\non_host 'a is on esxi-02.'" in texts["govc"]
    assert all("The rehearsal named 0000:AF:00.0; nothing" in text for text in texts.values())


def test_what_waits_for_a_reboot_waits_in_powercli_and_in_its_undo() -> None:
    inventory = estate(host("esxi-01", device("0000:af:00.0", passthrough="disabled")))
    text = FORMS["powercli"].write(plan_of(inventory, [read_action({**PASS, "apply_now": False})]))
    assert "-Enabled $true -AtReboot\n" in text
    assert "-Enabled $false -AtReboot\n" in text


@pytest.mark.parametrize("form", ["govc", "esxcli", "runbook"])
def test_by_hand_has_the_values_and_the_way_back_those_of_before(form: str) -> None:
    asks = [{"access": "dynamic-directpath-io", "allowed": ["10de:20f1", "10de:1eb8"], "label": "Training"}]
    both = host("esxi-01", device("af:00.0", label="Training"), device("3b:00.0", T4))
    inventory = estate(both, vms=(vm("a", "esxi-01", static("af:00.0", "esxi-01")),))
    act = {"action": "reconfigure-vm", "vm": "a", "pci": asks}
    text = FORMS[form].write(plan_of(inventory, [read_action(act)]))
    for mark in ("\\", "#", "By hand: ", "`"):
        text = text.replace(mark, "")
    text = " ".join(text.split())
    assert "PCI device 0 (0000:af:00.0 | GA100 [A100 PCIe 40GB], DirectPath IO, of esxi-01)" in text
    assert "GA100 [A100 PCIe 40GB] (Training), Dynamic DirectPath IO | " in text
    assert "The API holds several models in one" in text


@pytest.mark.parametrize("form", FORMS)
def test_a_vm_of_a_class_does_not_become_a_plain_one_silently(form: str) -> None:
    made = {"action": "create-vm-class", "name": "large", "cpus": 16}
    deployed = {"action": "deploy-vm-class", "vm_class": "large", "name": "a", "cluster": "gpu"}
    text = FORMS[form].write(plan_of(estate(host("esxi-01")), [read_action(made), read_action(deployed)]))
    code = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    assert not any(words in line for line in code for words in ("govc vm.create", "CreateVM("))
    assert "spec.className large" in text


def test_a_snapshot_is_deleted_again_by_a_command() -> None:
    act = {"action": "create-snapshot", "vm": "a", "name": "it's"}
    plan = plan_of(estate(host("esxi-01"), vms=(vm("a", "esxi-01"),)), [read_action(act)])
    assert "#   govc snapshot.remove -vm=a -- " in FORMS["govc"].write(plan)
    assert "$_.Name -ceq 'it''s' } | Remove-Snapshot" in FORMS["powercli"].write(plan)


def test_a_refusal_comes_with_the_reasons_of_every_host() -> None:
    used = (vm("holds", "esxi-02", ask(assigned="af:00.0"), on=True), vm("a", "esxi-01", ask()))
    inventory = estate(host("esxi-01"), host("esxi-02", device("af:00.0")), vms=used)
    (item,) = plan_of(inventory, [read_action({"action": "power-on", "vm": "a"})]).items
    assert isinstance(item, Remark)
    assert "it has no device that can be passed through" in item.why
    assert "On esxi-02: The device at 0000:af:00.0 is assigned to holds." in item.why


def test_the_runbook_says_shared_direct_and_restarts_x() -> None:
    act = {"action": "set-host-graphics", "host": "esxi-01", "default_type": "shared-direct", "restart_xorg": True}
    text = FORMS["runbook"].write(plan_of(estate(host("esxi-01")), [read_action(act)]))
    assert "tick Restart X.Org server" in text
    assert "default graphics type: `Shared Direct`" in text
    assert "The default graphics type of esxi-01 is Shared." in text
