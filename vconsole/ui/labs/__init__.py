"""The lists of labs and of walkthroughs in the console."""

from vconsole.ui.labs.lab_list import LabList
from vconsole.ui.labs.tour_list import TourList

__all__ = ["LabList", "TourList"]
