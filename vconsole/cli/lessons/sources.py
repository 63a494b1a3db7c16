"""Which lab files are meant by what stands on the command line."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from vconsole.cli.lessons.learner import packs_folder
from vconsole.files import FileProblems, Problem
from vconsole.lessons.library import open_library
from vconsole.lessons.library.pack import read_pack
from vconsole.lessons.library.shipped import PACK_FILE, shipped_pack


class Source(NamedTuple):
    """The lab files of one thing that was named."""

    paths: tuple[Path, ...]
    """In the order of the pack; what its file does not name comes last."""
    in_pack: int = 0
    """How many of them a pack names."""
    shipped: bool = False
    """Whether it is the pack that comes with the console."""


def sources_of(words: Sequence[str]) -> list[Source]:
    """What words on the command line mean; without any, all labs that are shipped and the learner's own packs.

    Raises FileProblems if something is not there, or if the file of a pack cannot be read.
    """
    if words:
        return [source for word in words for source in _named(word)]
    own = packs_folder()
    return [_folder(shipped_pack()), *(_folder(each) for each in _folders(own))]


def lab_files(sources: Sequence[Source]) -> list[Path]:
    """All their lab files, each once."""
    return list(dict.fromkeys(path for source in sources for path in source.paths))


def _folders(packs: Path) -> Iterator[Path]:
    if packs.is_dir():
        yield from (each for each in sorted(packs.iterdir()) if (each / PACK_FILE).is_file())


def _named(word: str) -> list[Source]:
    path = Path(word)
    if path.is_dir():
        return _inside(path)
    if path.is_file():
        return [_folder(path.parent) if path.name == PACK_FILE else Source((path,))]
    library = open_library(packs_folder())
    if library.get(word) is None and word in (pack.name for pack in _folders(packs_folder())):
        return [_folder(packs_folder() / word)]
    try:
        return [Source((library.find(word).path,))]
    except FileProblems as problems:
        if problems.path is not None and problems.path.is_file():
            return [Source((problems.path,))]  # a lab of the library that cannot be read; proving it tells all
        raise


def _inside(folder: Path) -> list[Source]:
    """A folder of lab files, or one of packs."""
    packs = [] if any(folder.glob("*.toml")) else list(_folders(folder))
    return [_folder(each) for each in packs or [folder]]


def _folder(folder: Path) -> Source:
    pack = read_pack(folder) if (folder / PACK_FILE).is_file() else None
    others = (PACK_FILE, *(f"{id_}.toml" for id_ in pack.tours)) if pack else ()
    there = [path for path in sorted(folder.glob("*.toml")) if path.name not in others]
    named = [folder / f"{id_}.toml" for id_ in pack.labs] if pack else []
    if not there:
        raise FileProblems(folder, [Problem(str(folder), "is a folder without a lab file (*.toml)")])
    return Source((*named, *(path for path in there if path not in named)), len(named), folder == shipped_pack())
