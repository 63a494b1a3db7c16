"""The library: which labs there are, in which packs, and how they are found."""

from vconsole.lessons.library.entry import Entry
from vconsole.lessons.library.head import Head
from vconsole.lessons.library.library import Library, open_library
from vconsole.lessons.library.shipped import RESERVED

__all__ = ["RESERVED", "Entry", "Head", "Library", "open_library"]
