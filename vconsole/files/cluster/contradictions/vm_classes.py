"""VM classes that no vCenter could have."""

from collections.abc import Iterator

from vconsole.files.cluster.draft import Draft
from vconsole.files.cluster.places import Finding
from vconsole.model.vm_class import class_faults

_RESERVATION = "reserve_all_memory"


def class_contradictions(draft: Draft) -> Iterator[Finding]:
    """Devices that a class cannot have, and memory that is not reserved for them."""
    for index, vm_class in enumerate(draft.file.vm_class):
        for fault in class_faults(vm_class):
            if fault.slot is not None:
                yield draft.loc("vm_class", index, "pci", fault.slot), str(fault)
            elif _says_false(draft, index):
                yield (*draft.loc("vm_class", index), _RESERVATION), str(fault)


def _says_false(draft: Draft, index: int) -> bool:
    """Whether the file itself reserves nothing; a value that could not be read is another problem."""
    table = draft.raw["vm_class"][draft.loc("vm_class", index)[1]]
    return table.get(_RESERVATION) is False
