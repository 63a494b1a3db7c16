"""Every walkthrough that ships is proven: it is played, gone back through, and recorded twice."""

from pathlib import Path

import pytest

from vconsole.lessons.library import TOURS, shipped_entries
from vconsole.lessons.tour import read_tour
from vconsole.ui.tours import prove_tour

PATHS = [entry.path for entry in shipped_entries(TOURS) if entry.path.is_file()]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
async def test_a_shipped_walkthrough_is_proven(path: Path) -> None:
    assert [str(flaw) for flaw in await prove_tour(read_tour(path))] == []
