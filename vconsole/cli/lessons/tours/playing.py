"""Playing a walkthrough in the console."""

from vconsole.cli.lessons.learner import packs_folder
from vconsole.cli.lessons.lessons_of_console import arriving
from vconsole.cli.lessons.tours.on_air import OnAir
from vconsole.cli.lessons.tours.sources import find_tour, tour_library
from vconsole.lessons.library import drilled, open_library
from vconsole.ui import Leaving, open_tour


def play(word: str, back: str = "") -> Leaving:
    """Play the walkthrough that an id, a number or a path means, and tell the speaker's notes where it is.

    `back` is the estate that it is opened from. Raises FileProblems if there is none, or if it cannot begin.
    """
    file = find_tour(word)
    labs = drilled(tour_library().find(word), open_library(packs_folder()))
    air = OnAir(file.path)
    try:
        return open_tour(file.tour, labs, air.show, arriving(back=back))
    finally:
        air.end()
