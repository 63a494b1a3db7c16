"""Walkthroughs as data."""

from vconsole.lessons.tour.tour import Prediction, Scene, Tour

__all__ = ["Prediction", "Scene", "Tour"]
