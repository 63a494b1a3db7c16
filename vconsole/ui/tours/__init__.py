"""Walkthroughs in the console: played for a viewer, recorded without one, and proven."""

from vconsole.ui.tours.console import TourConsole
from vconsole.ui.tours.proofs import prove_tour
from vconsole.ui.tours.recorder import record

__all__ = ["TourConsole", "prove_tour", "record"]
