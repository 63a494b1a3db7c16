"""Every lab that is shipped can be done with the console's keys beside its coach, where all it says is read."""

from pathlib import Path

import pytest

import vconsole.lessons
from vconsole.lessons.lab import read_lab
from vconsole.lessons.proofs import cases_of
from vconsole.ui.proofs import SIZES, Terminal, prove_on_screen

LABS = sorted(path for path in (Path(vconsole.lessons.__file__).parent / "labs").glob("*.toml") if path.stem != "pack")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("path", LABS, ids=[path.stem for path in LABS])
def test_a_lab_is_done_with_keys_and_read_in_its_coach(path: Path, size: Terminal) -> None:
    assert [str(flaw) for flaw in prove_on_screen(cases_of(read_lab(path))[0], size)] == []
