"""How a console was left: what to open next."""

from typing import NamedTuple


class Leaving(NamedTuple):
    """What the console ends with."""

    status: int = 0
    """The exit status, if nothing else is to be opened."""
    lab: str | None = None
    """The id of a lab to open."""
    tour: str | None = None
    """The id of a walkthrough to play."""
    labs: bool = False
    """Whether the list of labs is to be shown."""
    estate: bool = False
    """Whether to go back to the estate that a lab was opened from."""
