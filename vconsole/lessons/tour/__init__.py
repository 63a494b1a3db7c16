"""Walkthroughs as data."""

from vconsole.lessons.tour.reading import TourFile, parse_tour, read_tour
from vconsole.lessons.tour.spots import ROW, is_spot, spots
from vconsole.lessons.tour.tour import Prediction, Scene, Tour

__all__ = ["ROW", "Prediction", "Scene", "Tour", "TourFile", "is_spot", "parse_tour", "read_tour", "spots"]
