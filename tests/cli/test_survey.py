from pathlib import Path

from tests.build import ask, device, estate, host, static, vm
from tests.cli.conftest import Run, saved
from vconsole.files.cluster import save
from vconsole.model import Cluster, Datacenter, Inventory


def safe(path: Path) -> Path:
    hosts = [host(name, device("af:00.0")) for name in ("esxi-01", "esxi-02")]
    vms = (vm("train-01", "esxi-01", ask(assigned="af:00.0"), on=True),)
    return saved(path / "safe.toml", *hosts, vms=vms, ha={"enabled": True})


def unsafe(path: Path) -> Path:
    hosts = [host("esxi-01", device("af:00.0"), device("3b:00.0")), host("esxi-02", device("af:00.0", label="x"))]
    vms = (
        vm("fixed", "esxi-01", static("af:00.0", "esxi-01"), on=True),
        vm("train-01", "esxi-01", ask(label=None, assigned="3b:00.0"), on=True),
        vm("train-02", "esxi-02", ask(label="x", assigned="af:00.0"), on=True),
    )
    return saved(path / "unsafe.toml", *hosts, vms=vms, ha={"enabled": True})


def test_everything_restarts(vconsole: Run, tmp_path: Path) -> None:
    answer = vconsole("survey", safe(tmp_path), "--json")
    assert answer.status == 0
    document = answer.json
    assert document["survives"]
    (cluster,) = document["clusters"]
    assert (cluster["cluster"], cluster["survives"], cluster["devices_survive"]) == ("gpu", True, True)
    assert cluster["failures"][0] == {
        "host": "esxi-01",
        "restarts": [{"vm": "train-01", "host": "esxi-02", "devices": ["0000:af:00.0"]}],
        "stays_off": [],
    }
    assert cluster["headroom"] == [{"pci": ["10de:20f1"], "running": 1, "more": 0, "tightest": "esxi-01"}]


def test_what_stays_off_is_named_with_its_reasons(vconsole: Run, tmp_path: Path) -> None:
    answer = vconsole("survey", unsafe(tmp_path), "--json")
    assert answer.status == 1
    first, second = answer.json["clusters"][0]["failures"]
    assert [left["code"] for left in first["stays_off"]] == ["static-device-pins-vm", "no-host-for-restart"]
    assert first["stays_off"][0]["hosts"] == []
    assert [reason["code"] for reason in first["stays_off"][1]["hosts"]] == ["host-not-connected", "device-in-use"]
    assert [left["vm"] for left in second["stays_off"]] == ["train-02"]


def test_people_read_the_same(vconsole: Run, tmp_path: Path) -> None:
    good = vconsole("survey", safe(tmp_path)).out
    assert good.startswith("gpu: every VM restarts, whichever of 2 hosts fails.\n")
    assert "If esxi-01 fails:\n    train-01 restarts on esxi-02 with 0000:af:00.0.\n" in good
    assert "If esxi-02 fails: no VM runs there.\n" in good
    assert "the devices suffice for any one failure." in good
    bad = vconsole("survey", unsafe(tmp_path)).out
    assert bad.startswith("gpu: VMs stay off when one of these hosts fails: esxi-01, esxi-02.\n")
    assert "fixed stays off. static-device-pins-vm: " in bad
    assert "        esxi-02: device-in-use: " in bad
    assert "the devices do not suffice for every failure." in bad


def test_the_same_question_has_the_same_bytes_for_an_answer(vconsole: Run, tmp_path: Path) -> None:
    path = unsafe(tmp_path)
    assert vconsole("survey", path) == vconsole("survey", path)
    assert vconsole("survey", path, "--json") == vconsole("survey", path, "--json")


def test_a_cluster_is_named_or_all_are_surveyed(vconsole: Run, tmp_path: Path) -> None:
    clusters = [Cluster(name=name, datacenter="Lab") for name in ("one", "two", "empty")]
    hosts = [host("esxi-01", cluster="one"), host("esxi-02", cluster="two")]
    save(Inventory.of(datacenters=[Datacenter(name="Lab")], clusters=clusters, hosts=hosts), tmp_path / "two.toml")
    every = vconsole("survey", tmp_path / "two.toml", "--json").json["clusters"]
    assert [cluster["cluster"] for cluster in every] == ["one", "two"]
    (named,) = vconsole("survey", tmp_path / "two.toml", "--cluster", "two", "--json").json["clusters"]
    assert named["cluster"] == "two"


def test_a_cluster_that_is_not_there_is_wrong_usage(vconsole: Run, tmp_path: Path) -> None:
    answer = vconsole("survey", safe(tmp_path), "--cluster", "gpo")
    assert answer.status == 2
    assert 'Did you mean "gpu"?' in answer.err


def test_an_estate_without_clusters_is_wrong_usage(vconsole: Run, tmp_path: Path) -> None:
    save(Inventory.of(datacenters=[Datacenter(name="Lab")], hosts=[host("esxi-01", cluster=None)]), tmp_path / "x.toml")
    answer = vconsole("survey", tmp_path / "x.toml")
    assert answer.status == 2
    assert "no cluster" in answer.err


def test_the_settings_of_ha_are_in_the_file(vconsole: Run, tmp_path: Path) -> None:
    ha = {"enabled": True, "admission_control": "dedicated-failover-hosts", "failover_hosts": ("esxi-02",)}
    save(estate(host("esxi-01"), host("esxi-02"), ha=ha), tmp_path / "ha.toml")
    (cluster,) = vconsole("survey", tmp_path / "ha.toml", "--json").json["clusters"]
    assert cluster["admission_control"]["failover_hosts"] == ["esxi-02"]
    text = (tmp_path / "ha.toml").read_text().replace('["esxi-02"]', '["esxi-2"]')
    (tmp_path / "wrong.toml").write_text(text)
    answer = vconsole("survey", tmp_path / "wrong.toml")
    assert answer.status == 1
    assert 'did you mean "esxi-02"?' in answer.err
