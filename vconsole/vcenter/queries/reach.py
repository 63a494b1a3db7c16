"""Whether what a person wants to do can reach those who do it."""

from vconsole.model import Inventory
from vconsole.vcenter.actions import Action

VCENTER_SILENT = "vCenter does not answer"


def out_of_reach(inventory: Inventory, does: type[Action] | None) -> str | None:
    """Why no action of a kind can be asked for now, in a few words; None if one can, or if there is none to ask for."""
    through_vcenter = does is not None and does.needs_vcenter
    return VCENTER_SILENT if through_vcenter and not inventory.vcenter.up else None
