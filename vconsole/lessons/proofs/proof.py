"""The proofs of one variant of a lab, by their codes."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from vconsole.files import FileProblems, Problem
from vconsole.lessons.proofs.beginning import start_is_open
from vconsole.lessons.proofs.case import Case
from vconsole.lessons.proofs.flaw import Flaw
from vconsole.lessons.proofs.naming import names_are_there
from vconsole.lessons.proofs.purity import effort_is_bounded, judging_is_pure, ways_lead_back
from vconsole.lessons.proofs.solving import alternatives_pass, every_line_counts, steps_flip
from vconsole.lessons.proofs.trapping import traps_spring
from vconsole.lessons.proofs.trying import what_ifs_happen
from vconsole.lessons.proofs.wording import messages_are_whole


class Proof(NamedTuple):
    """Something that every lab has to be."""

    code: str
    title: str
    of: Callable[[Case], Iterable[Problem]]
    """What contradicts it in one variant of a lab."""


PROOFS: tuple[Proof, ...] = (
    Proof("T17", "what it names is there", names_are_there),
    Proof("T1", "it loads, begins, and its messages fit", messages_are_whole),
    Proof("T2", "it is not done at the start", start_is_open),
    Proof("T4", "the lines of each step bring that step", steps_flip),
    Proof("T5", "no line of the solution can be left out", every_line_counts),
    Proof("T6", "each trap shows its wrong idea alone", traps_spring),
    Proof("T7", "judging changes nothing", judging_is_pure),
    Proof("T10", "undo and reset lead back to the start", ways_lead_back),
    Proof("T11", "the other ways are accepted", alternatives_pass),
    Proof("T12", "judging takes few actions", effort_is_bounded),
    Proof("T16", "its what-ifs happen", what_ifs_happen),
)
"""The proofs of one variant; a wrong name comes first, since other problems may only follow from it.

Of the others, T8 and T14 are about more than one variant; T3 and T9 need the screen and stand there
(`vconsole.ui.proofs`); T13 holds because the last hint is the solution itself; T15 is only a report."""


def prove(case: Case, proof: Proof) -> Iterator[Flaw]:
    """What contradicts one proof. A lab that cannot begin contradicts only T1."""
    try:
        yield from (Flaw(case.lab.id, case.variant, proof.code, problem) for problem in proof.of(case))
    except FileProblems:
        return


def prove_all(case: Case) -> Iterator[Flaw]:
    """What contradicts any proof."""
    for proof in PROOFS:
        yield from prove(case, proof)
