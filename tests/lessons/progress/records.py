from datetime import date, timedelta
from itertools import count
from typing import Any

from vconsole.lessons.progress import Outcome, Record
from vconsole.lessons.support import Support

DAY = date(2026, 3, 1)
_IDS = count(1)


def attempt(day: int = 0, support: Support = Support.FREE, stars: int = 3, **fields: Any) -> Record:
    """An attempt at `lab` that passed, so many days after the first."""
    known: dict[str, Any] = {"id": f"a{next(_IDS)}", "lab": "lab", "outcome": Outcome.PASSED, **fields}
    return Record(day=DAY + timedelta(days=day), support=support, stars=stars, **known)


def left(day: int = 0, **fields: Any) -> Record:
    """An attempt that was left."""
    return attempt(day, stars=0, outcome=Outcome.OPEN, **fields)
