"""The shipped lessons. They are proven, so their heads are all that is read to list them."""

from functools import cache
from pathlib import Path

from vconsole.files import FileProblems
from vconsole.files.toml import read_toml
from vconsole.lessons.library.entry import Entry
from vconsole.lessons.library.head import read_head
from vconsole.lessons.library.shelf import LABS, Shelf

RESERVED = LABS.reserved

PACK_FILE = "pack.toml"


def shipped_pack(shelf: Shelf = LABS) -> Path:
    """The folder of the shipped lessons of a kind."""
    return shelf.folder


@cache
def shipped_entries(shelf: Shelf = LABS) -> tuple[Entry, ...]:
    """The shipped lessons of a kind in the order of their numbers."""
    folder = shelf.folder
    ids = read_toml(folder / PACK_FILE)[shelf.key]
    return tuple(_entry(folder / f"{id_}.toml", shelf.number(place)) for place, id_ in enumerate(ids, start=1))


def _entry(path: Path, number: str) -> Entry:
    try:
        return Entry(path.stem, path, number=number, head=read_head(path))
    except FileProblems as problems:
        return Entry(path.stem, path, number=number, problem=problems.problems[0])
