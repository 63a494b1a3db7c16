"""Every walkthrough that ships is played to its end, and one of them back and forth and recorded twice as well."""

from pathlib import Path

import pytest

from vconsole.lessons.library import TOURS, shipped_entries
from vconsole.lessons.tour import read_tour
from vconsole.ui.tours import prove_tour

PATHS = [entry.path for entry in shipped_entries(TOURS) if entry.path.is_file()]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
async def test_a_shipped_walkthrough_plays_to_its_end_with_every_caption_whole(path: Path) -> None:
    assert [str(flaw) for flaw in await prove_tour(read_tour(path), quick=True)] == []


async def test_a_walkthrough_goes_back_and_forth_through_the_same_states_and_is_recorded_alike() -> None:
    path = next(path for path in PATHS if path.stem == "name")
    assert [str(flaw) for flaw in await prove_tour(read_tour(path))] == []
