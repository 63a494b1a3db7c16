"""What files of labs and of walkthroughs have in common: their form, the places of problems, what parts agree on."""

from vconsole.lessons.filed.agreeing import DEPTH_MAX, known_idea, reference, too_deep, twice
from vconsole.lessons.filed.form import FORMAT, read_lesson, refuse_other_formats, validated
from vconsole.lessons.filed.places import place_of, placed

__all__ = [
    "DEPTH_MAX",
    "FORMAT",
    "known_idea",
    "place_of",
    "placed",
    "read_lesson",
    "reference",
    "refuse_other_formats",
    "too_deep",
    "twice",
    "validated",
]
