"""The walkthroughs that can be played, each with the labs that drill what it shows."""

from typing import NamedTuple

from vconsole.lessons.library.entry import Entry
from vconsole.lessons.library.head import Head
from vconsole.lessons.library.library import Library


class Walkthrough(NamedTuple):
    """A walkthrough of the library that can be read."""

    entry: Entry
    head: Head
    labs: tuple[tuple[str, str], ...] = ()
    """Name and title of each lab that it names, as far as they are there."""


def walkthroughs(tours: Library, labs: Library) -> tuple[Walkthrough, ...]:
    """Those of a library, with their labs from another; what cannot be read is left out."""
    return tuple(
        Walkthrough(entry, entry.head, drilled(entry, labs))
        for entry in tours.entries
        if entry.head is not None and entry.problem is None
    )


def drilled(tour: Entry, labs: Library) -> tuple[tuple[str, str], ...]:
    """Name and title of each lab that a walkthrough names, as far as they are there."""
    return tuple((lab.name, lab.head.title) for lab in labs.drilling(tour) if lab.head is not None)
