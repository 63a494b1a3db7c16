"""What is told about the acts of a question, once they were tried on a copy."""

from importlib.resources import files
from pathlib import Path

from vconsole.lessons.attempt import Attempt
from vconsole.lessons.lab import LabFile, read_lab
from vconsole.lessons.start import start_of
from vconsole.vcenter import Session


def begin(name: str) -> Attempt:
    file: LabFile = read_lab(Path(str(files("vconsole.lessons") / "labs" / f"{name}.toml")))
    return Attempt(file.lab, Session(start_of(file.lab)))


def test_a_refusal_on_the_copy_is_told_with_the_reason_of_each_host() -> None:
    (told,) = begin("label-nobody-has").shown_by("which")

    assert "No host is compatible with the virtual machine." in told
    assert "upper and lower case" in told


def test_what_happens_on_the_copy_is_told_and_leaves_no_trace() -> None:
    attempt = begin("ha-restart")
    before = attempt.session.inventory

    assert any("does not restart it on another host" in sentence for sentence in attempt.shown_by("next-time"))
    assert attempt.session.inventory == before


def test_each_reason_of_a_refusal_names_its_host_once() -> None:
    (told,) = begin("label-nobody-has").shown_by("which")

    assert 'esxi-01.lab.local: The device at 0000:af:00.0 has the hardware label "training"' in told
    assert 'esxi-02.lab.local: The device at 0000:af:00.0 has the hardware label "Training "' in told


def test_of_many_hosts_that_of_the_vm_and_two_more_tell_why_not() -> None:
    told = begin("labels-drift").shown_by("who")[-1]

    assert told.startswith(
        "Power On virtual machine (train-03): No host is compatible with the virtual machine. esxi-02.lab.local: "
    )
    assert told.endswith("Hosts that do not take it either: 5.")


def test_a_vm_that_finds_no_place_is_told_beside_those_that_do() -> None:
    told = begin("share-a-mixed-cluster").shown_by("first")

    assert [sentence.split(" on ")[0] for sentence in told[:4]] == ["infer-04", "infer-05", "infer-06", "train-01"]
    assert [sentence.split(":")[0] for sentence in told[4:]] == [
        "Power On virtual machine (train-02)",
        "Power On virtual machine (train-03)",
    ]


def test_of_a_failed_host_that_leaves_a_vm_off_the_last_six_sentences_say_which_and_why() -> None:
    left_off, *hosts = begin("n-plus-one").shown_by("where")[-6:]

    assert left_off.startswith("Insufficient resources for vSphere HA to start the VM train-03")
    assert ["esxi-01" in sentence for sentence in hosts] == [False] * 5
    assert '"Inference"; the VM asks for "Training"' in hosts[2]
    assert [sentence.split(" on ")[0] for sentence in hosts[3:]] == [
        "vSphere HA restarted train-01",
        "vSphere HA restarted train-02",
    ]
