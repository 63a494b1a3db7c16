from pathlib import Path

import pytest

from tests.build import A100, T4, ask, device, estate, host, static, vm
from tests.cli.conftest import Run, saved
from vconsole.cli.trial import trial_vm
from vconsole.esxi import requirements
from vconsole.files.cluster import save
from vconsole.model import Cluster, Datacenter, Firmware, HostState, Inventory, VmConfig


def test_the_answer_names_the_host_and_its_devices(vconsole: Run, two_hosts: Path) -> None:
    answer = vconsole("place", two_hosts, "--pci", "10de:1eb8", "--json")
    assert answer.status == 0
    document = answer.json
    assert list(document) == ["fits", "host", "devices", "hosts", "fixes"]
    assert (document["fits"], document["host"], document["devices"]) == (True, "esxi-02", ["0000:d8:00.0"])
    assert document["fixes"] == []
    refused, chosen = document["hosts"]
    assert list(chosen) == ["host", "fits", "devices", "score", "reasons"]
    assert (refused["host"], refused["fits"], refused["score"]) == ("esxi-01", False, None)
    assert chosen["score"] > 0


def test_a_refusal_says_why_for_every_host_in_the_order_of_the_file(vconsole: Run, two_hosts: Path) -> None:
    answer = vconsole("place", two_hosts, "--pci", "10de:20f1@Training", "--json")
    assert answer.status == 1
    document = answer.json
    assert (document["fits"], document["host"], document["devices"]) == (False, None, [])
    codes = {entry["host"]: [reason["code"] for reason in entry["reasons"]] for entry in document["hosts"]}
    assert codes == {"esxi-01": ["device-in-use"], "esxi-02": ["label-differs"]}
    reason = document["hosts"][1]["reasons"][0]
    assert list(reason) == ["code", "slot", "device", "message", "remedy"]
    assert (reason["slot"], reason["device"]) == (0, "0000:3b:00.0")
    label = {"action": "set-hardware-label", "host": "esxi-02", "device": "0000:3b:00.0", "label": "Training"}
    assert label in [fix["action"] for fix in document["fixes"]]


def test_people_read_the_same(vconsole: Run, two_hosts: Path) -> None:
    answer = vconsole("place", two_hosts, "--pci", "10de:20f1@Training")
    assert answer.status == 1
    assert answer.out.startswith("Does not fit on any of 2 hosts.\n")
    assert "esxi-01: does not fit\n    device-in-use: " in answer.out
    assert "esxi-02: does not fit\n    label-differs: " in answer.out
    assert "would help:\n" in answer.out
    fits = vconsole("place", two_hosts, "--pci", "10de:1eb8")
    assert fits.out.startswith("Fits: esxi-02 with 0000:d8:00.0.\n")


def test_the_same_question_has_the_same_bytes_for_an_answer(vconsole: Run, two_hosts: Path) -> None:
    words = ("place", two_hosts, "--pci", "10de:20f1@Training", "--pci", "10de:1eb8")
    assert vconsole(*words) == vconsole(*words)
    assert vconsole(*words, "--json") == vconsole(*words, "--json")


def test_a_static_request_fits_only_on_its_host(vconsole: Run, two_hosts: Path) -> None:
    document = vconsole("place", two_hosts, "--pci", "esxi-02/d8:00.0", "--json").json
    assert (document["host"], document["devices"]) == ("esxi-02", ["0000:d8:00.0"])
    assert [reason["code"] for reason in document["hosts"][0]["reasons"]] == ["static-other-host"]


def test_the_size_of_the_vm_counts(vconsole: Run, two_hosts: Path) -> None:
    answer = vconsole("place", two_hosts, "--pci", "10de:1eb8", "--memory-gb", "600", "--cpus", "65", "--json")
    assert answer.status == 1
    codes = {reason["code"] for entry in answer.json["hosts"] for reason in entry["reasons"]}
    assert {"insufficient-memory", "insufficient-cpus"} <= codes


@pytest.mark.parametrize(
    "option",
    [("--cpus", "0"), ("--cpus", "1.5"), ("--cpus", "9" * 5000), ("--memory-gb", "-1"), ("--memory-gb", "nan")],
)
def test_a_size_that_is_none_is_wrong_usage(vconsole: Run, two_hosts: Path, option: tuple[str, str]) -> None:
    answer = vconsole("place", two_hosts, "--pci", "10de:1eb8", *option)
    assert (answer.status, answer.out) == (2, "")
    assert f"argument {option[0]}: " in answer.err


def test_a_malformed_request_is_wrong_usage(vconsole: Run, two_hosts: Path) -> None:
    answer = vconsole("place", two_hosts, "--pci", "a100", "--json")
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "VVVV:DDDD" in answer.err


