"""The hands: play the lines of a script in the running console with its own keys, as a person would."""

from vconsole.ui.hands.hands import PACE, Hands
from vconsole.ui.hands.problems import CannotPlay, PlayedOtherwise, Stopped
from vconsole.ui.hands.reins import Reins

__all__ = ["PACE", "CannotPlay", "Hands", "PlayedOtherwise", "Reins", "Stopped"]
