"""What is offered to a newcomer."""

from collections.abc import Callable
from typing import NamedTuple


class Offer(NamedTuple):
    """A walkthrough and a lab to begin with."""

    tour: tuple[str, str]
    """Id and title."""
    minutes: int
    """How long the walkthrough takes."""
    lab: tuple[str, str]
    """Id and title."""
    dismissed: Callable[[], None]
    """Called when the newcomer took one of them, or closed the offer."""
