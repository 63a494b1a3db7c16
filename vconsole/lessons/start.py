"""Where a lesson begins: a sample with what happened there before, at rest."""

from functools import lru_cache

from vconsole.files import FileProblems, Problem, cluster
from vconsole.files.problems import shown
from vconsole.files.samples import open_sample, samples
from vconsole.files.shipped import shipped_folder
from vconsole.files.wording import suggestion
from vconsole.lessons.lab import Act, Lab
from vconsole.lessons.tour import Tour
from vconsole.model import Inventory
from vconsole.vcenter import Session

_OWN = "lab:"
"""What begins the name of an estate that belongs to the labs alone."""


def start_of(lesson: Lab | Tour) -> Inventory:
    """The estate in which a lesson begins. Raises FileProblems if there is none or if what happened there cannot."""
    session = Session(opened(lesson.start.sample))
    for index, act in enumerate(lesson.start.do):
        _happen(session, act, f"start: do[{index}]")
    return session.at_rest


def _happen(session: Session, act: Act, place: str) -> None:
    faults = session.perform(act.performed).faults or session.settle().faults
    codes = [fault.code for fault in faults]
    if act.refused is None and faults:
        raise FileProblems(None, [Problem(place, f"{act} is refused: {faults[0]}")])
    if act.refused is not None and act.refused not in codes:
        raise FileProblems(None, [Problem(place, f"{act} is not refused with {shown(act.refused)}")])


@lru_cache(maxsize=64)
def opened(name: str) -> Inventory:
    """The estate of a sample, or of one that belongs to the labs alone. Raises FileProblems."""
    folder = shipped_folder("sample_clusters") / "labs"
    own = {f"{_OWN}{path.stem}": path for path in sorted(folder.glob("*.toml"))}
    if name in own:
        return cluster.load(own[name])
    known = [sample.name for sample in samples()]
    if name not in known:
        message = f"{shown(name)} is no sample{suggestion(name, [*known, *own], 'there are')}"
        raise FileProblems(None, [Problem("start: sample", message)])
    return open_sample(name)
