"""Building a lab from what is done in the console."""

from collections.abc import Callable, Mapping

from vconsole.ui.building.flow import give_up, start_here, this_is_the_goal
from vconsole.ui.building.goal import GoalDialog
from vconsole.ui.desk import Desk

__all__ = ["STEPS", "GoalDialog", "give_up", "start_here", "this_is_the_goal"]

STEPS: Mapping[str, Callable[[Desk], None]] = {"start": start_here, "goal": this_is_the_goal, "stop": give_up}
"""What the palette offers, by its word."""
