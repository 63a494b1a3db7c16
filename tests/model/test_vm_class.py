"""What a VM class can be called, and what cannot be in one."""

import pytest
from pydantic import ValidationError

from tests.build import A100, T4, ask, static
from vconsole.model import Fault, NvidiaVgpu, VmClass
from vconsole.model.vm_class import class_faults


def faults(*pci: object, **fields: object) -> list[Fault]:
    return list(class_faults(VmClass.model_validate({"name": "gpu", "reserve_all_memory": True, "pci": pci, **fields})))


@pytest.mark.parametrize("name", ["gpu", "gpu-large-2", "8", "no", "a" * 63])
def test_a_dns_label_is_a_name(name: str) -> None:
    assert VmClass(name=name).name == name


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("GPU Large", "for example gpu-large"),
        ("gpu_large", "for example gpu-large"),
        ("-gpu", "no hyphen; for example gpu"),
        ("gpu.large", "for example gpu-large"),
        ("gpü", "for example gp"),
        ("", "lower-case letters, digits and hyphens"),
        ("gpu\n", "for example gpu"),
        ("a" * 64, "at most 63 characters, this one has 64"),
    ],
)
def test_what_kubernetes_does_not_take_is_refused_with_a_name_that_it_takes(name: str, says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        VmClass(name=name)


def test_dynamic_devices_and_vgpus_can_be_in_a_class() -> None:
    assert faults(ask(label="Training"), ask(label="Training"), ask(T4), NvidiaVgpu(profile="grid_a100-10c")) == []


def test_a_static_device_is_refused_and_dynamic_directpath_io_named_instead() -> None:
    (fault,) = faults(ask(), static("af:00.0", "esxi-01"))
    assert (fault.code, fault.slot) == ("static-device-in-class", 1)
    assert "0000:af:00.0" in fault.message
    assert "Dynamic DirectPath IO" in fault.remedy


def test_each_device_has_one_model_since_the_format_has_one_pair_of_ids() -> None:
    (fault,) = faults(ask(A100, T4))
    assert fault.code == "several-models-in-class"
    assert "0x10de:0x20f1, 0x10de:0x1eb8" in fault.message
    assert "one model" in fault.remedy


def test_no_device_is_assigned_in_a_class() -> None:
    (fault,) = faults(ask(assigned="af:00.0"))
    assert fault.code == "assigned-device-in-class"
    assert "0000:af:00.0" in fault.message
    assert fault.remedy


def test_a_vgpu_profile_stands_in_a_class_once() -> None:
    twice = NvidiaVgpu(profile="grid_a100-10c")
    (fault,) = faults(twice, NvidiaVgpu(profile="grid_a100-20c"), twice)
    assert (fault.code, fault.slot) == ("profile-twice-in-class", 2)
    assert fault.remedy


def test_devices_need_all_memory_reserved() -> None:
    (fault,) = faults(ask(), reserve_all_memory=False)
    assert fault.code == "class-memory-not-reserved"
    assert fault.remedy
    assert faults(reserve_all_memory=False) == []


def test_hardware_versions_begin_where_dynamic_directpath_io_does() -> None:
    assert VmClass(name="gpu").hardware_version == 17
    with pytest.raises(ValidationError, match="greater than or equal to 17"):
        VmClass(name="gpu", hardware_version=15)


def test_memory_is_a_whole_number_of_megabytes() -> None:
    assert VmClass(name="gpu", memory_gb=0.5).memory_mb == 512
    with pytest.raises(ValidationError, match="whole number of MB"):
        VmClass(name="gpu", memory_gb=0.0001)
