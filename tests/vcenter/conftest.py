"""A cluster file and a folder for journals."""

from pathlib import Path

import pytest

from tests.vcenter.journal_rig import small
from vconsole.files.cluster import save


@pytest.fixture
def cluster_file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    save(small(), path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "sessions"
