"""The functionality table, every cell of it tried on a copy of an estate."""

from collections.abc import Sequence

from vconsole.model import Inventory
from vconsole.vcenter.comparison.answer import Cell, ComparedRow, Comparison, Evidence, Tried
from vconsole.vcenter.comparison.rows import Row, rows
from vconsole.vcenter.comparison.subject import (
    KIND_TITLES,
    KINDS,
    Scene,
    Subject,
    Unprepared,
    of_samples,
    of_vm,
    prepared,
)
from vconsole.vcenter.comparison.trials import TRIALS


def compare_kinds() -> Comparison:
    """Compare the kinds of PCI devices on copies of small estates."""
    return compared(of_samples())


def compare_vm(inventory: Inventory, vm: str) -> Comparison:
    """Compare them on copies of the estate, with this VM and its passthrough devices written in both ways.

    Answers depend on the estate then: a VM that no other host can take is not restarted by vSphere HA.
    """
    return compared(of_vm(inventory, vm))


def compared(subjects: Sequence[Subject]) -> Comparison:
    """Try every row with every subject; each kind has one at least."""
    scenes = [(subject, prepared(subject)) for subject in subjects]
    found = tuple(
        ComparedRow(row, tuple(_cell(row, [scene for scene in scenes if scene[0].kind == kind]) for kind in KINDS))
        for row in rows()
    )
    return Comparison(tuple(KIND_TITLES[kind] for kind in KINDS), found)


def _cell(row: Row, scenes: Sequence[tuple[Subject, Scene | Unprepared]]) -> Cell:
    own, *others = (
        _evidence(row, subject, scene) for subject, scene in scenes if subject.rows is None or row.name in subject.rows
    )
    return Cell((own, *(other for other in others if other.tried.words != own.tried.words)))


def _evidence(row: Row, subject: Subject, scene: Scene | Unprepared) -> Evidence:
    if isinstance(scene, Scene):
        tried, host = TRIALS[row.name](scene), scene.host.name
    else:
        tried, host = Tried.untried(scene.run, scene.reason), subject.inventory.vms[subject.vm].host
    question = row.question.format(vm=subject.vm, host=host)
    return Evidence(tried, question, subject.where, subject.vm, subject.beside)
