"""Lessons of other people: each file is read in whole, since nobody has proven it here."""

from collections.abc import Iterator
from pathlib import Path

from vconsole.files import FileProblems, Problem
from vconsole.files.problems import shown
from vconsole.lessons.library.entry import Entry
from vconsole.lessons.library.head import Head, head_from
from vconsole.lessons.library.pack import Pack, not_there, read_pack
from vconsole.lessons.library.shelf import TOURS, Shelf
from vconsole.lessons.library.shipped import PACK_FILE

LOOSE = "file"
"""What stands for the pack of a file that is in none."""


def packs_in(folder: Path, shelf: Shelf) -> Iterator[Entry]:
    """The lessons of all packs in a folder, by the names of the packs."""
    try:
        there = sorted(folder.iterdir())
    except OSError as problem:
        yield Entry(folder.name, folder, problem=Problem(str(folder), f"cannot be read: {problem.strerror}"))
        return
    for each in there:
        if each.is_dir() and not each.name.startswith("."):
            yield from pack_at(each, shelf)


def pack_at(folder: Path, shelf: Shelf) -> Iterator[Entry]:
    """The lessons of a pack in its order; one entry with a problem if the pack itself cannot be read."""
    try:
        pack = read_pack(folder)
    except FileProblems as problems:
        yield Entry(folder.name, folder / PACK_FILE, pack=folder.name, problem=problems.problems[0])
        return
    yield from (_entry(folder / f"{id_}.toml", pack, shelf) for id_ in pack.ids(shelf))


def lesson_at(path: Path, shelf: Shelf) -> Entry:
    """The lesson of a file, as one of its pack if there is one that names it. Raises FileProblems."""
    entry = next((each for each in _siblings(path, shelf) if each.path.stem == path.stem), None)
    if entry is not None and entry.problem is None:
        return entry
    head = _read(path, shelf)
    return Entry(f"{LOOSE}/{head.id}", path, pack="Files", head=head)


def _siblings(path: Path, shelf: Shelf) -> Iterator[Entry]:
    return pack_at(path.resolve().parent, shelf) if (path.parent / PACK_FILE).is_file() else iter(())


def _entry(path: Path, pack: Pack, shelf: Shelf) -> Entry:
    name = f"{path.parent.name}/{path.stem}"
    missing = not_there(path)
    if missing is not None:
        return Entry(name, path, pack=pack.title, problem=missing)
    try:
        head = _read(path, shelf)
    except FileProblems as problems:
        return Entry(name, path, pack=pack.title, problem=problems.problems[0])
    return Entry(name, path, pack=pack.title, head=head, problem=_misnamed(head, path, shelf))


def _misnamed(head: Head, path: Path, shelf: Shelf) -> Problem | None:
    if head.id != path.stem:
        return Problem("id", f"{shown(head.id)} stands in a file named {shown(path.name)}; give both one name")
    if head.id in shelf.reserved:
        return Problem("id", f"{shown(head.id)} is a word of the command {shelf.command}; choose another id")
    return None


def _read(path: Path, shelf: Shelf) -> Head:
    """The head of a lesson whose whole file is valid. Raises FileProblems."""
    if shelf is TOURS:
        from vconsole.lessons.tour import read_tour  # it asks the library which labs there are

        return head_from(dict(read_tour(path).tour), 1)
    from vconsole.lessons.lab import read_lab

    file = read_lab(path)
    return head_from(dict(file.lab), file.variants)
