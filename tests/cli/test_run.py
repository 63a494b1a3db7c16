import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from vconsole.files.cluster import load
from vconsole.model import Power

Actions = Callable[..., Path]
INFER = {"action": "power-on", "vm": "infer"}
TYPO = {"action": "power-on", "vm": "typo"}
LABEL = {"action": "set-hardware-label", "host": "esxi-02", "device": "0000:3b:00.0", "label": "Training"}


def test_events_are_printed_with_only_the_fields_that_are_set(vconsole: Run, two_hosts: Path, actions: Actions) -> None:
    answer = vconsole("run", two_hosts, actions(INFER), "--json")
    assert (answer.status, answer.err) == (0, "")
    assert answer.json["faults"] == []
    events = answer.json["events"]
    assert [event["event"] for event in events] == ["vm-placed", "device-hinted", "device-assigned", "vm-powered-on"]
    assert events[0].keys() == {"at", "event", "message", "vm", "host"}
    assert events[2]["device"] == "0000:d8:00.0"
    assert events[0]["at"] == 0 < events[3]["at"]


def test_time_settles_after_every_action(vconsole: Run, two_hosts: Path, actions: Actions) -> None:
    off = {"action": "power-off", "vm": "infer"}
    events = vconsole("run", two_hosts, actions(INFER, off, INFER), "--json").json["events"]
    on = [event["at"] for event in events if event["event"] == "vm-powered-on"]
    (off_at,) = [event["at"] for event in events if event["event"] == "vm-powered-off"]
    assert 0 < on[0] == off_at < on[1]


def test_a_refused_action_does_not_stop_the_next(vconsole: Run, two_hosts: Path, actions: Actions) -> None:
    answer = vconsole("run", two_hosts, actions("# first", "", TYPO, LABEL, TYPO), "--json")
    assert answer.status == 1
    (fault,) = answer.json["faults"]
    assert list(fault) == ["line", "action", "code", "message", "remedy", "about", "causes"]
    assert (fault["line"], fault["action"], fault["code"]) == (3, "power-on", "no-compatible-host")
    assert fault["about"] == {"kind": "vm", "name": "typo"}
    assert [cause["code"] for cause in fault["causes"]] == ["device-in-use", "label-differs"]
    assert fault["causes"][1]["device"] == "0000:3b:00.0"
    assert answer.json["events"][-1]["event"] == "vm-powered-on"
    assert answer.err == "1 of 3 actions did not succeed.\n"


def test_people_read_moments_names_and_refusals(vconsole: Run, two_hosts: Path, actions: Actions) -> None:
    answer = vconsole("run", two_hosts, actions(LABEL, TYPO, {"action": "power-on", "vm": "tipo"}))
    lines = answer.out.splitlines()
    assert lines[0].split()[:3] == ["0.0", "s", "hardware-label-set"]
    assert lines[-1].split()[2:6] == ["refused", "line", "3,", "power-on:"]
    assert 'Did you mean "typo"?' in lines[-1]


def test_a_refusal_of_several_vms_names_the_one_it_is_about(vconsole: Run, two_hosts: Path, actions: Actions) -> None:
    several = {"action": "power-on", "vms": ["busy", "infer", "tipo"]}
    refused = [line for line in vconsole("run", two_hosts, actions(several)).out.splitlines() if " refused " in line]
    assert [line.partition("line 1, ")[2].partition(":")[0] for line in refused] == ["power-on, busy", "power-on, tipo"]
    assert refused[0].endswith("busy is powered on already: there is nothing to do.")


def test_a_vm_that_its_host_refuses_is_named_too(vconsole: Run, two_hosts: Path, actions: Actions) -> None:
    lost = {"action": "fail-host", "host": "esxi-01"}
    several = {"action": "reset", "vms": ["busy", "infer"]}
    faults = vconsole("run", two_hosts, actions(lost, several), "--json").json["faults"]
    assert [fault["about"]["name"] for fault in faults] == ["busy", "infer"]
    assert "esxi-01" in faults[0]["message"]


def test_a_reason_for_two_devices_of_a_vm_is_told_once(vconsole: Run, two_hosts: Path, actions: Actions) -> None:
    asked = {"access": "dynamic-directpath-io", "allowed": ["10de:20f1"], "label": "Training"}
    twins = {"action": "create-vm", "name": "twins", "host": "esxi-02", "hardware_version": 19, "pci": [asked, asked]}
    answer = vconsole("run", two_hosts, actions(twins, {"action": "power-on", "vm": "twins"}))
    words = " ".join(answer.out.split())
    assert words.count("they differ in one letter") == 1
    assert "(PCI devices 0, 1)" in words


def test_the_same_actions_give_the_same_bytes(vconsole: Run, two_hosts: Path, actions: Actions, tmp_path: Path) -> None:
    path = actions(TYPO, LABEL, TYPO, INFER)
    first = vconsole("run", two_hosts, path, "--json", "--save", tmp_path / "first.toml")
    second = vconsole("run", two_hosts, path, "--json", "--save", tmp_path / "second.toml")
    assert first.out == second.out
    assert (tmp_path / "first.toml").read_bytes() == (tmp_path / "second.toml").read_bytes()


def test_the_estate_that_is_reached_is_saved(vconsole: Run, two_hosts: Path, actions: Actions, tmp_path: Path) -> None:
    out = tmp_path / "after.toml"
    answer = vconsole("run", two_hosts, actions(INFER, TYPO), "--save", out, "--json")
    assert answer.status == 1
    assert answer.err.endswith(f"Saved the estate that was reached as {out}.\n")
    assert load(out).vms["infer"].power is Power.ON
    assert load(out).vms["typo"].power is Power.OFF
    assert load(two_hosts).vms["infer"].power is Power.OFF


