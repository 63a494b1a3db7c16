"""Proofs: what makes a lab one that can be trusted, shown without a screen, for its author and for the tests."""

from vconsole.lessons.proofs.case import Case, Line, Moment, cases_of
from vconsole.lessons.proofs.flaw import Flaw
from vconsole.lessons.proofs.fuzzing import ACTS, Dice, fuzz, random_act
from vconsole.lessons.proofs.packs import prove_pack
from vconsole.lessons.proofs.passages import Passage, passages
from vconsole.lessons.proofs.proof import PROOFS, Proof, prove, prove_all
from vconsole.lessons.proofs.sayings import Spoken, sayings
from vconsole.lessons.proofs.whole import prove_whole

__all__ = [
    "ACTS",
    "PROOFS",
    "Case",
    "Dice",
    "Flaw",
    "Line",
    "Moment",
    "Passage",
    "Proof",
    "Spoken",
    "cases_of",
    "fuzz",
    "passages",
    "prove",
    "prove_all",
    "prove_pack",
    "prove_whole",
    "random_act",
    "sayings",
]
