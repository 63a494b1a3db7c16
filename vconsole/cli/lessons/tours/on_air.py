"""Which walkthroughs are played now, and where they are: a small file for each console, that other terminals follow."""

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from vconsole.cli.lessons.learner import learner_folder
from vconsole.files import FileProblems
from vconsole.files.replace import replace_file
from vconsole.ui import Stand, Where


class Moment(NamedTuple):
    """What one of the files says."""

    path: Path
    """The file of the walkthrough."""
    where: Where
    began: float
    """When it began, in seconds since the epoch."""
    told: float
    """When it came to where it is, in seconds since the epoch."""
    process: int
    """The process that plays it."""

    @property
    def over(self) -> bool:
        """Whether it came to its end, or was left; its console is still there."""
        return self.where.stand is Stand.OVER

    def seconds(self, now: float) -> float:
        """How long it is played, or was."""
        return (self.told if self.over else now) - self.began


class OnAir:
    """Tells where a walkthrough is. A folder that cannot be written keeps nobody from watching."""

    def __init__(self, path: Path) -> None:
        """Begin to play a file."""
        self._path = path.resolve()
        self._began = time.time()

    def show(self, where: Where) -> None:
        """Tell where it is now."""
        moment = Moment(self._path, where, self._began, time.time(), os.getpid())
        try:
            _folder().mkdir(parents=True, exist_ok=True)
            replace_file(_file(moment.process), json.dumps({**moment._asdict(), "path": str(moment.path)}))
        except (OSError, FileProblems):
            return

    def end(self) -> None:
        """Tell that its console is gone."""
        _forget(_file(os.getpid()))


def on_air() -> Sequence[Moment]:
    """What is played now, that which began last first; what is over but still there comes after the rest."""
    found = []
    for file in _folder().glob("*.json"):
        moment = _read(file)
        if moment is None or not _runs(moment.process):
            _forget(file)
        else:
            found.append(moment)
    return sorted(found, key=lambda moment: (moment.over, -moment.began))


def _folder() -> Path:
    return learner_folder() / "on-air"


def _file(process: int) -> Path:
    return _folder() / f"{process}.json"


def _forget(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return


def _read(file: Path) -> Moment | None:
    try:
        found: dict[str, Any] = json.loads(file.read_text("utf-8"))
        scene, stand = found["where"]
        where = Where(int(scene), Stand(stand))
        times = float(found["began"]), float(found["told"])
        return Moment(Path(found["path"]), where, *times, int(found["process"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
