"""Every lab that ships is proven, in each of its variants."""

from importlib.resources import files
from pathlib import Path

import pytest

from vconsole.lessons.lab import read_lab
from vconsole.lessons.proofs import PROOFS, Case, Proof, cases_of, prove

FOLDER = Path(str(files("vconsole.lessons") / "labs"))
CASES = [
    case for path in sorted(FOLDER.glob("*.toml")) if path.name != "pack.toml" for case in cases_of(read_lab(path))
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.lab.id}-{case.variant}")
@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.code)
def test_a_shipped_lab_is_proven(case: Case, proof: Proof) -> None:
    assert [str(flaw) for flaw in prove(case, proof)] == []
