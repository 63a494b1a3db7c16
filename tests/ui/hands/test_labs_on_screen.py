"""Every lab that is shipped can be done with the console's keys, in a small terminal and in a large one."""

from pathlib import Path

import pytest

import vconsole.lessons
from vconsole.lessons.lab import read_lab
from vconsole.ui.hands.proofs import SIZES, prove_on_screen

LABS = sorted(path for path in (Path(vconsole.lessons.__file__).parent / "labs").glob("*.toml") if path.stem != "pack")


@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
@pytest.mark.parametrize("path", LABS, ids=[path.stem for path in LABS])
async def test_the_solution_of_a_lab_can_be_played_with_keys(path: Path, size: tuple[int, int]) -> None:
    assert not await prove_on_screen(read_lab(path).lab, size)
