"""Playing a walkthrough in the console."""

from vconsole.cli.lessons.labs_of_console import labs_here
from vconsole.cli.lessons.tours.on_air import OnAir
from vconsole.lessons.tour import TourFile
from vconsole.ui import Arriving, Leaving, open_tour


def play(file: TourFile) -> Leaving:
    """Play it, and tell the speaker's notes where it is. Raises FileProblems if it cannot begin."""
    air = OnAir(file.path)
    try:
        return open_tour(file.tour, air.show, Arriving(labs=labs_here))
    finally:
        air.end()
