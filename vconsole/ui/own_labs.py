"""Where a learner's own labs lie, for the commands that list them and the console that builds one; loads no screen."""

from pathlib import Path

from platformdirs import user_data_path

OWN_PACK = "own"
"""The pack of the labs that were built here, among the learner's packs."""


def packs_folder() -> Path:
    """Where a learner's own packs of labs lie: in the XDG data directory."""
    return user_data_path("vconsole") / "labs"


def own_pack() -> Path:
    """The folder of the pack of what was built here."""
    return packs_folder() / OWN_PACK
