"""Proofs on a lab file as a whole: it is found under its id, and its variants are several labs, not one."""

from collections.abc import Iterator
from itertools import combinations

from vconsole.files import Problem
from vconsole.files.problems import shown
from vconsole.lessons.lab import LabFile
from vconsole.lessons.lab.texts import UNWRITTEN
from vconsole.lessons.proofs.flaw import Flaw


def prove_whole(file: LabFile) -> Iterator[Flaw]:
    """What contradicts T1 and T8 in a file, beyond what its variants say by themselves."""
    if file.id != file.path.stem:
        message = f"{shown(file.id)} stands in a file named {shown(file.path.name)}; give both one name"
        yield Flaw(file.id, 0, "T1", Problem("id", message))
    for key, words in UNWRITTEN.items():
        if words in getattr(file.lab, key):
            message = f"{shown(words)} stands there for words of yours; write them"
            yield Flaw(file.id, 0, "T1", Problem(key, message))
    same = {"variants": ()}
    for (one, first), (other, second) in combinations(enumerate(file.labs), 2):
        if first.model_copy(update=same) == second.model_copy(update=same):
            message = f"it makes the same lab as variants[{one}]; leave it out, or use its words"
            yield Flaw(file.id, 0, "T8", Problem(f"variants[{other}]", message))
