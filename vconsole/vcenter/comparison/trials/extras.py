"""VMs that a trial adds beside the one it is about."""

from itertools import count

from vconsole.model import Inventory
from vconsole.model.names import LABEL_LENGTH_MAX

_ROOM = 16
"""Characters that a name leaves for what is added to it."""


def name_beside(inventory: Inventory, vm: str, what: str) -> str:
    """A name for another VM that no VM has; it stands after the VM's own in the order of names."""
    stem = f"{vm[: LABEL_LENGTH_MAX - _ROOM]}-{what}"
    return next(name for number in count(1) if (name := f"{stem}-{number}") not in inventory.vms)
