"""Which walkthroughs are meant by what stands on the command line."""

from collections.abc import Sequence
from pathlib import Path

from vconsole.cli.lessons.learner import packs_folder
from vconsole.files import FileProblems
from vconsole.lessons.library import TOURS, Library, open_library
from vconsole.lessons.tour import TourFile, read_tour


def tour_library() -> Library:
    """The shipped walkthroughs and those of the learner's own packs."""
    return open_library(packs_folder(), TOURS)


def find_tour(word: str) -> TourFile:
    """The walkthrough that an id, a number or a path means. Raises FileProblems."""
    return read_tour(_path(tour_library(), word))


def tour_paths(words: Sequence[str]) -> list[Path]:
    """The files that are named, or all that are shipped and there. Raises FileProblems."""
    library = tour_library()
    if words:
        return list(dict.fromkeys(_path(library, word) for word in words))
    return [entry.path for entry in library.entries if entry.number and entry.path.is_file()]


def _path(library: Library, word: str) -> Path:
    try:
        return library.find(word).path
    except FileProblems as problems:
        if problems.path is not None and problems.path.is_file():
            return problems.path  # reading it tells all its problems, not only the first
        raise
