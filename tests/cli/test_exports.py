"""What `vconsole export` writes, beside journals."""

from pathlib import Path

import pytest
import yaml

from tests.build import ask, estate, host
from tests.cli.conftest import Run
from vconsole.files.cluster import load, save
from vconsole.files.vm_class_yaml import vm_class_yaml
from vconsole.model import VmClass


@pytest.fixture
def with_class(tmp_path: Path) -> Path:
    """A cluster file with one VM class."""
    large = VmClass(name="gpu-large", reserve_all_memory=True, pci=(ask(label=" Größe: 大 #1 "),))
    save(estate(host("esxi-01")).with_vm_class(large), tmp_path / "estate.toml")
    return tmp_path / "estate.toml"


def test_a_class_is_printed_as_yaml(vconsole: Run, with_class: Path) -> None:
    answer = vconsole("export", "vm-class", with_class, "gpu-large")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == vm_class_yaml(load(with_class).vm_classes["gpu-large"])
    device = yaml.safe_load(answer.out)["spec"]["hardware"]["devices"]["dynamicDirectPathIODevices"][0]
    assert device["customLabel"] == " Größe: 大 #1 "


def test_a_class_is_written_to_a_file(vconsole: Run, with_class: Path, tmp_path: Path) -> None:
    out = tmp_path / "class.yaml"
    assert vconsole("export", "vm-class", with_class, "gpu-large", "-o", out) == (0, "", "")
    assert yaml.safe_load(out.read_text("utf-8"))["metadata"]["name"] == "gpu-large"


def test_a_class_that_is_not_there_is_answered_with_the_nearest(vconsole: Run, with_class: Path) -> None:
    answer = vconsole("export", "vm-class", with_class, "gpu-larg")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == 'There is no VM class "gpu-larg" in the inventory. Did you mean "gpu-large"?\n'


@pytest.mark.parametrize("words", [[], ["jurnal", "default"], ["vm-class", "default"], ["vm-class", "no.toml", "a"]])
def test_what_cannot_be_asked_is_wrong_usage_in_one_line(vconsole: Run, words: list[str]) -> None:
    answer = vconsole("export", *words)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("kind", ["journal", "vm-class", "vmx"])
def test_every_kind_has_a_help_with_an_example(vconsole: Run, kind: str) -> None:
    answer = vconsole("export", kind, "--help")
    assert answer.status == 0
    assert f"vconsole export {kind} " in answer.out


def test_actions_on_classes_are_run_and_misspelt_ones_explained(
    vconsole: Run, with_class: Path, tmp_path: Path
) -> None:
    script = tmp_path / "acts.jsonl"
    script.write_text(
        '{"action": "create-vm-class", "name": "plain", "cpus": 4, "memory_gb": 8}\n'
        '{"action": "deploy-vm-class", "vm_class": "plain", "name": "web-01", "cluster": "gpu"}\n'
    )
    out = tmp_path / "out.toml"
    answer = vconsole("run", with_class, script, "--save", out, "--json")
    assert [event["event"] for event in answer.json["events"]] == ["vm-class-created", "vm-created"]
    assert load(out).vms["web-01"].vm_class == "plain"
    script.write_text('{"action": "create-vm-class", "name": "Plain One", "cpu": 4}\n')
    wrong = vconsole("run", with_class, script)
    assert wrong.status == 1
    assert "for example plain-one" in wrong.err
    assert 'did you mean "cpus"?' in wrong.err