@pytest.fixture
def two_clusters(tmp_path: Path) -> Path:
    """A cluster file: clusters `a` and `b` with an A100 each, a standalone host with a T4."""
    inventory = Inventory.of(
        datacenters=[Datacenter(name="Lab")],
        clusters=[Cluster(name=name, datacenter="Lab") for name in ("a", "b", "empty")],
        hosts=[
            host("host-a", device("0000:af:00.0"), cluster="a"),
            host("host-b", device("0000:af:00.0"), cluster="b"),
            host("alone", device("0000:af:00.0", T4), cluster=None),
        ],
    )
    path = tmp_path / "two-clusters.toml"
    save(inventory, path)
    return path


def test_several_clusters_ask_for_one_by_name(vconsole: Run, two_clusters: Path) -> None:
    answer = vconsole("place", two_clusters, "--pci", "10de:20f1")
    assert (answer.status, answer.out) == (2, "")
    assert "2 clusters: a, b. Name one with --cluster." in answer.err


def test_only_the_hosts_of_the_cluster_named_are_tried(vconsole: Run, two_clusters: Path) -> None:
    document = vconsole("place", two_clusters, "--pci", "10de:20f1", "--cluster", "b", "--json").json
    assert [entry["host"] for entry in document["hosts"]] == ["host-b"]


def test_a_static_request_tells_the_cluster(vconsole: Run, two_clusters: Path) -> None:
    document = vconsole("place", two_clusters, "--pci", "alone/0000:af:00.0", "--json").json
    assert [entry["host"] for entry in document["hosts"]] == ["alone"]
    assert document["fits"] is True


@pytest.mark.parametrize(("name", "said"), [("bb", 'Did you mean "b"?'), ("empty", "has no hosts")])
def test_a_cluster_without_hosts_cannot_be_asked(vconsole: Run, two_clusters: Path, name: str, said: str) -> None:
    answer = vconsole("place", two_clusters, "--pci", "10de:20f1", "--cluster", name)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err


def test_an_estate_of_standalone_hosts_is_tried_whole(vconsole: Run, tmp_path: Path) -> None:
    hosts = [host(name, device("0000:af:00.0"), cluster=None) for name in ("one", "two")]
    answer = vconsole("place", saved(tmp_path / "alone.toml", *hosts), "--pci", "10de:20f1", "--json")
    assert [entry["host"] for entry in answer.json["hosts"]] == ["one", "two"]


def test_a_file_without_hosts_has_nothing_to_try(vconsole: Run, tmp_path: Path) -> None:
    answer = vconsole("place", saved(tmp_path / "empty.toml"), "--pci", "10de:20f1")
    assert (answer.status, answer.out) == (2, "")
    assert "no hosts" in answer.err


def test_the_trial_vm_lacks_nothing_on_any_host() -> None:
    hosts = [
        host("new", *(device(f"0000:{bus:02x}:00.0") for bus in (1, 2)), version="8.0.2"),
        host("old", device("0000:af:00.0"), version="7.0.3"),
    ]
    trial = trial_vm(estate(*hosts), hosts, [ask(A100), ask(A100, T4)], cpus=None, memory_gb=None)
    assert [line.title for each in hosts for line in requirements(trial, each) if not line.met] == []
    assert trial.firmware is Firmware.EFI
    assert trial.hardware_version == 19
    assert (trial.cpus, trial.memory_gb) == (2, 4)
    assert (trial.cpus, trial.memory_gb) == (VmConfig().cpus, VmConfig().memory_gb)


def test_a_host_too_old_for_the_devices_does_not_make_the_trial_vm_too_old() -> None:
    hosts = [host("old", device("0000:af:00.0"), version="6.7")]
    assert trial_vm(estate(*hosts), hosts, [ask()], cpus=None, memory_gb=None).hardware_version == 17
    assert trial_vm(estate(*hosts), hosts, [static("0000:af:00.0")], cpus=None, memory_gb=None).hardware_version == 14


def test_the_trial_vm_takes_no_name_that_is_taken() -> None:
    alone = host("esxi-01", device("0000:af:00.0"))
    inventory = estate(alone, vms=(vm("new-vm", "esxi-01"), vm("new-vm-2", "esxi-01")))
    assert trial_vm(inventory, [alone], [ask()], cpus=None, memory_gb=None).name == "new-vm-3"


def test_a_host_in_maintenance_is_refused_with_that_reason(vconsole: Run, tmp_path: Path) -> None:
    path = saved(tmp_path / "one.toml", host("one", device("0000:af:00.0"), state=HostState.MAINTENANCE))
    document = vconsole("place", path, "--pci", "10de:20f1", "--json").json
    assert [reason["code"] for reason in document["hosts"][0]["reasons"]] == ["host-in-maintenance"]
