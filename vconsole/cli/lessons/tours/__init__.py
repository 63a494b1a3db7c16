"""The commands of walkthroughs, by the word after `vconsole tour`; what one needs is imported when it runs."""

from vconsole.cli.command import Command
from vconsole.cli.lessons.tours.check import CheckTours
from vconsole.cli.lessons.tours.new import NewTour
from vconsole.cli.lessons.tours.notes import TourNotes
from vconsole.cli.lessons.tours.render import RenderTour

__all__ = ["TOUR_COMMANDS"]

TOUR_COMMANDS: dict[str, Command] = {
    "check": CheckTours(),
    "new": NewTour(),
    "notes": TourNotes(),
    "render": RenderTour(),
}
"""Every command of walkthroughs."""
