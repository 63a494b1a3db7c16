"""Faults: refusals as values, with what was found, what to do, and what they are about."""

from typing import NamedTuple

from vconsole.model.address import PciAddress
from vconsole.model.ref import Ref


class Fault(NamedTuple):
    """Why something was not done. The code is stable; the wording may change.

    A placement in a large cluster gives many thousands of them, so they are as light as a value can be.
    """

    code: str
    """Stable name of the reason, lower case with hyphens."""
    message: str
    """What was found and what was expected; in vSphere's words where they are known."""
    remedy: str
    """What a person can do about it."""
    about: Ref | None = None
    """The object that the reason lies in."""
    slot: int | None = None
    """Which of the VM's PCI devices asked, counted from 0."""
    device: PciAddress | None = None
    """Which device of the host the reason is about."""
    causes: tuple["Fault", ...] = ()
    """The reasons behind this one, for example one for each host."""

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()
