"""The ids of lessons that somebody writes: free ones."""

import re

from pydantic import AfterValidator

from vconsole.files.problems import shown
from vconsole.lessons.library import Shelf, shipped_entries

ID_MAX = 40
"""Characters of an id."""


def free_on(shelf: Shelf) -> AfterValidator:
    """Lets pass what is no word of the command and no shipped lesson of a kind; raises ValueError for others."""

    def free(id_: str) -> str:
        if id_ in shelf.reserved:
            raise ValueError(
                f"{shown(id_)} is a word of {shelf.command}; take another, such as {shown(f'{id_}-{shelf.noun}')}"
            )
        shipped = next((entry for entry in shipped_entries(shelf) if entry.name == id_), None)
        if shipped is not None:
            other = shown(f"own-{id_}"[:ID_MAX])
            what = f"{shown(id_)} is the {shelf.noun} {shipped.number} that ships with vconsole"
            raise ValueError(f"{what}; take another, such as {other}")
        return id_

    return AfterValidator(free)


def id_of(text: str) -> str:
    """An id that is made of a text."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:ID_MAX].strip("-") or "lab"
