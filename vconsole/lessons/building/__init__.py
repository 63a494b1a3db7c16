"""Building labs: what was done in a session, or a skeleton, as a lab file for its author to go on with."""

from vconsole.lessons.building.difference import Difference
from vconsole.lessons.building.differences import differences
from vconsole.lessons.building.drafting import Head, draft
from vconsole.lessons.building.naming import id_of
from vconsole.lessons.building.own_pack import save_lab
from vconsole.lessons.building.recording import Done, Recording, lasting_acts, record, sample_of
from vconsole.lessons.building.skeleton import skeleton
from vconsole.lessons.building.tour_skeleton import TourHead, tour_skeleton
from vconsole.lessons.building.way import Beginning, begin, way_from

__all__ = [
    "Beginning",
    "Difference",
    "Done",
    "Head",
    "Recording",
    "TourHead",
    "begin",
    "differences",
    "draft",
    "id_of",
    "lasting_acts",
    "record",
    "sample_of",
    "save_lab",
    "skeleton",
    "tour_skeleton",
    "way_from",
]
