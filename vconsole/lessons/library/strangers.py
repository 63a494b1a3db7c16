"""Labs of other people: each file is read in whole, since nobody has proven it here."""

from collections.abc import Iterator
from pathlib import Path

from vconsole.files import FileProblems, Problem
from vconsole.files.problems import shown
from vconsole.lessons.lab import LabFile, read_lab
from vconsole.lessons.library.entry import Entry
from vconsole.lessons.library.head import Head, head_from
from vconsole.lessons.library.pack import Pack, read_pack
from vconsole.lessons.library.shipped import PACK_FILE, RESERVED

LOOSE = "file"
"""What stands for the pack of a file that is in none."""


def packs_in(folder: Path) -> Iterator[Entry]:
    """The labs of all packs in a folder, by the names of the packs."""
    try:
        there = sorted(folder.iterdir())
    except OSError as problem:
        yield Entry(folder.name, folder, problem=Problem(str(folder), f"cannot be read: {problem.strerror}"))
        return
    for each in there:
        if each.is_dir() and not each.name.startswith("."):
            yield from pack_at(each)


def pack_at(folder: Path) -> Iterator[Entry]:
    """The labs of a pack in its order; one entry with a problem if the pack itself cannot be read."""
    try:
        pack = read_pack(folder)
    except FileProblems as problems:
        yield Entry(folder.name, folder / PACK_FILE, pack=folder.name, problem=problems.problems[0])
        return
    yield from (_entry(folder / f"{id_}.toml", pack) for id_ in pack.labs)


def lab_at(path: Path) -> Entry:
    """The lab of a file, as one of its pack if there is one that names it. Raises FileProblems if it cannot be read."""
    entry = next((each for each in _siblings(path) if each.path.stem == path.stem), None)
    if entry is not None and entry.problem is None:
        return entry
    file = read_lab(path)
    return Entry(f"{LOOSE}/{file.id}", path, pack="Files", head=_head(file))


def _siblings(path: Path) -> Iterator[Entry]:
    return pack_at(path.resolve().parent) if (path.parent / PACK_FILE).is_file() else iter(())


def _entry(path: Path, pack: Pack) -> Entry:
    name = f"{path.parent.name}/{path.stem}"
    try:
        file = read_lab(path)
    except FileProblems as problems:
        return Entry(name, path, pack=pack.title, problem=problems.problems[0])
    return Entry(name, path, pack=pack.title, head=_head(file), problem=_misnamed(file))


def _misnamed(file: LabFile) -> Problem | None:
    if file.id != file.path.stem:
        return Problem("id", f"{shown(file.id)} stands in a file named {shown(file.path.name)}; give both one name")
    if file.id in RESERVED:
        return Problem("id", f"{shown(file.id)} is a word of the command vconsole lab; choose another id")
    return None


def _head(file: LabFile) -> Head:
    return head_from(dict(file.lab), file.variants)
