import re
from pathlib import Path

import pytest

from vconsole.model import DeviceId
from vconsole.model.catalogue import (
    device_type_of,
    device_types,
    hardware_versions,
    max_passthrough_devices,
    maximums,
    newest_hardware_version,
    vendor_name_of,
)
from vconsole.model.catalogue.device_type import DeviceType
from vconsole.model.catalogue.tables import read_table
from vconsole.model.catalogue.versions import HardwareVersion

PCI_IDS = Path("/usr/share/misc/pci.ids")


def _has_pci_ids() -> bool:
    return PCI_IDS.exists() and "2023.04.10" in PCI_IDS.read_text(encoding="utf-8")[:2000]


WANTED = [
    "10de:20f1",
    "10de:20b5",
    "10de:20b0",
    "10de:20b2",
    "10de:20b7",
    "10de:2235",
    "10de:25b6",
    "10de:2236",
    "10de:2331",
    "10de:2330",
    "10de:2335",
    "10de:26b5",
    "10de:26b9",
    "10de:27b8",
    "10de:1eb8",
    "10de:1db4",
    "10de:1db6",
    "10de:1b38",
    "8086:56c0",
    "1002:740f",
    "15b3:101d",
    "8086:1572",
    "8086:1528",
    "8086:2030",
]


@pytest.mark.parametrize("ids", WANTED)
def test_the_cards_that_people_use_are_known(ids: str):
    assert device_type_of(DeviceId.parse(ids)) is not None


def test_boards_with_the_same_ids_are_found_by_name_and_the_first_by_ids():
    a2, a16 = device_types()["NVIDIA A2"], device_types()["NVIDIA A16"]
    assert a2.id == a16.id
    assert device_type_of(a2.id) is a2


def test_unknown_ids_and_vendors_have_no_type():
    assert device_type_of(DeviceId(0x1234, 0x5678)) is None
    assert (vendor_name_of(0x1234), vendor_name_of(0x10DE)) == (None, "NVIDIA Corporation")


def test_the_bars_of_an_a100_are_those_that_were_measured():
    assert device_types()["NVIDIA A100 PCIe 40GB"].bars_mb == (16, 65536, 32)


def test_ordinary_gpus_cannot_migrate():
    assert not any(entry.migratable for entry in device_types().values())


@pytest.mark.skipif(not _has_pci_ids(), reason="the version of pci.ids that the catalogue names is not installed")
def test_vendor_and_device_are_spelt_as_in_pci_ids():
    vendors = dict(re.findall(r"^([0-9a-f]{4})  (.+)$", text := PCI_IDS.read_text(encoding="utf-8"), re.MULTILINE))
    for entry in device_types().values():
        assert vendors[f"{entry.vendor_id:04x}"] == entry.vendor_name
        if "newer" not in entry.source.names:
            assert f"\t{entry.device_id:04x}  {entry.device_name}\n" in text


def test_a_fact_without_a_source_is_refused():
    entry = device_types()["NVIDIA T4"].model_dump() | {"source": {"names": "pci.ids"}}
    with pytest.raises(ValueError, match="no source"):
        DeviceType.model_validate(entry)


@pytest.mark.parametrize("text", ["number = 20", "number = ", 'number = 20\nesxi = "eight"'])
def test_a_wrong_table_is_named_with_its_file(tmp_path: Path, text: str):
    file = tmp_path / "broken.toml"
    file.write_text(text)
    with pytest.raises(ValueError, match=r"broken\.toml"):
        read_table(HardwareVersion, file)


def test_hardware_versions_are_titled_as_in_the_client():
    titles = {version.number: version.title for version in hardware_versions()}
    assert titles[20] == "ESXi 8.0 and later (VM version 20)"
    assert titles[19] == "ESXi 7.0 U2 and later (VM version 19)"


@pytest.mark.parametrize(
    ("release", "number", "devices"),
    [("6.7", 14, 16), ("7.0.3", 19, 16), ("8.0", 20, 32), ("8.0.1", 20, 64), ("8.0.2", 21, 128), ("9.0", 22, 128)],
)
def test_a_release_decides_the_newest_version_and_the_devices_of_a_vm(release: str, number: int, devices: int):
    assert newest_hardware_version(release) == number
    assert max_passthrough_devices(release) == devices


def test_a_release_before_all_known_ones_gets_the_oldest_values():
    assert (newest_hardware_version("5.5"), max_passthrough_devices("5.5")) == (11, 16)


def test_a_release_that_is_none_is_refused():
    with pytest.raises(ValueError, match="8 Update 1"):
        newest_hardware_version("8 Update 1")


def test_maximums_say_that_they_are_not_verified():
    assert maximums()["hosts-per-cluster"].value == 96
    assert not any(maximum.verified for maximum in maximums().values())
