"""How much help there is while a lab is done."""

from enum import StrEnum


class Support(StrEnum):
    """How much a learner is helped, from most to least."""

    WORKED = "worked"
    """Each step is played first, and undone: now you."""
    GUIDED = "guided"
    """Goals, checks after every act, hints."""
    FREE = "free"
    """The story and the steps; checks are asked for by F5."""
    EXAM = "exam"
    """No checks before the end, a clock, partial points."""
