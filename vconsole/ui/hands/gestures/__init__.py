"""The gestures: for each kind of action, the keys by which a person does it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from vconsole.ui.hands.gestures.clusters import CLUSTERS
from vconsole.ui.hands.gestures.hosts import HOSTS
from vconsole.ui.hands.gestures.passthrough import PASSTHROUGH
from vconsole.ui.hands.gestures.power import POWER
from vconsole.ui.hands.gestures.vms import VMS
from vconsole.ui.hands.moves import Moves
from vconsole.ui.hands.problems import CannotPlay
from vconsole.vcenter import Action

__all__ = ["GESTURES", "Gesture", "gesture_for"]

Gesture = Callable[[Moves, Any], Awaitable[None]]
"""Does an action with keys; it ends when the act was asked for, with dialogs that tell about it still open."""

GESTURES: Mapping[type[Action], Gesture] = {**PASSTHROUGH, **POWER, **VMS, **HOSTS, **CLUSTERS}
"""The gesture of each kind of action."""


def gesture_for(action: Action) -> Gesture:
    """The gesture of an action. Raises CannotPlay if the console has no way to do such a thing."""
    if getattr(action, "by_host", False):
        raise CannotPlay(f"{action.title} past vCenter is done in the ESXi shell, not on a page.")
    found = GESTURES.get(type(action))
    if found is None:
        raise CannotPlay(f"The console has no page or menu for {action.title}.")
    return found
