"""Which walkthrough is played now, and where it is: a small file that a second terminal follows."""

import json
import os
import time
from pathlib import Path
from typing import NamedTuple

from vconsole.cli.lessons.learner import learner_folder
from vconsole.files import FileProblems
from vconsole.files.replace import replace_file

FILE = "tour.json"


class Moment(NamedTuple):
    """What the file says."""

    path: Path
    """The file of the walkthrough."""
    scene: int
    """The number of the scene that is shown, counted from 0."""
    began: float
    """When it began, in seconds since the epoch."""
    process: int
    """The process that plays it."""


class OnAir:
    """Tells where a walkthrough is. A folder that cannot be written keeps nobody from watching."""

    def __init__(self, path: Path) -> None:
        """Begin to play a file."""
        self._path = path.resolve()
        self._began = time.time()

    def show(self, scene: int) -> None:
        """Tell that a scene is shown."""
        moment = Moment(self._path, scene, self._began, os.getpid())
        try:
            learner_folder().mkdir(parents=True, exist_ok=True)
            replace_file(learner_folder() / FILE, json.dumps({**moment._asdict(), "path": str(moment.path)}))
        except (OSError, FileProblems):
            return

    def end(self) -> None:
        """Tell that nothing is played any more, unless somebody else plays by now."""
        moment = now_playing()
        if moment is not None and moment.process == os.getpid():
            try:
                (learner_folder() / FILE).unlink(missing_ok=True)
            except OSError:
                return


def now_playing() -> Moment | None:
    """What is played now; None if nothing is, or if its console is gone."""
    try:
        found = json.loads((learner_folder() / FILE).read_text("utf-8"))
        moment = Moment(Path(found["path"]), int(found["scene"]), float(found["began"]), int(found["process"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return moment if _runs(moment.process) else None


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
