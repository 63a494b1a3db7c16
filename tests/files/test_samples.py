from pathlib import Path

import pytest

from tests.files.captured import captured
from vconsole.files import FileProblems
from vconsole.files.cluster import dumps, load, loads
from vconsole.files.large import large_estate
from vconsole.files.listings import pci_list
from vconsole.files.samples import Sample, find, open_sample, samples
from vconsole.model import DirectPathIo, DynamicDirectPathIo, Passthrough, Power
from vconsole.model.names import near_miss

every_sample = pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.name)


def test_the_default_comes_first_and_all_are_there():
    assert [sample.name for sample in samples()] == [
        "default",
        "four-80gb",
        "fresh-host",
        "imported",
        "label-drift",
        "migratable",
        "mixed",
        "two-hosts",
        "vgpu",
        "vm-classes",
    ]


@every_sample
def test_a_sample_says_what_it_teaches_and_saves_as_it_is(sample: Sample):
    inventory = load(sample.path)
    assert (inventory.name, inventory.description) == (sample.title, sample.description)
    assert len(sample.description) > 40
    assert loads(dumps(inventory)) == inventory


@every_sample
def test_every_device_of_a_sample_is_one_of_the_catalogue(sample: Sample):
    for host in load(sample.path).hosts.values():
        assert host.pci
        assert all(device.model for device in host.pci)


def test_the_default_has_something_to_place_something_to_repair_and_something_to_toggle():
    inventory = open_sample()
    devices = [device for host in inventory.hosts.values() for device in host.pci if device.is_graphics]
    labels = {device.hardware_label for device in devices if device.hardware_label}
    assert {"Training", "Inference"} < labels
    assert any(near_miss("Training", label) for label in labels)
    assert any(device.passthrough is Passthrough.DISABLED for device in devices)
    for kind in (DirectPathIo, DynamicDirectPathIo):
        powers = {vm.power for vm in inventory.vms.values() if any(isinstance(found, kind) for found in vm.pci)}
        assert powers == {Power.ON, Power.OFF}


def test_the_imported_hosts_print_what_they_printed_once():
    written = [pci_list.write(host) for host in open_sample("imported").hosts.values()]
    names = ("hardware-pci-list-a100-label-training", "hardware-pci-list-a30-nolabel")
    assert written == [captured(name) for name in names]


def test_a_sample_is_found_by_name_and_a_file_by_path(tmp_path: Path):
    own = tmp_path / "own.toml"
    own.write_text("format = 1")
    assert find("mixed").name == "mixed.toml"
    assert find(own) == own
    assert open_sample(own).name == ""


def test_a_misspelt_sample_is_answered_with_the_nearest():
    with pytest.raises(FileProblems, match='did you mean the sample "default"'):
        open_sample("defualt")


def test_the_large_estate_is_built_the_same_every_time_and_can_be_saved():
    small = large_estate(hosts=130, vms=600)
    assert small == large_estate(hosts=130, vms=600)
    assert (len(small.hosts), len(small.vms), len(small.clusters)) == (130, 600, 3)
    assert loads(dumps(small)) == small


def test_the_name_large_opens_the_large_estate():
    inventory = open_sample("large")
    assert (len(inventory.hosts), len(inventory.vms)) == (2500, 45000)
    assert 18_000 < sum(len(host.pci) for host in inventory.hosts.values()) < 22_000
    assert max(len(inventory.hosts_in(cluster)) for cluster in inventory.clusters) == 64
