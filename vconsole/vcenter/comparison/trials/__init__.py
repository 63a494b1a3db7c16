"""The trials: one for each row of the table, each a script of actions and what to look for in what comes of them."""

from collections.abc import Callable, Mapping

from vconsole.vcenter.comparison.answer import Tried
from vconsole.vcenter.comparison.subject import Scene
from vconsole.vcenter.comparison.trials.classes import ask_in_vm_class
from vconsole.vcenter.comparison.trials.elsewhere import fail_over, place_elsewhere
from vconsole.vcenter.comparison.trials.moving import balance_load, empty_host, migrate_live
from vconsole.vcenter.comparison.trials.sharing import share_device
from vconsole.vcenter.comparison.trials.states import suspend_and_resume, take_snapshot

Trial = Callable[[Scene], Tried]

TRIALS: Mapping[str, Trial] = {
    "failover": fail_over,
    "placement": place_elsewhere,
    "load-balance": balance_load,
    "vmotion": migrate_live,
    "maintenance": empty_host,
    "snapshot": take_snapshot,
    "suspend": suspend_and_resume,
    "fractional": share_device,
    "vm-class": ask_in_vm_class,
}
"""How each row is tried, by its name."""

__all__ = ["TRIALS", "Trial"]
