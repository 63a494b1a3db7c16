"""The PCI devices of a VM in its VMX file."""

import pytest

from tests.build import A100, T4, ask, device, host, static
from vconsole.files.vmx import escape, pci_settings, vmx_lines
from vconsole.model import DirectPathIo, PciAddress

A = "esxi-01.lab.local"
HOST = host(A, device("af:00.0", label="Training"))


def test_a_static_device_is_written_by_its_decimal_address_and_the_uuid_of_its_host() -> None:
    assert pci_settings(0, static("af:00.0", A), HOST) == (
        ("pciPassthru0.present", "TRUE"),
        ("pciPassthru0.id", "00000:175:00.0"),
        ("pciPassthru0.deviceId", "0x20f1"),
        ("pciPassthru0.vendorId", "0x10de"),
        ("pciPassthru0.systemId", HOST.system_uuid),
    )


def test_a_static_device_keeps_the_model_that_it_was_added_with() -> None:
    assert ("pciPassthru3.deviceId", "0x1eb8") in pci_settings(3, static("af:00.0", A, id=T4), HOST)


def test_a_static_device_without_ids_takes_those_of_what_stands_there() -> None:
    bare = DirectPathIo(address=PciAddress.parse("af:00.0"), host=A)
    assert ("pciPassthru0.deviceId", "0x20f1") in pci_settings(0, bare, HOST)
    nowhere = DirectPathIo(address=PciAddress.parse("3b:00.0"), host=A)
    assert [key for key, _ in pci_settings(0, nowhere, HOST)] == [
        "pciPassthru0.present",
        "pciPassthru0.id",
        "pciPassthru0.systemId",
    ]


def test_a_dynamic_device_is_written_by_its_models_and_its_label_not_by_what_it_holds() -> None:
    assert pci_settings(1, ask(A100, T4, label="Training", assigned="af:00.0"), HOST) == (
        ("pciPassthru1.present", "TRUE"),
        ("pciPassthru1.allowedDevices", "0x10de:0x20f1,0x10de:0x1eb8"),
        ("pciPassthru1.customLabel", "Training"),
    )


def test_a_dynamic_device_without_label_has_no_custom_label() -> None:
    assert not [key for key, _ in pci_settings(0, ask(), HOST) if key.endswith("customLabel")]


@pytest.mark.parametrize(
    ("value", "escaped"), [("Training", "Training"), ('19" rack', "19|22 rack"), ("a|b", "a|7Cb"), ("Größe", "Größe")]
)
def test_what_cannot_stand_between_quotation_marks_is_escaped(value: str, escaped: str) -> None:
    assert escape(value) == escaped


def test_settings_are_lines_of_key_and_quoted_value() -> None:
    lines = vmx_lines(pci_settings(0, ask(label='the "big" one'), HOST))
    assert lines.splitlines() == [
        'pciPassthru0.present = "TRUE"',
        'pciPassthru0.allowedDevices = "0x10de:0x20f1"',
        'pciPassthru0.customLabel = "the |22big|22 one"',
    ]


def test_the_uuid_of_a_host_is_its_own_and_always_the_same() -> None:
    assert HOST.system_uuid == host(A).system_uuid
    assert HOST.system_uuid != host("esxi-02.lab.local").system_uuid
