import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.build import A100, ask, device, estate, host, static, vm
from tests.files.estates import estates
from vconsole.files import FileProblems
from vconsole.files.cluster import dumps, load, loads, save
from vconsole.files.replace import replace_file
from vconsole.model import Inventory, PciAddress


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(estates())
def test_what_is_written_is_read_as_the_same_estate_and_written_as_the_same_bytes(inventory: Inventory):
    text = dumps(inventory)
    again = loads(text)
    assert again == inventory
    assert list(again.hosts) == list(inventory.hosts)
    assert list(again.vms) == list(inventory.vms)
    assert dumps(again) == text


def test_only_what_differs_from_the_usual_is_written():
    small = estate(host("esxi-01", device("af:00.0", label="Training")), vms=(vm("a", "esxi-01", cpus=2),))
    text = dumps(small)
    assert 'cluster = "gpu"\n\n[[host.pci]]\naddress = "0000:af:00.0"\nvendor_id = "0x10de"' in text
    assert 'hardware_label = "Training"' in text
    for key in ("cpus", "power", "bars_mb", "vendor_name", "drs", "vcenter"):
        assert key not in text


def test_a_value_that_is_usual_for_the_model_but_not_for_the_card_is_written():
    bare = estate(host("esxi-01", device("af:00.0", A100, memory_gb=0, bars_mb=())))
    assert loads(dumps(bare)) == bare


def test_what_a_power_on_has_only_reserved_is_not_written():
    request = ask(label="Training").model_copy(update={"hinted": PciAddress.parse("af:00.0")})
    powering = vm("a", "esxi-01", request).model_copy(update={"powering_on": True})
    text = dumps(estate(host("esxi-01", device("af:00.0", label="Training")), vms=(powering,)))
    assert "hinted" not in text
    assert loads(text).vms["a"] == powering.freed()


def test_the_backing_of_a_static_device_is_written_only_where_it_is_special():
    usual, moved = static("af:00.0", "esxi-01"), static("af:00.0", "esxi-02")
    inventory = estate(
        host("esxi-01", device("af:00.0")), vms=(vm("usual", "esxi-01", usual), vm("moved", "esxi-01", moved))
    )
    text = dumps(inventory)
    assert text.count('host = "esxi-02"') == 1
    assert text.count("vendor_id") == 2
    assert loads(text) == inventory


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path):
    path = tmp_path / "estate.toml"
    path.write_text("old")
    path.chmod(0o640)
    inventory = estate(host("esxi-01"))
    save(inventory, path)
    assert load(path) == inventory
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [found.name for found in tmp_path.iterdir()] == ["estate.toml"]


def test_a_symbolic_link_is_followed(tmp_path: Path):
    target, link = tmp_path / "target.toml", tmp_path / "link.toml"
    target.write_text("old")
    link.symlink_to(target)
    replace_file(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_when_the_disk_is_full_the_old_file_stays_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "estate.toml"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileProblems, match="cannot be written: No space left on device"):
        replace_file(path, "new")
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["estate.toml"]


def test_what_cannot_be_written_is_one_problem(tmp_path: Path):
    for path in (tmp_path, tmp_path / "missing" / "estate.toml"):
        with pytest.raises(FileProblems) as found:
            replace_file(path, "text")
        assert str(found.value).startswith(f"{path}: cannot be written")
        assert len(found.value.problems) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_file_is_not_replaced(tmp_path: Path):
    path = tmp_path / "estate.toml"
    path.write_text("old")
    path.chmod(0o444)
    with pytest.raises(FileProblems, match="Permission denied"):
        replace_file(path, "new")
    assert path.read_text() == "old"


def test_a_device_file_is_written_to_and_not_replaced():
    replace_file(Path(os.devnull), "text")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
