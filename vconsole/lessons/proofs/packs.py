"""The proof of a pack: what a lab needs is there before it, and every concept is introduced before it is used."""

from collections.abc import Iterator, Mapping, Sequence

from vconsole.files import Problem
from vconsole.files.problems import shown
from vconsole.files.wording import suggestion
from vconsole.lessons.lab import Lab, LabFile, Support
from vconsole.lessons.proofs.flaw import Flaw
from vconsole.model.names import near_miss

_ALONE = (Support.FREE, Support.EXAM)


def prove_pack(files: Sequence[LabFile], known: Sequence[LabFile] = ()) -> Iterator[Flaw]:
    """T14, for the labs of a pack in their order; `known` are labs of others that they may need."""
    before: dict[str, Lab] = {file.id: file.lab for file in known}
    every = {**before, **{file.id: file.lab for file in files}}
    for file in files:
        yield from (Flaw(file.id, 0, "T14", problem) for problem in _lab(file.lab, before, every))
        before[file.id] = file.lab


def _lab(lab: Lab, before: Mapping[str, Lab], every: Mapping[str, Lab]) -> Iterator[Problem]:
    closure = _closure(lab, every)
    for need in lab.needs:
        if need not in every:
            yield Problem("needs", f"there is no lab {shown(need)}{suggestion(need, every, 'there are')}")
        elif lab.id in _closure(every[need], every) or need == lab.id:
            yield Problem("needs", f"{shown(need)} needs {shown(lab.id)} in turn; one of them has to come first")
        elif need not in before:
            yield Problem("needs", f"{shown(need)} stands after it in the pack; what is needed comes before")
    taught = {concept for need in closure for concept in every[need].introduces}
    yield from _concepts(lab, taught)
    yield from _nearly_known(lab, every)


def _concepts(lab: Lab, taught: set[str]) -> Iterator[Problem]:
    for concept in lab.concepts:
        if concept not in taught and concept not in lab.introduces:
            yield Problem("concepts", f"no lab that it needs introduces {shown(concept)}; add one to needs")
    for concept in lab.introduces:
        if concept not in lab.concepts:
            yield Problem("introduces", f"{shown(concept)} is none of its concepts; add it there")
        if concept in taught:
            yield Problem("introduces", f"a lab that it needs introduces {shown(concept)} already; leave it out")
        if lab.support in _ALONE:
            yield Problem("introduces", f"{shown(concept)} is met here first, so support cannot be {lab.support}")


def _nearly_known(lab: Lab, every: Mapping[str, Lab]) -> Iterator[Problem]:
    """Concepts that look like a slip in the name of one that another lab introduces."""
    others = {concept: other.id for other in every.values() if other.id != lab.id for concept in other.introduces}
    for concept in lab.introduces:
        near = next((other for other in others if near_miss(other, concept)), None)
        if near is not None and concept not in others:
            found = f"{shown(concept)} is nearly {shown(near)}, which {others[near]} introduces"
            yield Problem("introduces", f"{found}; give both one name, or this one a name of its own")


def _closure(lab: Lab, every: Mapping[str, Lab]) -> set[str]:
    """All labs that one needs, directly or by others."""
    found: set[str] = set()
    open_ = list(lab.needs)
    while open_:
        need = open_.pop()
        if need in every and need not in found:
            found.add(need)
            open_ += every[need].needs
    return found
