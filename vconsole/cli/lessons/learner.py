"""Where the labs and the progress of whoever sits here are kept, and what day it is."""

import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from platformdirs import user_state_path

from vconsole.files.problems import printable
from vconsole.ui.own_labs import packs_folder

__all__ = ["learner_folder", "packs_folder", "tell", "today"]


def learner_folder() -> Path:
    """Where progress is kept: in the XDG state directory."""
    return user_state_path("vconsole")


def today() -> date:
    """The day, where the learner is."""
    return datetime.now().astimezone().date()


def tell(notices: Iterable[str]) -> None:
    """Tell on standard error what is to be said about files of progress."""
    for notice in notices:
        print(f"vconsole: {printable(notice)}", file=sys.stderr)
