"""The kinds of PCI devices compared: how each is written, and what works with each, found by trying."""

from vconsole.vcenter.comparison.answer import Cell, ComparedRow, Comparison, Evidence, Tried, Verdict
from vconsole.vcenter.comparison.compare import compare_kinds, compare_vm, compared
from vconsole.vcenter.comparison.notation import WrittenDevice, notation
from vconsole.vcenter.comparison.run import Act, Run
from vconsole.vcenter.comparison.subject import KIND_TITLES, KINDS, Subject, of_samples, of_vm
from vconsole.vcenter.comparison.writing import Access

__all__ = [
    "KINDS",
    "KIND_TITLES",
    "Access",
    "Act",
    "Cell",
    "ComparedRow",
    "Comparison",
    "Evidence",
    "Run",
    "Subject",
    "Tried",
    "Verdict",
    "WrittenDevice",
    "compare_kinds",
    "compare_vm",
    "compared",
    "notation",
    "of_samples",
    "of_vm",
]
