"""VM classes as YAML: what a reader of YAML makes of them is what they are."""

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.build import A100, T4, ask, static
from tests.files.estates import labels, vm_classes
from vconsole.files.vm_class_yaml import vm_class_yaml
from vconsole.model import DynamicDirectPathIo, NvidiaVgpu, VmClass

LARGE = VmClass(
    name="gpu-large",
    description="Two A100: for training",
    cpus=16,
    memory_gb=128,
    reserve_all_memory=True,
    pci=(ask(label="Training"), NvidiaVgpu(profile="grid_a100-10c"), ask(T4)),
)


def read(vm_class: VmClass) -> Any:
    return yaml.safe_load(vm_class_yaml(vm_class))


def test_a_class_is_written_as_vm_operator_has_it() -> None:
    assert (
        vm_class_yaml(LARGE)
        == """\
# Each VirtualMachine of this class: spec.minHardwareVersion: 17
apiVersion: vmoperator.vmware.com/v1alpha2
kind: VirtualMachineClass
metadata:
  name: "gpu-large"
spec:
  description: "Two A100: for training"
  hardware:
    cpus: 16
    memory: 128Gi
    devices:
      vgpuDevices:
      - profileName: "grid_a100-10c"
      dynamicDirectPathIODevices:
      - vendorID: 4318
        deviceID: 8433
        customLabel: "Training"
      - vendorID: 4318
        deviceID: 7864
  policies:
    resources:
      requests:
        memory: 128Gi
"""
    )


def test_what_a_class_does_not_have_is_left_out() -> None:
    assert read(VmClass(name="small"))["spec"] == {"hardware": {"cpus": 2, "memory": "4Gi"}}


def test_a_name_that_yaml_takes_for_something_else_stays_a_name() -> None:
    for name in ("no", "null", "1e3", "0x1f", "123", "true"):
        assert read(VmClass(name=name))["metadata"] == {"name": name}


def test_memory_that_is_no_whole_number_of_gigabytes_is_written_in_megabytes() -> None:
    assert read(VmClass(name="small", memory_gb=1.5))["spec"]["hardware"]["memory"] == "1536Mi"


@given(vm_classes())
def test_a_reader_of_yaml_gets_what_was_written(vm_class: VmClass) -> None:
    document = read(vm_class)
    spec, hardware = document["spec"], document["spec"]["hardware"]
    assert document["metadata"]["name"] == vm_class.name
    assert spec.get("description", "") == vm_class.description
    assert hardware["cpus"] == vm_class.cpus
    assert mebibytes(hardware["memory"]) == vm_class.memory_mb
    assert devices(hardware.get("devices", {})) == asked(vm_class)
    reserved = spec.get("policies", {}).get("resources", {}).get("requests", {}).get("memory")
    assert reserved == (hardware["memory"] if vm_class.reserve_all_memory else None)


@given(labels)
@example("yes")
@example("null")
@example("~")
@example("0x10de")
@example("1_000")
@example("12:30:45")
@example("2024-01-01")
@example("key: value")
@example("a #b")
@example(" both ends ")
@example("\"double\" and 'single'")
@example("C:\\temp\\n")
@example("- item")
@example("{a: [b]}")
@example("&anchor *alias !tag %x @y `z`")
@example("|")
@example("Größe 大 🚀")
@example("x" * 255)
def test_every_label_comes_back_as_it_was_typed(label: str) -> None:
    vm_class = VmClass(name="gpu", reserve_all_memory=True, pci=(ask(label=label),))
    found = read(vm_class)["spec"]["hardware"]["devices"]
    assert found["dynamicDirectPathIODevices"][0]["customLabel"] == label


@given(st.characters(codec="utf-8"))
def test_every_character_that_a_label_may_have_comes_back(character: str) -> None:
    if character.isprintable():
        vm_class = VmClass(name="gpu", description=character)
        assert read(vm_class)["spec"]["description"] == character


@pytest.mark.parametrize("device", [static("af:00.0"), ask(A100, T4)])
def test_what_no_class_can_have_is_not_written(device: Any) -> None:
    with pytest.raises(ValueError, match=r"VM class|DirectPath IO names"):
        vm_class_yaml(VmClass(name="gpu", reserve_all_memory=True, pci=(device,)))


def mebibytes(quantity: str) -> int:
    number, unit = int(quantity[:-2]), quantity[-2:]
    return number * {"Gi": 1024, "Mi": 1}[unit]


def devices(found: Any) -> tuple[list[str], list[tuple[int, int, str | None]]]:
    dynamic = found.get("dynamicDirectPathIODevices", [])
    return (
        [vgpu["profileName"] for vgpu in found.get("vgpuDevices", [])],
        [(device["vendorID"], device["deviceID"], device.get("customLabel")) for device in dynamic],
    )


def asked(vm_class: VmClass) -> tuple[list[str], list[tuple[int, int, str | None]]]:
    dynamic = [device for device in vm_class.pci if isinstance(device, DynamicDirectPathIo)]
    return (
        [vgpu.profile for vgpu in vm_class.pci if isinstance(vgpu, NvidiaVgpu)],
        [(device.allowed[0].vendor, device.allowed[0].device, device.label) for device in dynamic],
    )
