"""How long simulated work takes."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def seconds(work: str) -> float:
    """The virtual time of a piece of work, as `durations.toml` lists it. Raises KeyError for an unknown one."""
    table = tomllib.loads((files(__package__) / "durations.toml").read_text("utf-8"))
    return float(table["seconds"][work])
