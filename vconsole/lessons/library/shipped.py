"""The shipped pack. Its labs are proven, so their heads are all that is read to list them."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from vconsole.files import FileProblems
from vconsole.files.toml import read_toml
from vconsole.lessons.library.entry import Entry
from vconsole.lessons.library.head import read_head

RESERVED = ("check", "export", "import", "new", "report", "schema")
"""What `vconsole lab` takes for its own words; a lab of such an id could not be opened."""

PACK_FILE = "pack.toml"


def shipped_pack() -> Path:
    """The folder of the shipped labs."""
    return Path(str(files("vconsole.lessons") / "labs"))


@cache
def shipped_entries() -> tuple[Entry, ...]:
    """The shipped labs in the order of their numbers."""
    folder = shipped_pack()
    ids = read_toml(folder / PACK_FILE)["labs"]
    return tuple(_entry(folder / f"{id_}.toml", f"L{place:02}") for place, id_ in enumerate(ids, start=1))


def _entry(path: Path, number: str) -> Entry:
    try:
        return Entry(path.stem, path, number=number, head=read_head(path))
    except FileProblems as problems:
        return Entry(path.stem, path, number=number, problem=problems.problems[0])