def test_a_directory_is_not_saved_over(vconsole: Run, two_hosts: Path, actions: Actions, tmp_path: Path) -> None:
    answer = vconsole("run", two_hosts, actions(INFER), "--save", tmp_path)
    assert answer.status == 2
    assert answer.err.startswith(f"{tmp_path}: cannot be written")
    assert answer.err.count("\n") == 1


def test_no_actions_are_no_problem(vconsole: Run, two_hosts: Path, actions: Actions, tmp_path: Path) -> None:
    answer = vconsole("run", two_hosts, actions(), "--save", tmp_path / "same.toml", "--json")
    assert (answer.status, answer.json) == (0, {"events": [], "faults": []})
    assert load(tmp_path / "same.toml") == load(two_hosts)


def test_actions_are_read_from_standard_input(
    vconsole: Run, two_hosts: Path, standard_input: Callable[[bytes], None]
) -> None:
    standard_input(json.dumps(INFER).encode())
    assert vconsole("run", two_hosts, "-").status == 0


@pytest.mark.parametrize("data", [b"{", b"\xff\xfe"])
def test_standard_input_that_is_wrong_is_named(
    vconsole: Run, two_hosts: Path, standard_input: Callable[[bytes], None], data: bytes
) -> None:
    standard_input(data)
    answer = vconsole("run", two_hosts, "-")
    assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert answer.err.startswith("standard input")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"action": "power-onn", "vm": "infer"}', 'unknown action "power-onn"; did you mean "power-on"?'),
        ('{"action": 5}', "unknown action 5"),
        ('{"vm": "infer"}', 'the key "action" is needed'),
        ('{"action": "power-on", "vmm": "infer"}', 'unknown key "vmm"; did you mean "vm"?'),
        ('{"action": "power-on", "vm": "infer", "hots": "a"}', 'unknown key "hots"; did you mean "host"?'),
        ('{"action": "set-hardware-label", "host": "a", "device": "af:00.0"}', 'the key "label" is needed'),
        ('{"action": "reboot-host", "host": 3}', "host: 3 is not text"),
        ('{"action": "reboot-host", "host": null}', "host: null is not text"),
        (
            '{"action": "set-passthrough", "host": "a", "devices": [null], "enabled": true}',
            "devices[0]: null is not a PCI address",
        ),
        (
            '{"action": "set-passthrough", "host": "a", "devices": ["0000:zz:00.0"], "enabled": true}',
            'devices[0]: "0000:zz:00.0" is not a PCI address',
        ),
        (
            '{"action": "create-vm", "name": "x", "pci": [{"access": "nvidia-vgpu", "profil": "x"}]}',
            'pci[0]: unknown key "profil"; did you mean "profile"?',
        ),
        (
            '{"action": "create-vm", "name": "x", "pci": [{"access": "directpath"}]}',
            'pci[0]: "directpath" is not one of directpath-io',
        ),
        ('{"action": "create-vm", "name": "x", "pci": [{}]}', 'pci[0]: the key "access" is needed'),
        (
            '{"action": "add-host", "name": "x", "pci": [{"address": "af:00.0", "model": "NVIDIA A100 PCIe 40G"}]}',
            'pci[0].model: "NVIDIA A100 PCIe 40G" is not in the device catalogue; did you mean',
        ),
        (
            '{"action": "add-host", "name": "x", "pci": [{"address": "af:00.0"}]}',
            'pci[0]: says neither which "model" of the device catalogue it is',
        ),
        (
            '{"action": "add-host", "name": "x", "pci": [{"model": "NVIDIA T4", "adress": "af:00.0"}]}',
            'pci[0]: unknown key "adress"; did you mean "address"?',
        ),
        (
            '{"action": "add-host", "name": "x", "graphics": {"defaul_type": "shared"}}',
            'graphics: unknown key "defaul_type"; did you mean "default_type"?',
        ),
        ('{"action": "add-host", "name": "x", "state": "not-responding"}', "is not one of connected, maintenance"),
        ('["power-on"]', "a JSON object is needed"),
        ('{"action": "power-on",}', "is not JSON"),
        ('{"action": "power-on", "action": "reset"}', 'the key "action" stands twice'),
        ('{"action": "create-vm", "name": "x", "memory_gb": NaN}', "NaN is not a number of JSON"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_one_malformed_line_refuses_the_whole_file(
    vconsole: Run, two_hosts: Path, actions: Actions, tmp_path: Path, line: str, said: str
) -> None:
    path = actions(INFER, line)
    answer = vconsole("run", two_hosts, path, "--save", tmp_path / "out.toml")
    assert (answer.status, answer.out) == (1, "")
    assert f"{path}: line 2: " in answer.err
    assert said in answer.err
    assert not (tmp_path / "out.toml").exists()


def test_all_malformed_lines_are_told_at_once(vconsole: Run, two_hosts: Path, actions: Actions) -> None:
    answer = vconsole("run", two_hosts, actions("{", INFER, "# {", "5"), "--json")
    assert [problem["place"] for problem in answer.json["problems"]] == ["line 1", "line 4"]
    assert answer.status == 1


def test_a_line_separator_in_a_text_does_not_end_the_line(vconsole: Run, two_hosts: Path, tmp_path: Path) -> None:
    path = tmp_path / "actions.jsonl"
    path.write_text('{"action": "power-on", "vm": "a\u2028b"}\r\n', encoding="utf-8")
    answer = vconsole("run", two_hosts, path, "--json")
    assert answer.json["faults"][0]["code"].startswith("no-such-")
