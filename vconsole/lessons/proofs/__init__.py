"""Proofs: what makes a lab one that can be trusted, shown without a screen, for its author and for the tests."""

from vconsole.lessons.proofs.case import Case, Moment, cases_of
from vconsole.lessons.proofs.proof import PROOFS, Flaw, Proof, prove, prove_all
from vconsole.lessons.proofs.sayings import sayings

__all__ = ["PROOFS", "Case", "Flaw", "Moment", "Proof", "cases_of", "prove", "prove_all", "sayings"]
