"""The library: which labs and walkthroughs there are, in which packs, and how they are found."""

from vconsole.lessons.library.entry import Entry
from vconsole.lessons.library.head import Head
from vconsole.lessons.library.library import Library, open_library
from vconsole.lessons.library.shelf import LABS, TOURS, Shelf
from vconsole.lessons.library.shipped import RESERVED, shipped_entries
from vconsole.lessons.library.walkthroughs import Walkthrough, drilled, walkthroughs

__all__ = [
    "LABS",
    "RESERVED",
    "TOURS",
    "Entry",
    "Head",
    "Library",
    "Shelf",
    "Walkthrough",
    "drilled",
    "open_library",
    "shipped_entries",
    "walkthroughs",
]
