"""What a problem of the console itself leaves behind."""

from pathlib import Path

import pytest

from tests.ui.shell.rig import B, two_hosts
from vconsole.files.cluster import load
from vconsole.model import PciAddress
from vconsole.ui.rescue import rescue
from vconsole.vcenter import Session, SetHardwareLabel


def test_the_estate_is_saved_and_one_line_tells_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    session = Session(two_hosts())
    session.perform(SetHardwareLabel(host=B, device=PciAddress.parse("3b:00.0"), label="Training"))
    told = rescue(session.inventory, ValueError("odd\nthing"))
    (saved,) = (tmp_path / "vconsole").glob("rescued-*.toml")
    assert load(saved) == session.inventory
    assert str(saved) in told
    assert "ValueError: odd thing" in told
    assert "\n" not in told


def test_a_place_that_takes_no_file_does_not_hide_the_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    told = rescue(two_hosts(), ValueError("odd"))
    assert "ValueError: odd" in told
    assert "could not be saved" in told
