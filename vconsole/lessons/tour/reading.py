"""Reading the file of a walkthrough: every problem with its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vconsole.files import FileProblems
from vconsole.files.toml import parse_toml
from vconsole.lessons.filed import read_lesson, refuse_other_formats, validated
from vconsole.lessons.lab.lab import Start
from vconsole.lessons.library import LABS, shipped_entries
from vconsole.lessons.tour.agreement import disagreements
from vconsole.lessons.tour.tour import Prediction, Scene, Tour
from vconsole.model import Model


@dataclass(frozen=True)
class TourFile:
    """A walkthrough and where it stands."""

    path: Path
    tour: Tour

    @property
    def id(self) -> str:
        """What the walkthrough is called by commands and labs."""
        return self.tour.id


def read_tour(path: Path) -> TourFile:
    """Read the file of a walkthrough. Raises FileProblems with everything that is wrong in it."""
    text = read_lesson(path, "walkthrough")
    beside = sorted(each.stem for each in path.parent.glob("*.toml"))
    try:
        return TourFile(path, parse_tour(text, beside))
    except FileProblems as problems:
        raise FileProblems(path, problems.problems) from None


def parse_tour(text: str, labs: Iterable[str] = ()) -> Tour:
    """The walkthrough that a text describes; it may name these labs beside the shipped ones. Raises FileProblems."""
    raw = parse_toml(text)
    refuse_other_formats(raw, "tour", "walkthrough")
    tour = validated(Tour, raw, _TABLES)
    shipped = [entry.name for entry in shipped_entries(LABS)]
    problems = list(disagreements(tour, dict.fromkeys([*shipped, *labs])))
    if problems:
        raise FileProblems(None, problems)
    return tour


_TABLES: dict[str, type[Model]] = {"start": Start, "scenes": Scene, "question": Prediction}
"""The tables of a walkthrough by their keys."""
