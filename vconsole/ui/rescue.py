"""What is left when the console stops at a problem of its own: the estate, in a file, and one line that says so."""

import os
import time
from pathlib import Path

from platformdirs import user_state_path

from vconsole.files.cluster import save
from vconsole.model import Inventory


def rescue(inventory: Inventory, problem: BaseException) -> str:
    """Save the estate beside the user's other state and say what happened, in one line."""
    what = " ".join(f"{type(problem).__name__}: {problem}".split())
    return f"vconsole stopped at a problem of its own: {what}. {_saved(inventory)} Please report this line."


def _saved(inventory: Inventory) -> str:
    path = user_state_path("vconsole") / f"rescued-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.toml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save(inventory, Path(path))
    except Exception as problem:  # whatever keeps the estate from being saved must not hide the first problem
        return f"The estate could not be saved ({problem})."
    return f"The estate is in {path}; open it with vconsole."
