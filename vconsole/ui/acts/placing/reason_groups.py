"""The reasons against a host, each told once for all the PCI devices of the VM that it concerns."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from vconsole.model import Fault

TOO_FEW = "too-few-devices"
"""The code of the reason that says how many devices are missing: the one to read first."""


class ReasonGroup(NamedTuple):
    """One reason, and the slots that it concerns; none for a reason that does not lie in the PCI devices."""

    fault: Fault
    slots: tuple[int, ...]

    @property
    def heading(self) -> str:
        """The slots in words, such as `PCI devices 0-3: `; empty without slots."""
        if not self.slots:
            return ""
        return f"PCI device{'' if len(self.slots) == 1 else 's'} {_spans(self.slots)}: "


def reason_groups(reasons: Sequence[Fault]) -> tuple[ReasonGroup, ...]:
    """The reasons in their order without repetition, what is missing altogether before the rest."""
    slots: dict[Fault, list[int]] = {}
    for fault in reasons:
        found = slots.setdefault(fault._replace(slot=None), [])
        if fault.slot is not None:
            found.append(fault.slot)
    groups = [ReasonGroup(fault, tuple(found)) for fault, found in slots.items()]
    return tuple(sorted(groups, key=lambda group: group.fault.code != TOO_FEW))


def _spans(numbers: Sequence[int]) -> str:
    """Numbers in rising order, those that follow each other as a span: `0-3, 5`."""
    starts = [numbers[0], *(after for before, after in pairwise(numbers) if after != before + 1)]
    ends = [*(before for before, after in pairwise(numbers) if after != before + 1), numbers[-1]]
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in zip(starts, ends, strict=True))
