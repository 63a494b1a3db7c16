"""What waits for vSphere HA."""

from vconsole.vcenter.state import State

AWAITS_RESTART = "vSphere HA restarts it as soon as a host can take it."
"""What becomes of a VM that waits."""


def awaiting_ha(state: State) -> frozenset[str]:
    """The VMs that vSphere HA has to restart and that are powered off until a host can take them."""
    vms = state.inventory.vms
    return frozenset(each.vm for each in state.awaiting_restart if each.vm in vms and not vms[each.vm].runs)
