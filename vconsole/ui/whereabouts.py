"""Where a walkthrough is, for whoever follows it elsewhere."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Stand(StrEnum):
    """How it stands with a scene."""

    COMING = "coming"
    """Keys are pressed towards it."""
    SHOWN = "shown"
    OVER = "over"
    """It was the last one: the walkthrough ended there, or was left."""


class Where(NamedTuple):
    """Where a walkthrough is."""

    scene: int
    """The number of the scene, counted from 0."""
    stand: Stand = Stand.SHOWN


Told = Callable[[Where], None]
"""Hears where a walkthrough is, whenever that changes."""
